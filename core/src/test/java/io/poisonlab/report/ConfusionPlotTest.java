// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RandomData;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The confusion matrices")
class ConfusionPlotTest {
  private static final int ALL_OF_A_CLASS = 0x004b7a;

  @Test
  void showObservedAndTrueSideBySide() throws IOException {
    ConfusionPlot plot = ConfusionPlot.of(Reports.of(Reports.PLAN.seeds(1, 3)));
    BufferedImage image = Reports.image(plot.toPng());

    assertThat(plot.titles())
        .hasSize(10)
        .startsWith(
            "feature-noise 10 %, as the protocol sees it", "feature-noise 10 %, on the clean truth")
        .endsWith("clean, as the protocol sees it", "clean, on the clean truth");
    assertThat(image.getWidth()).isEqualTo(2 * ConfusionPlot.WIDTH);
    assertThat(Reports.count(image, ALL_OF_A_CLASS))
        .as("setosa on the truth")
        .isGreaterThan(10_000);
  }

  @Test
  void areOneEachWhereTheTestRowsAreClean() {
    assertThat(ConfusionPlot.of(Reports.of(Reports.PLAN.protocol(Protocol.TRAIN_ONLY))).titles())
        .hasSize(5)
        .startsWith("feature-noise 10 %, test rows");
  }

  @Test
  void areThoseOfTheFirstTrialsOnly() throws IOException {
    Learner[] trees =
        IntStream.rangeClosed(1, 8).mapToObj(DecisionTreeLearner::new).toArray(Learner[]::new);
    ConfusionPlot plot = ConfusionPlot.of(Reports.of(Reports.PLAN.learners(trees)));

    assertThat(plot.titles()).hasSize(2 * ConfusionPlot.MAX_TRIALS);
    assertThat(plot.titles().getFirst())
        .isEqualTo("feature-noise 10 % · tree (depth 1), as the protocol sees it");
    assertThat(Reports.image(plot.toPng()).getHeight()).isLessThan(5000);
  }

  @Test
  void takeManyClasses() throws IOException {
    int[] counts = new int[20];
    Arrays.fill(counts, 6);
    Dataset many = RandomData.withClassCounts(counts);
    ConfusionPlot plot = ConfusionPlot.of(Reports.of(ExperimentPlan.of(many)));

    assertThat(Reports.image(plot.toPng()).getWidth()).isEqualTo(2000);
  }

  @Test
  void areATableToo() {
    ExperimentReport report = Reports.of(Reports.PLAN.attacks(new LabelFlip(0.5)));
    List<String> lines = ConfusionTable.csv(report).lines().toList();

    assertThat(lines).hasSize(1 + 2 * 2 * 9);
    assertThat(lines.getFirst()).isEqualTo("trial,title,measured,true_class,predicted_class,rows");
    assertThat(lines.get(1))
        .isEqualTo(
            "0,label-flip 50 % · tree · seed 1,observed,setosa,setosa,"
                + report.results().getFirst().confusion().count(0, 0));
    assertThat(lines.get(2 + 9 + 9 + 9))
        .isEqualTo(
            "1,clean · tree · seed 1,clean,setosa,versicolor,"
                + report.results().getLast().cleanConfusion().count(0, 1));
  }
}
