// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("After a run: runs and compare")
class HistoryTest {
  private static final Pattern ID = Pattern.compile("^[0-9a-f]{32}", Pattern.MULTILINE);

  @TempDir static Path folder;

  @BeforeAll
  static void run() {
    assertThat(CommandRun.experiment(folder).exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  @DisplayName("runs lists every trial and the sweep")
  void runs() {
    CommandRun runs = CommandRun.in(folder, "runs");

    assertThat(runs.exitCode()).as(runs.err()).isEqualTo(ExitCode.OK);
    assertThat(ids(runs)).hasSize(8).doesNotHaveDuplicates();
    assertThat(runs.outLines().getFirst())
        .matches("run id +name +status +start +accuracy +clean accuracy");
    assertThat(runs.out())
        .contains("label-flip 50 % · tree · seed 42", "clean · tree · seed 42", "7 trials")
        .doesNotContain("RUNNING");
  }

  @Test
  @DisplayName("runs takes a filter and a limit")
  void filter() {
    CommandRun flips =
        CommandRun.in(folder, "runs", "--where", "params.poison_type = 'label-flip'");
    CommandRun two = CommandRun.in(folder, "runs", "--limit", "2");
    CommandRun none = CommandRun.in(folder, "runs", "--where", "metrics.accuracy > 2");
    CommandRun bad = CommandRun.in(folder, "runs", "--where", "accuracy is good");

    assertThat(ids(flips)).hasSize(3);
    assertThat(ids(two)).hasSize(2);
    assertThat(none.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(none.err()).startsWith("error: no run found in experiment");
    assertThat(bad.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(bad.errLines()).hasSize(1);
  }

  @Test
  @DisplayName("compare shows what differs, and nothing that does not")
  void compare() {
    String flip =
        ids(CommandRun.in(
                folder,
                "runs",
                "--where",
                "params.poison_type = 'label-flip' and params.poison_fraction = '0.5'"))
            .getFirst();
    String clean =
        ids(CommandRun.in(folder, "runs", "--where", "params.poison_type = 'clean'")).getFirst();

    CommandRun whole = CommandRun.in(folder, "compare", flip, clean);
    CommandRun short1 =
        CommandRun.in(folder, "compare", flip.substring(0, 12), clean.substring(0, 12));

    assertThat(whole.exitCode()).as(whole.err()).isEqualTo(ExitCode.OK);
    assertThat(short1.out()).isEqualTo(whole.out());
    assertThat(whole.outLines().getFirst()).contains(flip.substring(0, 8), clean.substring(0, 8));
    assertThat(whole.outLines())
        .anyMatch(line -> line.matches("poison_type +label-flip +clean"))
        .anyMatch(line -> line.matches("poison_fraction +0.5 +0.0"))
        .anyMatch(line -> line.matches("accuracy +0\\.\\d+ +0\\.\\d+"))
        .noneMatch(line -> line.startsWith("learner"));
  }

  @Test
  @DisplayName("compare of a run with itself finds no difference")
  void same() {
    String id = ids(CommandRun.in(folder, "runs")).getFirst();
    assertThat(CommandRun.in(folder, "compare", id, id).outLines()).hasSize(5);
  }

  @Test
  @DisplayName("an unknown or ambiguous id is refused")
  void unknown() {
    String id = ids(CommandRun.in(folder, "runs")).getFirst();
    CommandRun absent = CommandRun.in(folder, "compare", id, "f".repeat(32));
    CommandRun ambiguous = CommandRun.in(folder, "compare", id, "");

    assertThat(absent.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(absent.err()).contains("f".repeat(32));
    assertThat(ambiguous.err()).contains("more than one run");
  }

  private static List<String> ids(CommandRun run) {
    return ID.matcher(run.out()).results().map(MatchResult::group).toList();
  }
}
