// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    assertThat(first.out()).contains("data sets 1, attacks 1, rates 1, seeds 2", "matrix.html");
    assertThat(Files.readAllLines(folder.resolve("matrix.csv"))).hasSize(1 + 2 + 2);
    assertThat(folder.resolve("matrix.md")).content().contains("| label-flip |");
    assertThat(folder.resolve("matrix.html")).content().contains("neighbour-vote (k 5)");

    CommandRun more = matrix("0.1,0.5");
    assertThat(more.out()).contains("going on: 4 of 6 units are in the journal");
    assertThat(Files.readAllLines(folder.resolve("matrix.csv"))).hasSize(1 + 2 + 2 + 2);
  }

  @Test
  void takesAFileOfOnesOwn() throws IOException {
    Path file = folder.resolve("own.csv");
    Files.writeString(file, CsvWriter.text(Datasets.iris()));
    String[] arguments = {
      "matrix",
      "--data",
      file.toString(),
      "--attack",
      "label-flip",
      "--rates",
      "0.1",
      "--defence",
      "neighbour-vote",
      "--learner",
      "decision-tree",
      "--seeds",
      "1",
      "--out",
      folder.resolve("out").toString()
    };
    assertThat(CommandRun.with(Map.of(), arguments).err()).contains("--target COLUMN");

    String[] more = Arrays.copyOf(arguments, arguments.length + 2);
    more[arguments.length] = "--target";
    more[arguments.length + 1] = "species";
    assertThat(CommandRun.with(Map.of(), more).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("out/matrix.md")).content().contains("## own, tree");

    assertThat(CommandRun.with(Map.of(), "matrix", "--target", "species").err())
        .contains("name it with --data FILE.csv");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(matrix("0").err()).contains("a rate of the matrix must be in (0, 1], found 0.0");
    assertThat(matrix("0").exitCode()).isEqualTo(ExitCode.CANNOT);
  }
}
