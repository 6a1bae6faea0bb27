// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.analysis.Attributions;
import io.poisonlab.analysis.CellTable;
import io.poisonlab.analysis.ClaimsTable;
import io.poisonlab.analysis.IrisClaims;
import io.poisonlab.analysis.Measurements;
import io.poisonlab.analysis.SecurityCurve;
import io.poisonlab.analysis.SecurityCurves;
import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.evaluation.ConfusionMatrix;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.parameter.Description;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A sweep as people read it: one HTML file that needs no network, and Markdown, CSV, JSON and SVG.
 * The page has a bounded size, however large the sweep is; what it leaves out is in the CSV file.
 *
 * <p>The same results make the same bytes.
 */
public final class SweepReport {
  private static final int LEAST_CURVES = 3;

  /** Intervals of so many cells and metrics take some seconds. */
  private static final int MOST_CURVE_CELLS = 4_000;

  private static final int MOST_MATRICES = 16;

  private final ExperimentReport results;
  private final SweepContext context;
  private final CellTable cells;
  private final SecurityCurves curves;
  private final Attributions attributions;
  private final ClaimsTable claims;
  private final SweepContent content;
  private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();

  private SweepReport(ExperimentReport results, SweepContext context) {
    this.results = results;
    this.context = context;
    this.cells = CellTable.of(results);
    Measurements usual = measured(Measurements.USUAL);
    this.attributions = Attributions.of(usual);
    this.claims = IrisClaims.of(usual, cells);
    this.curves = SecurityCurves.of(measured(curveMetrics(usual.cells().size())));
    this.content = content();
  }

  /** Looks at results, which need not be those of every trial of the plan. */
  public static SweepReport of(ExperimentReport results, SweepContext context) {
    return new SweepReport(results, context);
  }

  private Measurements measured(List<String> metrics) {
    Measurements measurements = new Measurements(metrics);
    results.results().forEach(measurements::add);
    return measurements;
  }

  private static List<String> curveMetrics(int cells) {
    int most = Math.max(LEAST_CURVES, MOST_CURVE_CELLS / Math.max(1, cells));
    return SweepMetric.ALL.stream().map(SweepMetric::id).limit(most).toList();
  }

  /** Returns the findings, in plain sentences, the most important first. */
  public List<String> findings() {
    return content.findings();
  }

  /** Returns the page. */
  public String toHtml() {
    return SweepPage.of(content);
  }

  /** Returns the report as Markdown. */
  public String toMarkdown() {
    return SweepMarkdown.of(content);
  }

  /** Returns every file of the report by its name; they are made the first time. */
  public synchronized SequencedMap<String, byte[]> files() {
    if (!files.isEmpty()) {
      return Collections.unmodifiableSequencedMap(files);
    }
    files.put(SweepFiles.PAGE, utf8(toHtml()));
    files.put(SweepFiles.MARKDOWN, utf8(toMarkdown()));
    files.put(SweepFiles.CELLS, utf8(cells.toCsv()));
    files.put(SweepFiles.POINTS, utf8(curves.toCsv()));
    files.put(SweepFiles.JSON, utf8(SweepJson.of(content, cells)));
    files.put(
        SweepFiles.CURVES,
        utf8(CurvePicture.of(truth().curves().stream().map(this::curve).toList())));
    return Collections.unmodifiableSequencedMap(files);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private SweepContent content() {
    ExperimentPlan plan = results.plan();
    int planned = plan.size();
    int measured = results.results().size();
    return new SweepContent(
        "Poisoning " + plan.datasetNames(),
        "%s · %s · %s · protocol %s"
            .formatted(
                Count.of(measured, "trial"),
                Count.of(plan.seeds().size(), "seed"),
                Count.of(plan.learners().size(), "learner"),
                plan.protocolIds()),
        warnings(planned, measured),
        SweepFindings.of(plan, cells, attributions, curves),
        SweepFigures.of(planned, measured, plan.seeds().size(), cells),
        SweepCurves.first(curves.curves().stream().map(this::curve).toList(), guesses(plan)),
        SweepSheets.of(cells, truth(), attributions, claims),
        matrices(),
        planes(),
        SweepGaps.of(plan, cells, planned, measured, failures()),
        PlanFile.yaml(plan),
        provenance(plan),
        context.links());
  }

  private SequencedMap<String, String> provenance(ExperimentPlan plan) {
    SequencedMap<String, String> provenance = new LinkedHashMap<>();
    for (Dataset data : plan.datasets()) {
      provenance.put(
          "data %s, SHA-256 of the content".formatted(data.name()), data.fingerprint().sha256());
    }
    provenance.putAll(context.provenance());
    return provenance;
  }

  private SecurityCurves truth() {
    return new SecurityCurves(
        curves.curves().stream()
            .filter(curve -> curve.metric().equals(SweepMetric.TRUTH))
            .toList());
  }

  private List<String> warnings(int planned, int measured) {
    List<String> warnings = new ArrayList<>();
    int failed = results.failures().size();
    if (measured + failed < planned) {
      warnings.add(
          "the sweep is not finished: %d of %s have a result"
              .formatted(measured, Count.of(planned, "trial")));
    }
    if (failed > 0) {
      warnings.add("%s of %d failed".formatted(Count.of(failed, "trial"), planned));
    }
    warnings.addAll(results.warnings());
    return warnings;
  }

  private SweepCurve curve(SecurityCurve curve) {
    return new SweepCurve(
        curve.line().dataset(),
        curve.line().protocol().id(),
        Description.label(curve.line().learner()),
        Description.label(curve.line().defence()),
        curve.line().attack(),
        SweepMetric.of(curve.metric()),
        curve.points().stream()
            .map(point ->
                new SweepCurve.Point(
                    point.fraction(),
                    point.estimate().mean(),
                    point.estimate().interval(),
                    point.estimate().n()))
            .toList());
  }

  private static Map<String, Double> guesses(ExperimentPlan plan) {
    return plan.datasets().stream()
        .collect(Collectors.toMap(Dataset::name, data -> data.labels().largestShare()));
  }

  private List<String> failures() {
    return results.failures().stream()
        .map(
            failure -> "%s: %s".formatted(results.plan().title(failure.trial()), failure.message()))
        .toList();
  }

  /**
   * Returns those of the first defence: without poison, and at the strongest dose of each attack.
   */
  private SequencedMap<String, List<ConfusionMatrix>> matrices() {
    ExperimentPlan plan = results.plan();
    List<Attack> attacks = BoundaryModels.strongest(plan.attacks());
    List<TrialResult> shown =
        results.results().stream()
            .filter(result -> result.trial().defence().equals(plan.defences().getFirst()))
            .filter(result -> attacks.contains(result.trial().attack()))
            .filter(
                result -> result.cleanConfusion().classes().size() <= ConfusionMarkup.MOST_CLASSES)
            .toList();
    SequencedMap<String, List<ConfusionMatrix>> matrices = new LinkedHashMap<>();
    Cell.group(shown).values().stream()
        .sorted(
            Comparator.comparingInt(
                    (List<TrialResult> seeds) -> block(plan, seeds.getFirst().trial()))
                .thenComparing(seeds -> !(seeds.getFirst().trial().attack() instanceof Clean)))
        .limit(MOST_MATRICES)
        .forEach(seeds ->
            matrices.put(
                caption(seeds.getFirst().trial()),
                seeds.stream().map(TrialResult::cleanConfusion).toList()));
    return matrices;
  }

  /** Returns a number that is the same for cells that differ in nothing but the attack. */
  private static int block(ExperimentPlan plan, Trial trial) {
    return (plan.datasets().indexOf(trial.dataset()) * plan.protocols().size()
                + plan.protocols().indexOf(trial.protocol()))
            * plan.learners().size()
        + plan.learners().indexOf(trial.learner());
  }

  private String caption(Trial trial) {
    String title = results.plan().title(trial);
    return title.substring(0, title.lastIndexOf(" · seed "));
  }

  private List<SweepContent.Plane> planes() {
    List<SweepContent.Plane> planes = new ArrayList<>();
    for (Dataset data : results.plan().datasets()) {
      for (TrialOutcome outcome : BoundaryModels.of(results.plan(), data)) {
        String caption = caption(outcome.trial());
        planes.add(
            new SweepContent.Plane(caption, BoundaryPicture.of(data, outcome.kept(), caption)));
      }
    }
    return planes.subList(0, Math.min(BoundaryModels.MOST, planes.size()));
  }
}
