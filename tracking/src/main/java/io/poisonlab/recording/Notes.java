// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.Count;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.report.SweepFiles;
import io.poisonlab.report.SweepReport;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The descriptions of runs, in Markdown, which the MLflow UI shows above everything else. */
final class Notes {
  /** A table of more lines is left to the summary file. */
  private static final int LINES = 30;

  private static final String CLEAN_ACCURACY = TrialResult.CLEAN + Metric.ACCURACY.id();

  /** MLflow keeps 5,000 characters. */
  private static final int EXPERIMENT_NOTE = 4_500;

  private Notes() {}

  /** Returns what was done to the data, and what came of it on both truths. */
  static String ofTrial(TrialResult result, String experimentId, String sweepId) {
    Trial trial = result.trial();
    return """
    %d of %d rows poisoned. Protocol %s: %s.

    Accuracy **%s** as the protocol sees it, **%s** on the truth of the same rows.
    """
            .formatted(
                result.poisonedRows(),
                result.attackedRows(),
                trial.protocol().id(),
                trial.protocol().help(),
                mean(List.of(result), Metric.ACCURACY.id()),
                mean(List.of(result), CLEAN_ACCURACY))
        + "\nPart of [a sweep](%s). ".formatted(runLink(experimentId, sweepId, ""))
        + reportLink(experimentId, sweepId)
        + warnings(result.warnings())
        + taxonomy(List.of(trial.attack().traits().goal()));
  }

  /** Returns what defences warned of before they looked. */
  private static String warnings(List<String> warnings) {
    return warnings.stream().map("\nWarning: %s.\n"::formatted).collect(Collectors.joining());
  }

  /** Returns where the attacks stand in the public taxonomies, and what answers them. */
  private static String taxonomy(List<Goal> goals) {
    List<Taxonomy> entries =
        goals.stream().flatMap(goal -> goal.taxonomy().stream()).distinct().toList();
    return entries.isEmpty()
        ? ""
        : "\nTaxonomy: %s. Mitigations: %s.\n"
            .formatted(Taxonomy.line(entries), Taxonomy.line(Taxonomy.mitigations()));
  }

  /** Returns what came out of the latest sweep of an experiment, and where its report is. */
  static String ofExperiment(String title, SweepReport page, String experimentId, String runId) {
    StringBuilder note =
        new StringBuilder(
            "**The latest sweep:** [%s](%s). %s\n\n"
                .formatted(title, runLink(experimentId, runId, ""), page.findings().getFirst()));
    String end = "\n" + reportLink(experimentId, runId);
    // the UI shows the first line, and the others when it is told to
    for (String finding : page.findings().subList(1, page.findings().size())) {
      if (note.length() + finding.length() + end.length() < EXPERIMENT_NOTE) {
        note.append("- ").append(finding).append('\n');
      }
    }
    return note.append(end).toString();
  }

  /** Links within the UI do without its address, which may be another for each reader. */
  private static String runLink(String experimentId, String runId, String part) {
    return "#/experiments/%s/runs/%s%s?workflowType=machine_learning"
        .formatted(experimentId, runId, part);
  }

  private static String reportLink(String experimentId, String runId) {
    return "The report of the sweep: [`%s`](%s), an artifact of its run.\n"
        .formatted(SweepFiles.PAGE, runLink(experimentId, runId, "/artifacts/" + SweepFiles.PAGE));
  }

  /** Returns the summary as a table: one line for trials that differ in nothing but the seed. */
  static String ofSweep(ExperimentReport report, String experimentId, String runId) {
    Collection<List<TrialResult>> cells = Cell.group(report.results()).values();
    StringBuilder note = new StringBuilder(reportLink(experimentId, runId) + "\n");
    report
        .plan()
        .protocols()
        .forEach(
            protocol -> note.append("Protocol %s: %s. ".formatted(protocol.id(), protocol.help())));
    note.append("Seeds: %d.\n\n".formatted(report.plan().seeds().size()));
    if (!report.failures().isEmpty()) {
      note.append(
          "**%s failed**, the first: %s: %s.\n\n"
              .formatted(
                  Count.of(report.failures().size(), "trial"),
                  report.plan().title(report.failures().getFirst().trial()),
                  report.failures().getFirst().message()));
    }
    if (cells.size() > LINES) {
      note.append("The results are in `poison_results_summary.csv`.\n");
    } else {
      note.append("| trial | accuracy | clean accuracy |\n| --- | --- | --- |\n");
      cells.forEach(results ->
          note.append(
              "| %s | %s | %s |\n"
                  .formatted(
                      title(report, results),
                      mean(results, Metric.ACCURACY.id()),
                      mean(results, CLEAN_ACCURACY))));
      note.append("\n*clean accuracy*: on the true labels and features of the same rows.\n");
    }
    report.noBetterThanRandom().forEach(words -> note.append("\n%s.\n".formatted(words)));
    return note.append(warnings(report.warnings()))
        .append(
            taxonomy(
                report.plan().attacks().stream().map(attack -> attack.traits().goal()).toList()))
        .toString();
  }

  private static String title(ExperimentReport report, List<TrialResult> cell) {
    String title = report.plan().title(cell.getFirst().trial());
    return title.substring(0, title.lastIndexOf(" · seed "));
  }

  /** Returns the mean over the trials, or a dash where none of them has the metric. */
  private static String mean(List<TrialResult> results, String metric) {
    List<Double> values =
        results.stream()
            .filter(result -> result.metrics().containsKey(metric))
            .map(result -> Spread.of(result.metrics().get(metric)).mean())
            .toList();
    return values.isEmpty() ? "–" : String.format(Locale.ROOT, "%.3f", Spread.of(values).mean());
  }
}
