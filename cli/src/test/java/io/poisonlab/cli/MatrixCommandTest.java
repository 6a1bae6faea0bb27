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

@DisplayName("poisonlab matrix")
class MatrixCommandTest {
  @TempDir private Path folder;

  private CommandRun matrix(String rates) {
    return CommandRun.with(
        Map.of(),
        "matrix",
        "--dataset",
        "iris",
        "--attack",
        "label-flip",
        "--rates",
        rates,
        "--defence",
        "neighbour-vote:k=5",
        "--learner",
        "decision-tree",
        "--seeds",
        "1..2",
        "--out",
        folder.toString());
  }

  @Test
  void writesTableTextAndPictureAndGoesOn() throws IOException {
    CommandRun first = matrix("0.1");

    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(first.out()).contains("1 data sets × 1 attacks × 1 rates × 2 seeds", "matrix.html");
    assertThat(Files.readAllLines(folder.resolve("matrix.csv"))).hasSize(1 + 2 + 2);
    assertThat(folder.resolve("matrix.md")).content().contains("| label-flip |");
    assertThat(folder.resolve("matrix.html")).content().contains("neighbour-vote (k 5)");

    CommandRun more = matrix("0.1,0.5");
    assertThat(more.out()).contains("going on: 4 of 6 units are in the journal");
    assertThat(Files.readAllLines(folder.resolve("matrix.csv"))).hasSize(1 + 2 + 2 + 2);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(matrix("0").err()).contains("a rate of the matrix must be in (0, 1], found 0.0");
    assertThat(matrix("0").exitCode()).isEqualTo(ExitCode.CANNOT);
  }
}
