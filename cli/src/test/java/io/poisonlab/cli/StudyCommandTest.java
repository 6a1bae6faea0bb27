// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab study")
class StudyCommandTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("shows what clean data make up for, and writes it")
  void cleanData() throws IOException {
    CommandRun run =
        CommandRun.with(
            Map.of(),
            "study",
            "clean-data",
            "--dataset",
            "two-gaussians:rows=600",
            "--attack",
            "label-flip",
            "--fraction",
            "0.1,0.5",
            "--learner",
            "decision-tree",
            "--seeds",
            "1..3",
            "--out",
            folder.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("base of 53 rows, attacks 2, learners 1, seeds 3")
        .contains("label-flip 50 %", "50 % poison: no amount helps", "clean-data.csv");
    assertThat(Files.readAllLines(folder.resolve("clean-data.csv"))).hasSizeGreaterThan(20);
    assertThat(folder.resolve("clean-data.md")).content().contains("| two-gaussians, 53 rows |");
  }

  @Test
  @DisplayName("names the studies where it is asked for another")
  void unknown() {
    CommandRun run = CommandRun.with(Map.of(), "study", "clean-dta");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.err())
        .contains("no study is called \"clean-dta\"; the known ones are [clean-data]");
  }
}
