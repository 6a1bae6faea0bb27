// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.ConfidentLearning;
import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.IsolationForest;
import io.poisonlab.defence.KnnDistance;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.SphereSlab;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.matrix.MatrixTable.Mean;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A limit of defences")
class MatrixLimitTest {
  private static final Defence FOREST = new IsolationForest(false, Contamination.auto());
  private static final Defence FOREST_PER_CLASS = new IsolationForest(true, Contamination.auto());
  private static final Defence VOTE = new NeighbourVote(5);

  @TempDir private Path folder;

  private static MatrixPlan plan(Dataset data, String attack, Defence... defences) {
    return new MatrixPlan(
        List.of(
            new MatrixPart(
                data,
                List.of(MatrixAttack.parse(attack)),
                List.of(new LogisticRegressionLearner(1, true)))),
        List.of(0.2),
        List.of(defences),
        List.of(1L, 2L, 3L),
        0.3,
        0.1);
  }

  private MeasuredLimit measured(MatrixLimit limit, MatrixPlan beside) {
    MatrixPlan small = limit.plan(beside).orElseThrow();
    return new MeasuredLimit(
        limit, small, new Matrix(MatrixListener.silent(), 2).run(small, folder));
  }

  @Test
  void flipsAreNotSeenInFeaturesEvenByWhatKnowsTheirShare() {
    MeasuredLimit found =
        measured(
            MatrixLimit.TOLD_THE_SHARE,
            plan(Datasets.breastCancer(), "label-flip", FOREST, FOREST_PER_CLASS, VOTE));

    assertThat(found.means())
        .extracting(Mean::defence)
        .containsExactly("isolation-forest", "isolation-forest (per class)");
    Mean features = found.means().getFirst();
    assertThat(features.get(Measure.FLAGGED).orElseThrow()).isBetween(0.097, 0.101);
    assertThat(features.get(Measure.PRECISION).orElseThrow()).isLessThan(0.2);
    assertThat(found.means().getLast().get(Measure.PRECISION).orElseThrow()).isGreaterThan(0.3);
    assertThat(found.verdict())
        .contains("features alone: 0.", "where chance is 0.10 (isolation-forest, breast-cancer)");
  }

  @Test
  void halfOfTheFlippedLabelsLeaveNothingToLearnFrom() {
    MeasuredLimit found =
        measured(
            MatrixLimit.HALF_OF_TWO_CLASSES,
            plan(
                Datasets.breastCancer(),
                "label-flip",
                VOTE,
                new ConfidentLearning(new LogisticRegressionLearner(1, true))));

    assertThat(found.plan().trustedFraction()).isZero();
    assertThat(found.means())
        .hasSize(2)
        .allSatisfy(mean -> {
          assertThat(mean.get(Measure.AUC).orElseThrow()).isBetween(0.4, 0.6);
          assertThat(mean.get(Measure.DEFENDED).orElseThrow()).isLessThan(0.75);
          assertThat(mean.get(Measure.PERFECT).orElseThrow()).isGreaterThan(0.9);
        });
  }

  @Test
  void aDenseClusterIsHeldForNormal() {
    MeasuredLimit found =
        measured(
            MatrixLimit.DENSE_CLUSTER,
            plan(
                Datasets.breastCancer(),
                "injected-cluster",
                FOREST,
                new KnnDistance(10, KnnDistance.Measure.MEAN, false, Contamination.auto()),
                new SphereSlab(Contamination.auto())));

    List<Double> aucs =
        found.means().stream().map(mean -> mean.get(Measure.AUC).orElseThrow()).toList();
    assertThat(aucs.subList(0, 2)).allMatch(auc -> auc < 0.1);
    assertThat(aucs.getLast()).isGreaterThan(0.95);
    assertThat(found.verdict()).startsWith("In 2 of 3 cells");
    assertThat(MatrixMarkdown.of(found.plan(), found.table(), List.of(found)))
        .contains(
            "## Poison that lies densely together",
            "| breast-cancer, logreg (standardise) | sphere-slab |");
    assertThat(MatrixCsv.of(List.of(found)))
        .startsWith("limit,dataset,attack")
        .contains(
            "dense-cluster,breast-cancer,injected-cluster(near=0;far_spread=0.1),0.3,logreg (standardise)");
  }

  @Test
  void isMeasuredOnlyWhereThePlanIsAboutIt() {
    assertThat(MatrixLimit.HALF_OF_TWO_CLASSES.plan(plan(Datasets.iris(), "label-flip", VOTE)))
        .isEmpty();
    assertThat(MatrixLimit.TOLD_THE_SHARE.plan(plan(Datasets.iris(), "label-flip", VOTE)))
        .isEmpty();
    assertThat(MatrixLimit.DENSE_CLUSTER.plan(plan(Datasets.iris(), "label-flip", VOTE))).isEmpty();
  }
}
