// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The output folder")
class OutputFolderTest {
  @TempDir Path temporary;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** Returns the files that every experiment leaves, and others. */
  private static List<String> filesAnd(String... others) {
    return Stream.concat(
            Stream.of(others),
            Stream.of(
                "accuracy_vs_poison.png",
                "poisonlab-files.sha256",
                "poison_results_summary.csv",
                "report.csv",
                "report.html",
                "report.json",
                "report.md",
                "report_curves.csv",
                "report_curves.svg"))
        .sorted()
        .toList();
  }

  @Test
  void holdsModelsTableAndPicture() throws IOException {
    Path folder = temporary.resolve("deep/poison_experiments");
    OutputFolder output = OutputFolder.at(folder);
    Map<Integer, byte[]> models = new ConcurrentHashMap<>();
    ExperimentListener keeper =
        new ExperimentListener() {
          @Override
          public void finished(TrialOutcome outcome) {
            models.put(outcome.trial().index(), outcome.kept().model().toOnnx());
          }
        };

    ExperimentReport report = new ExperimentRunner(output.and(keeper)).run(Reports.PLAN);
    List<Path> files = output.complete(report);

    assertThat(names(folder))
        .isEqualTo(
            filesAnd(
                "model_clean_0.onnx",
                "model_feature-noise_10.onnx",
                "model_feature-noise_50.onnx",
                "model_label-flip_10.onnx",
                "model_label-flip_50.onnx"));
    assertThat(files).hasSize(13).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    assertThat(folder.resolve("poison_results_summary.csv")).hasContent(report.toCsv());
    assertThat(folder.resolve("accuracy_vs_poison.png"))
        .hasBinaryContent(AccuracyPlot.of(report).toPng());
    assertThat(folder.resolve("model_label-flip_10.onnx"))
        .hasBinaryContent(models.getOrDefault(2, new byte[0]));
    assertThat(files.subList(8, 13).stream().map(path -> path.getFileName().toString()))
        .startsWith("model_feature-noise_10.onnx")
        .endsWith("model_clean_0.onnx");
  }

  @Test
  void namesEachModelAfterWhatThePlanVaries() {
    ExperimentPlan plan =
        Reports.PLAN
            .attacks(new LabelFlip(0.005), new LabelFlip(Budget.rows(80)))
            .learners(new DecisionTreeLearner(3), new DecisionTreeLearner(5), new KnnLearner(5))
            .defences(new NoDefence(), new NeighbourVote(5))
            .seeds(1, 2);
    List<String> names = ModelNames.of(plan);

    assertThat(names).hasSize(plan.trials().size()).doesNotHaveDuplicates();
    assertThat(names)
        .contains(
            "model_label-flip_0.5_tree_none_seed1.onnx",
            "model_label-flip_80-rows_tree-depth-5_neighbour-vote-k-5_seed2.onnx",
            "model_clean_0_knn_none_seed2.onnx")
        .allMatch(name -> name.matches("[a-z0-9._-]+"));
  }

  @Test
  void namesNoTwoModelsAlike() {
    ExperimentPlan plan =
        Reports.PLAN.attacks(
            new FeatureNoise(Budget.fraction(0.1), List.of("petal_width")),
            new FeatureNoise(Budget.fraction(0.1), List.of("petal width")),
            new FeatureNoise(0.1));

    assertThat(ModelNames.of(plan))
        .containsExactly(
            "model_feature-noise-columns-petal-width_10.onnx",
            "model_feature-noise-columns-petal-width_10_trial1.onnx",
            "model_feature-noise_10.onnx",
            "model_clean_0.onnx");
  }

  @Test
  @DisplayName("overwrites nothing that is not its own, nor what was changed since")
  void keepsForeignFiles() throws IOException {
    Path foreign = Files.writeString(temporary.resolve("report.md"), "mine");
    OutputFolder output = OutputFolder.at(temporary);

    assertThatThrownBy(() -> new ExperimentRunner(output).run(Reports.PLAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(foreign + " is there already and is no result as PoisonLab wrote it")
        .hasMessageContaining("give another --out, or move the file away");
    assertThat(names(temporary)).containsExactly("report.md");
    assertThat(foreign).hasContent("mine");

    Files.delete(foreign);
    output.complete(new ExperimentRunner(output).run(Reports.PLAN));
    output.checkFor(Reports.PLAN);
    Files.writeString(foreign, "annotated", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> output.checkFor(Reports.PLAN)).hasMessageContaining("report.md");
  }

  @Test
  void replacesItsOwnFilesAndLeavesOthersAlone() throws IOException {
    Files.writeString(temporary.resolve("notes.txt"), "mine");

    OutputFolder output = OutputFolder.at(temporary);
    new ExperimentRunner(output).run(Reports.PLAN);
    output.complete(new ExperimentRunner(output).run(Reports.PLAN.attacks(new Clean())));

    assertThat(temporary.resolve("notes.txt")).hasContent("mine");
    assertThat(names(temporary)).isEqualTo(filesAnd("model_clean_0.onnx", "notes.txt"));
    assertThat(Files.readString(temporary.resolve("poison_results_summary.csv")))
        .startsWith("poison_type,");
  }

  @Test
  void holdsTheResultsOfOneExperiment() throws IOException {
    OutputFolder first = OutputFolder.at(temporary);
    first.complete(new ExperimentRunner(first).run(Reports.PLAN));
    Files.writeString(temporary.resolve("model_label-flip_10.onnx"), "a model of mine");
    Files.writeString(temporary.resolve("model_mine.onnx"), "another");
    Files.delete(temporary.resolve("model_feature-noise_10.onnx"));
    Path list = temporary.resolve("poisonlab-files.sha256");
    Path outside = Files.writeString(temporary.resolveSibling("outside.txt"), "");
    Files.writeString(
        list,
        Files.readString(list)
            + "%s  ../outside.txt\n%s  \nnonsense"
                .formatted(Fingerprint.of(new byte[0]).sha256(), "0".repeat(64)));

    OutputFolder second = OutputFolder.at(temporary);
    ExperimentReport report =
        new ExperimentRunner(second).run(Reports.PLAN.attacks(new LabelFlip(0.2), new Clean()));
    List<Path> files = second.complete(report);

    assertThat(names(temporary))
        .isEqualTo(
            filesAnd(
                "model_clean_0.onnx",
                "model_label-flip_10.onnx",
                "model_label-flip_20.onnx",
                "model_mine.onnx"));
    assertThat(temporary.resolve("model_label-flip_10.onnx")).hasContent("a model of mine");
    assertThat(outside).exists();
    assertThat(Files.readAllLines(list))
        .containsExactlyInAnyOrderElementsOf(
            files.stream()
                .map(file -> "%s  %s".formatted(sha256(file), file.getFileName()))
                .toList());
    Files.delete(outside);
  }

  @Test
  @DisplayName("keeps what is there when an experiment fails, until the next is complete")
  void keepsResultsOfTheOneBefore() throws IOException {
    OutputFolder first = OutputFolder.at(temporary);
    ExperimentReport report = new ExperimentRunner(first).run(Reports.PLAN);
    first.complete(report);
    List<String> before = names(temporary);
    ExperimentPlan next = Reports.PLAN.attacks(new LabelFlip(0.2), new Clean());
    OutputFolder second = OutputFolder.at(temporary);
    ExperimentListener failing =
        new ExperimentListener() {
          @Override
          public void finished(TrialOutcome outcome) {
            throw new IllegalStateException("the disk is on fire");
          }
        };

    assertThatThrownBy(() -> new ExperimentRunner(second.and(failing), 1).run(next))
        .hasMessageContaining("on fire");
    assertThat(names(temporary)).containsAll(before).contains("model_label-flip_20.onnx");
    assertThat(temporary.resolve(OutputFolder.SUMMARY)).hasContent(report.toCsv());

    OutputFolder third = OutputFolder.at(temporary);
    third.complete(new ExperimentRunner(third).run(Reports.PLAN.attacks(new Clean())));
    assertThat(names(temporary)).isEqualTo(filesAnd("model_clean_0.onnx"));
  }

  private static String sha256(Path file) {
    try {
      return Fingerprint.of(Files.readAllBytes(file)).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void saysWhyItCannotBe() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "stays");

    assertThatThrownBy(() -> OutputFolder.at(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot keep results in " + file + ": it is a file; choose another");
    assertThatThrownBy(() -> OutputFolder.at(file.resolve("inside")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("it cannot be made");
    assertThat(file).hasContent("stays");
  }
}
