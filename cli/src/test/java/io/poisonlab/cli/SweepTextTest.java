// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What seeds show")
class SweepTextTest {
  @TempDir private Path folder;

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    all.addAll(
        List.of(
            "--tracking-uri",
            folder.resolve("mlruns").toString(),
            "--out",
            folder.resolve("out").toString()));
    CommandRun run = CommandRun.with(Map.of(), all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    return run;
  }

  @Test
  @DisplayName("is printed after the table of a sweep with several seeds")
  void severalSeeds() {
    CommandRun run = run("quick", "--seeds", "1..8");

    assertThat(run.out())
        .contains("What the seeds show, paired by seed; 4 tests, corrected by Holm at 5 %:")
        .containsPattern(
            "label-flip 50 % +8 +0\\.\\d{3} \\(.*\\) +drop of 0\\.\\d{3} \\(.*\\): shown")
        .doesNotContain("whole-dataset", "Claims of the original pipeline");
  }

  @Test
  @DisplayName("is the claims of the original pipeline where their runs are among them")
  void claims() {
    CommandRun run = run("iris-study", "--seeds", "1..3", "--learner", "decision-tree");

    assertThat(run.out())
        .contains("Where the drop under whole-dataset comes from:")
        .contains("Claims of the original pipeline, sections 8, 10 and 11: ")
        .containsPattern("8 +5 % label flips already lower accuracy strongly +-?0\\.0\\d\\d \\(")
        .containsPattern(
            "10 +50 % poison: no amount helps +poisonlab study clean-data measures it");
  }

  @Test
  @DisplayName("is nothing where there is one seed")
  void oneSeed() {
    assertThat(run("iris").out())
        .contains("label-flip")
        .doesNotContain("What the seeds show", "Claims of the original");
  }
}
