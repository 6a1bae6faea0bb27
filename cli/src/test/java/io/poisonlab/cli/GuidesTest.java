// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The guides")
class GuidesTest {
  private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "guides/flipped-labels.md",
        "guides/added-rows.md",
        "guides/backdoor.md",
        "guides/slow-poison.md",
        "guides/human-eye.md",
        "guides/changed-features.md",
        "guides/optimised-points.md",
        "sharing-scenarios.md"
      })
  @DisplayName("show commands that run as they stand, and what comes out of them")
  void run(String document, @TempDir Path folder) throws IOException {
    String text = Files.readString(DOCS.resolve(document));
    for (MatchResult plan : YAML.matcher(text).results().toList()) {
      Files.writeString(folder.resolve("dense-poison.yaml"), plan.group(1));
    }
    StringBuilder out = new StringBuilder();
    List<String> commands =
        BLOCK.matcher(text).results().flatMap(block -> block.group(1).lines()).toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      CommandRun run = CommandRun.in(folder, arguments(command, folder));
      assertThat(run.exitCode()).as("%s%n%s", command, run.err()).isZero();
      out.append(run.out());
    }
    for (MatchResult block : TEXT.matcher(text).results().toList()) {
      assertThat(oneSpaced(out.toString())).contains(oneSpaced(block.group(1)));
    }
    new GuideTables(out.toString()).hold(text);
  }

  /** Lines are the output's own; only spaces may differ, and where a line is broken. */
  private static String oneSpaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Files lie in the folder. */
  private static String[] arguments(String command, Path folder) {
    assertThat(command).startsWith("poisonlab ");
    List<String> arguments = new ArrayList<>();
    for (String word : command.replace("'", "").split(" +", -1)) {
      boolean file = word.matches("[\\w-]+(\\.\\w+)*\\.(csv|html|yaml)") || word.equals("matrix");
      arguments.add(file && arguments.size() > 1 ? folder.resolve(word).toString() : word);
    }
    arguments.removeFirst();
    if (arguments.getFirst().equals("run")) {
      arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    }
    return arguments.toArray(String[]::new);
  }
}
