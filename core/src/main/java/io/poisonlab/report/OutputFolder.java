// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.TrialOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that an experiment leaves behind: {@value #SUMMARY}, {@value #PICTURE}, the report,
 * {@value SweepFiles#PAGE} and its companions, and, of {@value #MOST_MODELS} trials at the most, a
 * model of each as ONNX. Let it listen to the experiment, then call {@link #complete}:
 *
 * <pre>{@code
 * OutputFolder folder = OutputFolder.at(Path.of("poison_experiments"));
 * ExperimentReport report = new ExperimentRunner(folder).run(plan);
 * folder.complete(report);
 * }</pre>
 *
 * <p>Each file appears whole or not at all. The folder holds the results of one experiment: those
 * of the one before are removed when the next is complete, by the list of them that it left in
 * {@value WrittenFiles#LIST}; one that fails leaves them, but for models that have the name of its
 * own. A file that is not on that list, or was changed since, is left alone; where a new one is to
 * have its name, nothing is run.
 */
public final class OutputFolder implements ExperimentListener {
  /** The table of all trials. */
  public static final String SUMMARY = "poison_results_summary.csv";

  /** The picture of accuracy against poison. */
  public static final String PICTURE = "accuracy_vs_poison.png";

  /** The models of a larger experiment are not written here. */
  public static final int MOST_MODELS = 100;

  private final Path folder;
  private final WrittenFiles written;
  private volatile List<String> models = List.of();

  private OutputFolder(Path folder) {
    this.folder = folder;
    this.written = new WrittenFiles(folder);
  }

  /**
   * Opens the folder, which is made if it is missing; so a run that could not keep its results
   * fails before its first trial.
   *
   * @throws UncheckedIOException if it cannot be made or written to, or is a file
   */
  public static OutputFolder at(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unusable(folder, Files.exists(folder) ? "it is a file" : "it cannot be made", e);
    }
    if (!Files.isWritable(folder)) {
      throw unusable(folder, "it cannot be written to", null);
    }
    return new OutputFolder(folder);
  }

  /**
   * Checks that an experiment with this plan would overwrite nothing but results.
   *
   * @throws IllegalArgumentException if it would
   */
  public void checkFor(ExperimentPlan plan) {
    check(names(plan));
  }

  /**
   * Checks that files of these names would overwrite nothing but results.
   *
   * @throws IllegalArgumentException if they would
   */
  public void check(Collection<String> names) {
    written.check(List.copyOf(names));
  }

  /** Adds files to the results that are there. */
  public void add(SequencedMap<String, byte[]> files) {
    files.forEach(written::write);
  }

  /**
   * Takes note of the results of the experiment before, which stay until this one has its own.
   *
   * @throws IllegalArgumentException as {@link #checkFor} does
   */
  @Override
  public void planned(ExperimentPlan plan) {
    checkFor(plan);
    written.begin();
    models = models(plan);
  }

  /** Keeps the models of the trials that an earlier attempt has finished. */
  @Override
  public void resumed(int finished) {
    written.keep(Set.copyOf(models));
  }

  /** Writes the model that the trial keeps. */
  @Override
  public void finished(TrialOutcome outcome) {
    if (!models.isEmpty()) {
      written.write(models.get(outcome.trial().index()), outcome.kept().model().toOnnx());
    }
  }

  /**
   * Writes the table, the picture and the report.
   *
   * @return every file of the experiment: the table, the picture, the report's, the models in the
   *     order of trials, without those of trials that failed
   */
  public List<Path> complete(ExperimentReport report) {
    return complete(report, AccuracyPlot.of(report), SweepReport.of(report, SweepContext.none()));
  }

  /**
   * Writes the table, the picture and the report where they have been made already; then removes
   * what the experiment before left.
   *
   * @return as {@link #complete(ExperimentReport)}
   */
  public List<Path> complete(ExperimentReport report, AccuracyPlot picture, SweepReport page) {
    written.write(SUMMARY, report.toCsv().getBytes(StandardCharsets.UTF_8));
    written.write(PICTURE, picture.toPng());
    page.files().forEach(written::write);
    written.end();
    return files(folder, report.plan()).stream().filter(Files::exists).toList();
  }

  /** Returns every result that an experiment with this plan leaves in a folder. */
  public static List<Path> files(Path folder, ExperimentPlan plan) {
    return names(plan).stream().map(folder::resolve).toList();
  }

  private static List<String> names(ExperimentPlan plan) {
    return Stream.of(Stream.of(SUMMARY, PICTURE), SweepFiles.ALL.stream(), models(plan).stream())
        .flatMap(Function.identity())
        .toList();
  }

  private static List<String> models(ExperimentPlan plan) {
    return plan.size() > MOST_MODELS ? List.of() : ModelNames.of(plan);
  }

  private static UncheckedIOException unusable(
      Path folder, String why, @Nullable IOException cause) {
    return new UncheckedIOException(
        new IOException(
            "cannot keep results in %s: %s; choose another folder, or mend this one"
                .formatted(folder, why),
            cause));
  }
}
