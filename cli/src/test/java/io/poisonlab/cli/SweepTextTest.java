// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What seeds show")
class SweepTextTest {
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

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
        .doesNotContain("whole-dataset", "the original Iris pipeline");
  }

  @Test
  @DisplayName("is what the report says too: both count the same tests")
  void agreesWithTheReport() throws IOException {
    CommandRun run = run("--protocol", "whole-dataset", "--seeds", "1..8");

    List<String> lines = Files.readAllLines(folder.resolve("out").resolve("report.csv"));
    int at = List.of(lines.getFirst().split(",")).indexOf("vs_clean_words");
    List<String> words =
        lines.subList(1, lines.size()).stream()
            .map(line -> COMMA.split(line, -1)[at].replace("\"", ""))
            .filter(verdict -> !verdict.isEmpty())
            .toList();
    assertThat(words).hasSize(6).anyMatch(verdict -> verdict.endsWith(": shown"));
    assertThat(run.out())
        .contains("What the seeds show, paired by seed; 6 tests, corrected by Holm at 5 %:")
        .contains(words);
    assertThat(folder.resolve("out").resolve("report.md"))
        .content()
        .contains("all 6 tests")
        .contains(words)
        .doesNotContain("What the original pipeline says");
  }

  @Test
  @DisplayName("is the claims of the original pipeline where their runs are among them")
  void claims() {
    CommandRun run = run("iris-study", "--seeds", "1..3", "--learner", "decision-tree");

    assertThat(run.out())
        .contains("Where the drop under whole-dataset comes from:")
        .contains(
            "What the description of the original Iris pipeline says of poison: 0 hold, 0 do not, 13 are not shown:")
        .containsPattern(
            "5 % label flips already lower accuracy strongly +-?0\\.0\\d\\d +-?0\\.\\d+: not shown: too few seeds +not shown: too few seeds")
        .containsPattern(
            "50 % poison: no amount helps +poisonlab study clean-data measures it +.* +not measured here");
    assertThat(folder.resolve("out").resolve("report.md"))
        .content()
        .contains("What the original pipeline says of poison", "docs/statistics.md")
        .doesNotContain("section");
  }

  @Test
  @DisplayName("is nothing where there is one seed")
  void oneSeed() {
    assertThat(run("iris").out())
        .contains("label-flip")
        .doesNotContain("What the seeds show", "the original Iris pipeline");
  }
}
