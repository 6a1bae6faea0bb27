// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Datasets;
import io.poisonlab.profile.DataProfile;
import io.poisonlab.profile.LocalProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab profile")
class ProfileCommandTest {
  @TempDir private Path folder;

  private static CommandRun profile(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "profile";
    System.arraycopy(args, 0, all, 1, args.length);
    return CommandRun.with(Map.of(), all);
  }

  @Test
  @DisplayName("shows classes and columns, and writes the profile that it prints as JSON")
  void shows() throws IOException {
    Path out = folder.resolve("penguins.json");

    CommandRun text = profile("--dataset", "penguins", "--out", out.toString());
    CommandRun json = profile("--dataset", "penguins", "--json");

    assertThat(text.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(text.out())
        .contains("penguins: 344 rows", "Adelie      152  44.2 %", "Biscoe (168), Dream (124)")
        .doesNotContain("Estimated");
    assertThat(DataProfile.parse(Files.readString(out)))
        .isEqualTo(LocalProfile.of(Datasets.bundled("penguins")));
    assertThat(json.out().strip()).isEqualTo(Files.readString(out).strip());
  }

  @Test
  @DisplayName("takes a file in which any column lacks values")
  void gaps() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "x,c,y\n1,p,a\n,,b\n3,p,a\n");

    CommandRun run = profile(file.toString(), "--target", "y");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.outLines()).anyMatch(line -> line.matches("x +1 +2 .*"));
  }

  @Test
  @DisplayName("says what is missing where Spark is asked for and absent, or no file is named")
  void bad() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "x,y\n1,a\n2,b\n");

    CommandRun absent = profile(file.toString(), "--target", "y", "--spark", "local[2]");
    CommandRun named = profile("--dataset", "iris", "--spark", "local[2]");
    CommandRun same = profile(file.toString(), "--target", "y", "--out", file.toString());

    assertThat(absent.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(absent.err()).contains("error: --spark needs Spark 4.2", "SPARK_HOME");
    assertThat(named.err()).contains("files that its machines reach");
    assertThat(profile(file.toString()).err()).contains("--target COLUMN");
    assertThat(same.err()).contains("the file that is read as the data");
  }
}
