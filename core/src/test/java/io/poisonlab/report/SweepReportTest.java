// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.BackdoorTrigger;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialFailure;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The report of a sweep")
class SweepReportTest {
  private static final String EVIL = "<script>alert('x')</script>\"&";
  private static final ExperimentReport STUDY =
      Reports.of(
          Reports.PLAN
              .attacks(
                  new LabelFlip(0.1),
                  new LabelFlip(0.5),
                  new FeatureNoise(0.01),
                  new FeatureNoise(0.02))
              .defences(new NoDefence(), new NeighbourVote(5))
              .seeds(1, 12));

  private static SweepReport report(ExperimentReport results) {
    return SweepReport.of(results, SweepContext.none());
  }

  @Test
  @DisplayName("harm that seeds show is named, with the share from which on and how much")
  void shownHarm() {
    assertThat(report(STUDY).findings())
        .anySatisfy(sentence ->
            assertThat(sentence)
                .matches(
                    "label-flip: harm is shown from (10|50) % on\\. At 50 % the model is right in [67]\\d(\\.\\d)? % of the cases instead of 9\\d(\\.\\d)? %, [23]\\d(\\.\\d)? points less \\(95 %: .* to .*\\)\\."));
    assertThat(report(STUDY).findings().getFirst())
        .matches(
            "The poison harms the model, at worst severely: in [12] of 4 poisoned settings accuracy falls by more than chance makes, by up to [23]\\d(\\.\\d)? points of 100\\.");
    assertThat(report(STUDY).findings().getLast())
        .matches("Next: (use neighbour-vote .*|none of these defences is shown to help.*)");
    assertThat(report(STUDY).findings()).noneMatch(sentence -> sentence.contains("cell"));
  }

  @Test
  @DisplayName("what is within chance is not called harm")
  void noHarm() {
    assertThat(report(STUDY).findings())
        .filteredOn(sentence -> sentence.startsWith("feature-noise"))
        .singleElement()
        .asString()
        .matches("feature-noise: no (harm is shown|accuracy is lost) up to 2 %.*")
        .doesNotContain("harm is shown from");
  }

  @Test
  @DisplayName("one seed shows nothing, and the report says how many would")
  void oneSeed() {
    SweepReport one = report(Reports.of(Reports.PLAN));

    assertThat(one.findings().getFirst()).startsWith("1 seed cannot tell harm from luck");
    assertThat(one.findings().getLast())
        .startsWith("Next: repeat with ")
        .endsWith(" seeds or more, for example --seeds 1..20.");
    assertThat(one.findings()).noneMatch(sentence -> sentence.contains("harm is shown"));
    assertThat(one.toHtml()).contains("Whether there is harm in 4 settings: that takes ");
    assertThat(one.toMarkdown())
        .contains(
            "**5** trials",
            "**1** seed for each setting",
            "**no** drop would be seen: too few seeds, 8 or more are needed")
        .doesNotContain("would be seen, in half");
  }

  @Test
  @DisplayName("what is not shown for want of seeds says how many would tell")
  void moreSeeds() {
    ExperimentReport weak =
        Reports.of(
            Reports.PLAN.attacks(new FeatureNoise(0.1)).seeds(1, 12).protocol(Protocol.TRAIN_ONLY));

    List<String> findings = report(weak).findings();

    assertThat(findings.getFirst())
        .isEqualTo("No harm is shown: accuracy does not fall by more than chance makes.");
    assertThat(findings.getLast())
        .matches(
            "Next: (about \\d+ seeds would tell .*--seeds 1\\.\\.\\d+\\.|nothing has to be done.*)");
  }

  @Test
  @DisplayName("a share of a drop that some seeds do not have is left out")
  void fewSeeds() {
    assertThat(report(Reports.of(PlanFile.preset("iris").plan().seeds(1, 3))).findings())
        .anyMatch(sentence -> sentence.startsWith("Under whole-dataset the pipeline misleads"));
  }

  @Test
  @DisplayName("the gap between what a poisoned test set says and the truth is a finding")
  void misreading() {
    assertThat(report(STUDY).findings())
        .anyMatch(sentence ->
            sentence.startsWith("Under whole-dataset the pipeline misleads")
                && sentence.contains("with label-flip 50 % it reads an accuracy of"));
    ExperimentReport trainOnly = Reports.of(Reports.PLAN.protocol(Protocol.TRAIN_ONLY).seeds(1, 3));
    assertThat(report(trainOnly).findings()).noneMatch(sentence -> sentence.contains("misleads"));
  }

  @Test
  @DisplayName("a defence is said to help only where that is shown; what was not shown is listed")
  void defences() {
    SweepReport report = report(STUDY);

    assertThat(report.findings())
        .filteredOn(sentence -> sentence.startsWith("neighbour-vote"))
        .singleElement()
        .asString()
        .matches("neighbour-vote.*: (not )?shown to help in .* of \\d poisoned settings.*");
    assertThat(report.toMarkdown()).contains("## What was not shown", ": not shown (");
  }

  @Test
  @DisplayName("success of an attack that is after single inputs is told beside accuracy")
  void aims() {
    ExperimentReport backdoored =
        Reports.of(
            ExperimentPlan.of(Datasets.bundled("breast-cancer"))
                .attacks(new BackdoorTrigger(0.05))
                .seeds(1, 2));

    assertThat(report(backdoored).findings())
        .anyMatch(sentence ->
            sentence.matches(
                "backdoor.*: the model does what the attacker wants on [\\d.]+ % of the inputs aimed at, one without poison on [\\d.]+ %\\."));
  }

  @Test
  @DisplayName("the page needs no network and lets no script run but its own two")
  void selfContained() {
    String page = report(STUDY).toHtml();

    assertThat(page.replaceAll("(?s)/\\*!.*?\\*/", ""))
        .doesNotContain(" src=", "@import", "<link", "fetch(\"", "XMLHttpRequest");
    assertThat(page)
        .containsPattern(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[^']+' 'sha256-[^']+'\">");
    assertThat(page.split("<script", -1)).hasSize(4); // the data, the library, ours
    assertThat(page).contains("<noscript>", "id=\"points\"", "aria-live=\"polite\"");
  }

  @Test
  @DisplayName("the numbers of the page's curves are those of the results")
  void curveNumbers() {
    JsonNode curves = curves(report(STUDY).toHtml());
    double mean =
        STUDY.results().stream()
            .filter(result -> result.trial().attack().equals(new LabelFlip(0.5)))
            .filter(result -> result.trial().defence() instanceof NoDefence)
            .mapToDouble(result -> result.clean(Metric.ACCURACY).orElseThrow())
            .average()
            .orElseThrow();
    JsonNode flip = curves.at("/curves/0");

    assertThat(curves.at("/attack/1").asString()).isEqualTo("label-flip");
    assertThat(curves.at("/metrics/0/name").asString()).isEqualTo("accuracy on the truth");
    assertThat(flip.at("/x/0").asDouble()).isZero();
    assertThat(flip.at("/x/2").asDouble()).isEqualTo(0.5);
    assertThat(flip.at("/mean/2").asDouble()).isCloseTo(mean, within());
    assertThat(flip.at("/low/2").asDouble()).isLessThan(mean);
    assertThat(flip.at("/high/2").asDouble()).isGreaterThan(mean);
    assertThat(flip.at("/n/2").asInt()).isEqualTo(12);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-5);
  }

  private static JsonNode curves(String page) {
    String opening = "<script id=\"curves\" type=\"application/json\">";
    int from = page.indexOf(opening) + opening.length();
    return JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  @Test
  @DisplayName("names from data stay text")
  void escapes() {
    Dataset iris = Datasets.iris();
    Labels labels = Labels.of(EVIL, List.of(EVIL, "b", "c"), iris.labels().toArray());
    Dataset evil = Dataset.of(EVIL, iris.table(), labels);
    SequencedMap<String, String> provenance = new LinkedHashMap<>(Map.of("made by", EVIL));
    SequencedMap<String, URI> links =
        new LinkedHashMap<>(Map.of(EVIL, URI.create("http://x/?a=%22%3E&b='")));
    SweepReport report =
        SweepReport.of(
            Reports.of(ExperimentPlan.of(evil).attacks(new LabelFlip(0.2))),
            new SweepContext(provenance, links));

    assertThat(report.toHtml()).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    assertThat(report.toHtml()).contains("href=\"http://x/?a=%22%3E&amp;b=&#39;\"");
    assertThat(new String(file(report, SweepFiles.CURVES), StandardCharsets.UTF_8))
        .doesNotContain("<script>");
  }

  private static byte[] file(SweepReport report, String name) {
    return report.files().getOrDefault(name, new byte[0]);
  }

  @Test
  @DisplayName("the same results make the same bytes")
  void sameBytes() {
    SequencedMap<String, byte[]> first = report(STUDY).files();
    SequencedMap<String, byte[]> second = report(STUDY).files();

    assertThat(first.keySet())
        .containsExactly(
            "report.html",
            "report.md",
            "report.csv",
            "report_curves.csv",
            "report.json",
            "report_curves.svg");
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  @DisplayName("JSON and SVG are well-formed, and hold every cell and line")
  void otherFiles() throws Exception {
    SweepReport report = report(STUDY);
    JsonNode json = JsonMapper.shared().readTree(file(report, SweepFiles.JSON));

    assertThat(json.get("cells")).hasSize(10);
    assertThat(json.at("/cells/0/attack").asString()).startsWith("label-flip");
    assertThat(json.at("/cells/0/against_clean/p").isNumber()).isTrue();
    JsonNode figures = json.get("figures");
    assertThat(figures.get("planned_trials").asInt()).isEqualTo(120);
    assertThat(figures.get("seeds_per_cell").isNumber()).isTrue();
    assertThat(figures.get("median_detectable_drop_points").asDouble()).isBetween(0.5, 20.0);
    assertThat(figures.propertyStream().allMatch(each -> each.getValue().isNumber())).isTrue();
    assertThat(json.get("findings")).hasSameSizeAs(report.findings());
    assertThat(json.at("/plan").asString()).contains("label-flip");
    String svg = new String(file(report, SweepFiles.CURVES), StandardCharsets.UTF_8);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertThat(svg.split("<polyline", -1)).hasSize(1 + 4);
    assertThat(svg.split("<polygon", -1)).hasSize(1 + 4);
  }

  @Test
  @DisplayName("a sweep that is not finished, or has failures, says so before all else")
  void unfinished() {
    Trial failed = STUDY.plan().trials().getLast();
    SweepReport report =
        report(
            new ExperimentReport(
                STUDY.plan(),
                STUDY.results().subList(0, STUDY.results().size() / 2),
                List.of(new TrialFailure(failed, "no rows", "trace"))));

    assertThat(report.toMarkdown())
        .contains(
            "**Warning:** the sweep is not finished: 60 of 120 trials have a result",
            "**Warning:** 1 trial of 120 failed",
            "- clean · tree · neighbour-vote (k 5) · seed 12: no rows",
            "59 trials of 120 not run yet");
    assertThat(report(STUDY).toMarkdown()).doesNotContain("Warning:** the sweep", "not run yet");
  }

  @Test
  @DisplayName("nothing measured makes a page that says so")
  void nothing() {
    ExperimentReport none = new ExperimentReport(STUDY.plan(), List.of(), List.of());

    assertThat(report(none).toHtml()).contains("0 of 120 trials have a result");
    assertThat(new String(file(report(none), SweepFiles.CURVES), StandardCharsets.UTF_8))
        .contains("there is no curve");
  }

  @Test
  @DisplayName("a sweep of 1,200 cells makes a page of bounded size, which says what it leaves out")
  void bounded() {
    ExperimentReport large = large();
    SweepReport report = report(large);
    String page = report.toHtml();

    assertThat(page.length()).isLessThan(1_500_000);
    assertThat(page).contains("more rows: see report.csv");
    assertThat(curves(page).get("curves")).hasSize(24);
    assertThat(new String(file(report, SweepFiles.CELLS), StandardCharsets.UTF_8).lines())
        .hasSizeGreaterThan(1_200);
  }

  @Test
  @DisplayName("of too many curves the first are taken, and the others counted")
  void tooManyCurves() {
    List<SweepCurve.Point> points =
        IntStream.range(0, 100)
            .mapToObj(i -> new SweepCurve.Point(i / 100.0, 0.9, Optional.empty(), 1))
            .toList();
    SweepCurve curve =
        new SweepCurve("d", "p", "l", "none", "a", SweepMetric.of(SweepMetric.TRUTH), points);

    SweepCurves some = SweepCurves.first(Collections.nCopies(150, curve), Map.of());

    assertThat(some.curves()).hasSize(120);
    assertThat(some.left()).isEqualTo(30);
    assertThat(some.element().length()).isLessThan(1_000_000);
  }

  /** Results that were measured once and are said again of every trial of a large plan. */
  private static ExperimentReport large() {
    Attack[] attacks =
        IntStream.rangeClosed(1, 50).mapToObj(i -> new LabelFlip(i / 100.0)).toArray(Attack[]::new);
    Learner[] learners =
        IntStream.rangeClosed(1, 24).mapToObj(DecisionTreeLearner::new).toArray(Learner[]::new);
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris()).attacks(attacks).learners(learners).seeds(1, 2);
    TrialResult one = STUDY.results().getFirst();
    List<TrialResult> results = new ArrayList<>();
    for (Trial trial : plan.trials()) {
      results.add(
          new TrialResult(
              trial,
              one.attackedRows(),
              one.poisonedRows(),
              one.metrics(),
              one.confusion(),
              one.cleanConfusion(),
              one.warnings(),
              one.fitTime(),
              one.defenceTime()));
    }
    return new ExperimentReport(plan, results, List.of());
  }

  @Test
  @DisplayName("confusion matrices of all seeds are added up, the clean one first")
  void matrices() {
    String page = report(STUDY).toHtml();

    assertThat(page.indexOf("<caption>clean · tree</caption>"))
        .isPositive()
        .isLessThan(page.indexOf("<caption>label-flip 50 % · tree</caption>"));
    int from = page.indexOf("<caption>clean · tree</caption>");
    String table = page.substring(from, page.indexOf("</table>", from));
    int counted =
        Pattern.compile("<td[^>]*>(\\d+)<")
            .matcher(table)
            .results()
            .mapToInt(cell -> Integer.parseInt(cell.group(1)))
            .sum();
    assertThat(counted).isEqualTo(12 * 30);
  }
}
