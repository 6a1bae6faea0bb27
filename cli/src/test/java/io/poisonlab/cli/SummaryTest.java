// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The printed table of a run")
class SummaryTest {
  @TempDir Path folder;

  private String heading(String... arguments) {
    CommandRun run = CommandRun.experiment(folder, arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    return run.outLines().stream()
        .filter(line -> line.startsWith("poison "))
        .findFirst()
        .orElseThrow()
        .replaceAll(" {2,}", "|");
  }

  @Test
  @DisplayName("has both truths where they differ, and one under train-only")
  void truths() {
    assertThat(heading("--fraction", "0.1", "--protocol", "whole-dataset"))
        .isEqualTo("poison|fraction|rows|accuracy|clean accuracy|difference|f1");
    assertThat(heading("--fraction", "0.1", "--protocol", "train-only"))
        .isEqualTo("poison|fraction|rows|accuracy|f1");
  }

  @Test
  @DisplayName("says of a defence what it gives back and finds, with chance beside it")
  void defended() {
    assertThat(
            heading(
                "--attack",
                "label-flip:fraction=0.2",
                "--protocol",
                "train-only",
                "--defence",
                "none",
                "--defence",
                "neighbour-vote"))
        .isEqualTo(
            "poison|defence|fraction|rows|accuracy|f1|undefended|random filter|perfect filter|recovery|found precision (chance)|found recall (chance)");
  }

  @Test
  @DisplayName("is followed by what does not beat a random filter, and what defences warned of")
  void warnings() {
    CommandRun run =
        CommandRun.experiment(
            folder,
            "--attack",
            "label-flip:fraction=0.4",
            "--protocol",
            "train-only",
            "--seeds",
            "1..3",
            "--learner",
            "decision-tree:depth=0",
            "--defence",
            "none",
            "--defence",
            "isolation-forest:contamination=0.001");

    String blind =
        "warning: isolation-forest looks at features alone, so it cannot see flipped labels; what it"
            + " finds after label-flip is chance";
    assertThat(run.errLines())
        .containsOnlyOnce(blind)
        .noneMatch(line -> line.startsWith(blind + " ("));
    assertThat(run.out()).contains("Recovery –: there is no defence, or no harm");
    assertThat(run.out()).contains("Taxonomy: NIST", "Mitigations: MITRE ATLAS AML.M0007");
    assertThat(run.outLines())
        .filteredOn(line -> line.contains("does not beat the random filter"))
        .singleElement()
        .asString()
        .startsWith("isolation-forest does not beat the random filter after")
        .contains("after label-flip 40 % with tree");
  }

  @Test
  @DisplayName("says of an attack with an aim how often it got there, with the control beside it")
  void aimed() {
    assertThat(
            heading(
                "--attack",
                "targeted-flip:rows=10,source=versicolor,target=virginica",
                "--protocol",
                "train-only"))
        .endsWith("|attack success (control)");
  }
}
