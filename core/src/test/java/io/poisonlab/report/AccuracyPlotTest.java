// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Spread;
import io.poisonlab.experiment.Testing;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The accuracy plot")
class AccuracyPlotTest {
  private static int rgb(Color colour) {
    return colour.getRGB() & 0xffffff;
  }

  @Test
  void drawsEachAttackInItsColourCrispAt800Units() throws IOException {
    AccuracyPlot plot = AccuracyPlot.of(Reports.of(Reports.PLAN));
    BufferedImage image = Reports.image(plot.toPng());

    assertThat(image.getWidth()).isEqualTo(2 * AccuracyPlot.WIDTH);
    assertThat(image.getHeight()).isBetween(900, 1300);
    assertThat(Reports.count(image, rgb(Palette.colour(0)))).isGreaterThan(1000);
    assertThat(Reports.count(image, rgb(Palette.colour(1)))).isGreaterThan(1000);
    assertThat(Reports.count(image, rgb(Palette.colour(2)))).isZero();
    assertThat(image.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
    assertThat(plot.legend())
        .containsExactly(
            "feature-noise",
            "label-flip",
            "solid: as the protocol sees it",
            "dashed: on the clean truth",
            "dotted: largest class guessed");
  }

  @Test
  void drawsOnceAndGivesAwayCopies() {
    AccuracyPlot.warmUp();
    AccuracyPlot plot = AccuracyPlot.of(Reports.of(Reports.PLAN));
    byte[] first = plot.toPng();
    byte[] expected = first.clone();
    first[0] = 0;

    assertThat(plot.toPng()).isEqualTo(expected);
    assertThat(AccuracyPlot.of(Reports.of(Reports.PLAN)).toPng()).isEqualTo(expected);
  }

  @Test
  void drawsOneLineEachWhereTheTestRowsAreClean() throws IOException {
    AccuracyPlot plot = AccuracyPlot.of(Reports.of(Reports.PLAN.protocol(Protocol.TRAIN_ONLY)));

    assertThat(plot.legend())
        .containsExactly("feature-noise", "label-flip", "dotted: largest class guessed");
    assertThat(Reports.image(plot.toPng()).getWidth()).isEqualTo(1600);
  }

  @Test
  void startsEveryLineAtTheCleanBaselineAndAveragesSeedsAndFolds() {
    ExperimentReport report =
        Reports.of(Reports.PLAN.testing(new Testing.CrossValidation(3)).seeds(1, 2));
    List<CurvePanel> panels = CurvePanel.of(report);

    assertThat(panels).hasSize(1);
    assertThat(panels.getFirst().curves()).hasSize(4);
    for (Curve curve : panels.getFirst().curves()) {
      assertThat(curve.points().stream().map(Curve.Point::fraction)).containsExactly(0.0, 0.1, 0.5);
      assertThat(curve.points().getFirst().accuracy())
          .isEqualTo(spread(report, new Clean(), curve));
    }
    Curve flips = panels.getFirst().observed().getLast();
    assertThat(flips.attack()).isEqualTo("label-flip");
    assertThat(flips.points().get(2).accuracy())
        .isEqualTo(spread(report, new LabelFlip(0.5), flips));
    assertThat(panels.getFirst().truthDiffers()).isTrue();
  }

  private static Spread spread(ExperimentReport report, Object attack, Curve curve) {
    return Spread.of(
        report.results().stream()
            .filter(result -> result.trial().attack().equals(attack))
            .map(TrialResult::metrics)
            .flatMap(metrics ->
                metrics
                    .getOrDefault(curve.truth() ? "clean_accuracy" : "accuracy", List.of())
                    .stream())
            .toList());
  }

  @Test
  void putsCountsOfRowsWhereTheirShareIs() {
    ExperimentPlan plan = Reports.PLAN.attacks(new LabelFlip(Budget.rows(75)), new LabelFlip(0.1));
    Curve curve = CurvePanel.of(Reports.of(plan)).getFirst().observed().getFirst();

    assertThat(curve.points().stream().map(Curve.Point::fraction)).containsExactly(0.0, 0.1, 0.5);
  }

  @Test
  void givesEachLearnerAndDefenceAPanelUpToALimit() throws IOException {
    Learner[] trees =
        IntStream.rangeClosed(1, 6).mapToObj(DecisionTreeLearner::new).toArray(Learner[]::new);
    Defence[] votes = {new NeighbourVote(3), new NeighbourVote(5)};
    ExperimentReport report =
        Reports.of(
            Reports.PLAN.attacks(new LabelFlip(0.1)).learners(trees).defences(votes).seeds(1, 2));

    assertThat(CurvePanel.of(report).stream().map(CurvePanel::title))
        .hasSize(12)
        .contains("tree (depth 1) · neighbour-vote (k 3)", "tree (depth 6) · neighbour-vote (k 5)");
    BufferedImage image = Reports.image(AccuracyPlot.of(report).toPng());
    BufferedImage two =
        Reports.image(
            AccuracyPlot.of(Reports.of(Reports.PLAN.learners(new KnnLearner(3), trees[0])))
                .toPng());
    assertThat(image.getHeight()).as("four rows of two").isGreaterThan(2200).isLessThan(2700);
    assertThat(two.getHeight()).as("one row of two").isBetween(700, 1000);
  }

  @Test
  void tellsVariantsOfAnAttackApart() {
    AccuracyPlot plot =
        AccuracyPlot.of(
            Reports.of(
                Reports.PLAN.attacks(
                    new FeatureNoise(0.5),
                    new FeatureNoise(
                        Budget.fraction(0.5), List.of("sepal_length", "sepal_width")))));

    assertThat(plot.legend())
        .startsWith("feature-noise", "feature-noise (columns sepal_length + sepal_width)");
  }

  @Test
  void drawsTheCleanBaselineAlone() throws IOException {
    AccuracyPlot plot = AccuracyPlot.of(Reports.of(Reports.PLAN.attacks(new Clean())));

    assertThat(plot.legend()).containsExactly("clean", "dotted: largest class guessed");
    assertThat(Reports.count(Reports.image(plot.toPng()), rgb(Palette.colour(0)))).isPositive();
  }
}
