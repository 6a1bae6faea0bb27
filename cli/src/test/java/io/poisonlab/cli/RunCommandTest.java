// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab run")
class RunCommandTest {
  @TempDir Path folder;

  @Test
  @DisplayName("may keep its results in the folder of the tracking store")
  void besideTheRuns() {
    CommandRun run = CommandRun.in(folder, "run", "--out", folder.resolve("mlruns").toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("mlruns/report.html")).isNotEmptyFile();
  }

  @Test
  @DisplayName("without arguments runs the original Iris experiment")
  void iris() throws IOException {
    CommandRun run = CommandRun.experiment(folder);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(table(run))
        .extracting(line -> cell(line, 0) + " " + cell(line, 1))
        .containsExactly(
            "feature-noise 5 %",
            "feature-noise 10 %",
            "feature-noise 50 %",
            "label-flip 5 %",
            "label-flip 10 %",
            "label-flip 50 %",
            "clean 0 %");
    assertThat(run.out())
        .contains("iris_poisoning_experiment", "7 runs", "poisonlab ui", "poisonlab check");
    assertThat(folder.resolve("out/poison_results_summary.csv"))
        .content()
        .startsWith("poison_type,poison_fraction,accuracy,precision,recall,f1")
        .hasLineCount(8);
    assertThat(folder.resolve("out/accuracy_vs_poison.png")).isNotEmptyFile();
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.startsWith("model_"))
          .hasSize(7);
    }
  }

  @Test
  @DisplayName("the table says what the summary file says")
  void tableAgreesWithFile() throws IOException {
    CommandRun run = CommandRun.experiment(folder);

    List<String> lines = Files.readAllLines(folder.resolve("out/poison_results_summary.csv"));
    List<String> table = table(run);
    int clean = List.of(lines.getFirst().split(",", -1)).indexOf("clean_accuracy");
    for (int i = 0; i < table.size(); i++) {
      String[] cells = table.get(i).split(" {2,}", -1);
      // the attack's settings are quoted where they hold a comma
      String[] file = lines.get(i + 1).replaceAll("\"[^\"]*\"", "").split(",", -1);
      assertThat(Double.parseDouble(cells[3]))
          .isCloseTo(Double.parseDouble(file[2]), org.assertj.core.api.Assertions.within(5e-4));
      assertThat(Double.parseDouble(cells[4]))
          .isCloseTo(Double.parseDouble(file[clean]), org.assertj.core.api.Assertions.within(5e-4));
      assertThat(Double.parseDouble(cells[5]))
          .isCloseTo(
              Double.parseDouble(file[clean]) - Double.parseDouble(file[2]),
              org.assertj.core.api.Assertions.within(6e-4));
    }
  }

  @Test
  @DisplayName("options override the preset")
  void overrides() {
    CommandRun run =
        CommandRun.experiment(
            folder,
            "iris",
            "--protocol",
            "train-only",
            "--folds",
            "5",
            "--attack",
            "label-flip",
            "--fraction",
            "0.2",
            "--rows",
            "30",
            "--seeds",
            "1..2",
            "--learner",
            "decision-tree:depth=2",
            "--learner",
            "knn",
            "--defence",
            "none",
            "--defence",
            "neighbour-vote:k=5",
            "--experiment",
            "other");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.outLines().getFirst())
        .isEqualTo(
            "iris (150 rows, 4 features, 3 classes): 24 trials, train-only, "
                + "decision-tree:depth=2, knn:k=5,standardise=false");
    assertThat(table(run)).hasSize(12).allMatch(line -> line.contains("±"));
    assertThat(run.out()).contains("experiment \"other\", 24 runs");
  }

  @Test
  @DisplayName("columns and budgets go to the plan's own attacks where no other is named")
  void columns() {
    CommandRun run = CommandRun.experiment(folder, "--columns", "sepal_length", "--rows", "15,80");

    assertThat(table(run))
        .extracting(line -> cell(line, 0) + " " + cell(line, 2))
        .containsExactly(
            "feature-noise:columns=sepal_length 15",
            "feature-noise:columns=sepal_length 80",
            "label-flip 15",
            "label-flip 80",
            "clean 0");
  }

  @Test
  @DisplayName("a data set by its name, and one that is generated and found again by the check")
  void named() {
    CommandRun cancer = CommandRun.experiment(folder, "--dataset", "breast-cancer", "--rows", "9");
    assertThat(cancer.exitCode()).as(cancer.err()).isEqualTo(ExitCode.OK);
    assertThat(cancer.out())
        .startsWith("breast-cancer (569 rows, 30 features, 2 classes)")
        .contains("experiment \"breast-cancer_poisoning_experiment\"");

    CommandRun blobs =
        CommandRun.experiment(folder, "--dataset", "blobs:rows=60,seed=3", "--rows", "3");
    assertThat(blobs.exitCode()).as(blobs.err()).isEqualTo(ExitCode.OK);
    assertThat(blobs.out()).startsWith("blobs (60 rows, 2 features, 3 classes)");
    CommandRun check = CommandRun.in(folder, "check", "--experiment", "blobs_poisoning_experiment");
    assertThat(check.exitCode()).as(check.out() + check.err()).isEqualTo(ExitCode.OK);
    assertThat(check.out()).contains("metrics");
  }

  @Test
  @DisplayName("a user's own file, with categories and missing values")
  void ownData() throws IOException {
    StringBuilder csv = new StringBuilder("\uFEFF\"age, years\",zip,city,y\r\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i % 7 == 0 ? "" : 20 + i)
          .append(',')
          .append(i % 3)
          .append(",\"Ulm, ")
          .append(i % 2)
          .append("\",")
          .append(i < 20 ? "no" : "yes")
          .append("\r\n");
    }
    Path file = Files.writeString(folder.resolve("my.csv"), csv);

    CommandRun run =
        CommandRun.experiment(
            folder,
            "--data",
            file.toString(),
            "--target",
            "y",
            "--nullable",
            "\"age, years\"",
            "--nominal",
            "zip");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.outLines().getFirst())
        .isEqualTo(
            "my (40 rows, 3 features, 2 classes): 7 trials, train-only, decision-tree:depth=3");
    assertThat(run.out())
        .contains("experiment \"my_poisoning_experiment\"")
        .contains("poisonlab check --experiment \"my_poisoning_experiment\"");
  }

  @Test
  @DisplayName("MLFLOW_EXPERIMENT_NAME names the experiment, unless the option does")
  void experimentName() {
    Map<String, String> environment =
        Map.of(
            "MLFLOW_TRACKING_URI",
            folder.resolve("mlruns").toString(),
            "MLFLOW_EXPERIMENT_NAME",
            "from-environment");
    String out = folder.resolve("out").toString();

    CommandRun plain =
        CommandRun.with(environment, "run", "--attack", "label-flip:rows=3", "--out", out);
    CommandRun named =
        CommandRun.with(
            environment, "run", "--attack", "clean", "--out", out, "--experiment", "from-option");

    assertThat(plain.out()).contains("experiment \"from-environment\", 2 runs");
    assertThat(named.out()).contains("experiment \"from-option\", 1 run under");
  }

  @Test
  @DisplayName("with trials that fail goes on, names them, and exits with 2")
  void failingTrials() {
    CommandRun run =
        CommandRun.experiment(
            folder, "--learner", "knn:k=140", "--learner", "decision-tree", "--no-tracking");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.out())
        .contains("7 trials of 14 failed; sweep.journal.jsonl holds their stack traces")
        .contains("knn (k 140)", "and 2 more")
        .containsPattern("label-flip +knn \\(k 140\\) +50 % +failed \\(1 of 1\\) +–")
        .doesNotContain("Exception");
    assertThat(run.outLines()).filteredOn(line -> line.contains("FAILED: ")).hasSize(5);
    assertThat(folder.resolve("out/poison_results_summary.csv")).content().hasLineCount(8);
    assertThat(folder.resolve("mlruns")).doesNotExist();
    assertThat(CommandRun.experiment(folder, "--learner", "knn:k=140", "--fail-fast").err())
        .contains("failed: ");
  }

  @Test
  @DisplayName("--dry-run shows the grid and what it takes, and runs nothing")
  void dryRun() {
    CommandRun run = CommandRun.experiment(folder, "--dry-run", "--seeds", "1..30");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("210 trials = 1 × 1 × 30 × 1 × 1 × 7", "seeds      30, from 1 to 30")
        .containsPattern(
            "About \\d.* to compute and \\d+ MiB on \\d+ threads?, by a measured sample of ");
    assertThat(folder).isEmptyDirectory();
    assertThat(CommandRun.in(folder, "plan", "show", "--seeds", "1..30").outLines())
        .startsWith(run.outLines().subList(0, 10).toArray(String[]::new));
  }

  @Test
  @DisplayName("--dry-run says that trials of its sample fail")
  void failingSample() {
    CommandRun run = CommandRun.experiment(folder, "--dry-run", "--learner", "knn:k=140");

    assertThat(run.err()).containsPattern("\\d of \\d sampled trials failed, first .*: 140 neighb");
  }

  @Test
  @DisplayName("does not start what will not fit into the memory")
  void tooMany() {
    String[] seeds = {"--seeds", "1..1000000", "--learner", "decision-tree", "--no-tracking"};
    CommandRun run = CommandRun.experiment(folder, seeds);

    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.err())
        .containsPattern("results of 7,000,000 trials need about [\\d.]+ GiB of memory, and this")
        .contains("POISONLAB_JAVA_OPTS=-Xmx", "ExperimentRunner.run", "--force");
    assertThat(folder).isEmptyDirectory();
    assertThat(CommandRun.in(folder, "plan", "show", "--seeds", "1..1000000").err())
        .contains("warning: the results of 7,000,000 trials need");
  }

  @Test
  @DisplayName("--no-data-artifacts keeps rows out of the store")
  void noDataArtifacts() throws IOException {
    CommandRun.experiment(folder, "--no-data-artifacts", "--attack", "feature-noise:rows=9");

    try (Stream<Path> files = Files.walk(folder.resolve("mlruns"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("test_rows.csv", "MLmodel")
          .doesNotContain("samples.json", "input_example.json");
    }
  }

  private static String cell(String row, int column) {
    return row.split(" {2,}", -1)[column];
  }

  /** Returns the rows of the table: what stands between its heading and the next empty line. */
  static List<String> table(CommandRun run) {
    List<String> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : run.outLines()) {
      if (inside && line.isEmpty()) {
        break;
      }
      inside = inside || line.startsWith("poison  ");
      if (inside && !line.startsWith("poison  ")) {
        rows.add(line);
      }
    }
    return rows;
  }
}
