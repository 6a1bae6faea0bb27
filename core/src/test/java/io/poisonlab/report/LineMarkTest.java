// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.experiment.ExperimentPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lines of pictures")
class LineMarkTest {
  private static SweepReport report(ExperimentPlan plan) {
    return SweepReport.of(Reports.of(plan), SweepContext.none());
  }

  private static String svg(ExperimentPlan plan) {
    return new String(
        report(plan).files().getOrDefault(SweepFiles.CURVES, new byte[0]), StandardCharsets.UTF_8);
  }

  private static List<String> legend(String svg) {
    return svg.lines()
        .filter(line -> line.contains(">feature-noise<") || line.contains(">label-flip<"))
        .toList();
  }

  @Test
  @DisplayName("have the colours of the page")
  void onePalette() {
    String page = report(Reports.PLAN).toHtml();

    assertThat(page)
        .contains(
            IntStream.range(0, Palette.COLOURS.size())
                .mapToObj(i -> "--c%d: %s;".formatted(i, new LineMark(i).colour()))
                .toList());
  }

  @Test
  @DisplayName("do not change colour with the order of the plan")
  void orderOfThePlan() {
    ExperimentPlan turned =
        Reports.PLAN.attacks(
            new LabelFlip(0.1), new LabelFlip(0.5), new FeatureNoise(0.1), new FeatureNoise(0.5));

    assertThat(legend(svg(Reports.PLAN))).hasSize(2).isEqualTo(legend(svg(turned)));
    assertThat(Stream.of(Reports.PLAN, turned).map(LineMarkTest::inPng))
        .containsOnly(List.of("feature-noise", "label-flip"));
    assertThat(report(turned).toHtml()).contains("\"attack\":[\"feature-noise\",\"label-flip\"]");
  }

  private static List<String> inPng(ExperimentPlan plan) {
    return AccuracyPlot.of(Reports.of(plan)).legend().subList(0, 2);
  }

  @Test
  @DisplayName("differ in dashes and points too")
  void withoutColour() {
    List<String> lines =
        legend(svg(Reports.PLAN)).stream()
            .map(line -> line.replaceAll("#[0-9a-f]{6}|[xy][12]?=\"[^\"]*\"|<text.*", ""))
            .map(line -> line.replaceAll("translate\\([^)]*\\)", ""))
            .toList();

    assertThat(lines.get(0)).isNotEqualTo(lines.get(1));
    assertThat(new LineMark(1).stroke()).contains("stroke-dasharray");
  }

  @Test
  @DisplayName("stand on axes with round ticks; one that does not begin at zero says so")
  void axes() {
    assertThat(RoundScale.upTo(0.3).ticks().stream().map(LineMarkTest::written))
        .containsExactly("0.00", "0.05", "0.10", "0.15", "0.20", "0.25", "0.30");
    assertThat(RoundScale.around(0.71, 0.98).ticks().stream().map(LineMarkTest::written))
        .containsExactly("0.70", "0.75", "0.80", "0.85", "0.90", "0.95", "1.00");
    assertThat(RoundScale.around(0.71, 0.98).share(0.85)).isCloseTo(0.5, Offset.offset(1e-9));
    String cut = svg(Reports.PLAN.seeds(1, 3));
    assertThat(cut).contains("accuracy on the truth (axis from 0.").contains("class=\"cut\"");
  }

  private static String written(double tick) {
    return String.format(Locale.ROOT, "%.2f", tick);
  }
}
