// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.confident.FilterBy;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means over five seeds; bands are those of the reference values less 0.03. */
@DisplayName("Defences against flipped labels find them")
class LabelDefencesTest {
  private static final int SEEDS = 5;
  private static final Learner LOGREG = new LogisticRegressionLearner(1, true);

  record Found(double precision, double recall, double auc, double flagged) {}

  private static Found find(Defence defence, String data, double rate, boolean trust) {
    double[][] all =
        IntStream.range(0, SEEDS)
            .parallel()
            .mapToObj(seed -> one(defence, data, rate, trust, new Seed(seed)))
            .toArray(double[][]::new);
    double[] mean = new double[4];
    for (double[] each : all) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += each[i] / SEEDS;
      }
    }
    return new Found(mean[0], mean[1], mean[2], mean[3]);
  }

  private static double[] one(Defence defence, String name, double rate, boolean trust, Seed seed) {
    Split split = Split.stratified(Datasets.bundled(name), 0.3, seed.fork("split"));
    Poisoned poisoned =
        new LabelFlip(Budget.fraction(rate)).poison(split.train(), seed.fork("poison"));
    Suspect suspect =
        new Suspect(poisoned.dataset(), trust ? Optional.of(split.test()) : Optional.empty());
    Suspicion found = defence.inspect(suspect, seed);
    var quality = DetectionQuality.of(found, poisoned.dataset(), poisoned.poisonedRows()).toMap();
    return new double[] {
      quality.getOrDefault("detection_precision", 0.0),
      quality.getOrDefault("detection_recall", 0.0),
      quality.getOrDefault("detection_auc", 0.0),
      (double) found.flagged().size() / split.train().size()
    };
  }

  @Test
  void confidentLearningOnDigits() {
    Found found = find(new ConfidentLearning(), "digits", 0.1, false);
    assertThat(found.precision()).isGreaterThan(0.88);
    assertThat(found.recall()).isGreaterThan(0.78);
    assertThat(found.auc()).isGreaterThan(0.97);
    assertThat(find(new ConfidentLearning(), "digits", 0, false).flagged()).isLessThan(0.005);
  }

  @Test
  void confidentLearningOnBreastCancer() {
    Found found = find(new ConfidentLearning(), "breast-cancer", 0.1, false);
    assertThat(found.precision()).isGreaterThan(0.83 - 0.03);
    assertThat(found.recall()).isGreaterThan(0.83 - 0.03);
    assertThat(found.auc()).isGreaterThan(0.986 - 0.01);
    assertThat(find(new ConfidentLearning(LOGREG), "breast-cancer", 0.1, false).auc())
        .isGreaterThan(0.981 - 0.01);
    assertThat(find(new ConfidentLearning(), "breast-cancer", 0, false).flagged()).isLessThan(0.02);
  }

  /** Measured with scikit-learn's learners and cleanlab. */
  @ParameterizedTest
  @CsvSource({
    "breast-cancer, logreg, .967", "breast-cancer, forest, .981",
    "digits, logreg, .986", "digits, forest, .997"
  })
  void selfConfidenceRanksAFifthOfFlips(String data, String learner, double measured) {
    Learner victim = learner.equals("forest") ? new RandomForestLearner(100) : LOGREG;
    double auc = find(new ConfidentLearning(victim), data, 0.2, false).auc();
    assertThat(auc).isCloseTo(measured, within(0.01));
  }

  @Test
  void everyRuleHasItsCharacterOnDigits() {
    Found both = find(rule(FilterBy.BOTH), "digits", 0.1, false);
    Found confident = find(rule(FilterBy.CONFIDENT_LEARNING), "digits", 0.1, false);
    Found byClass = find(rule(FilterBy.PRUNE_BY_CLASS), "digits", 0.1, false);
    Found predicted = find(rule(FilterBy.PREDICTED_NEQ_GIVEN), "digits", 0.1, false);
    assertThat(both.precision()).isGreaterThan(0.97 - 0.03);
    assertThat(both.recall()).isGreaterThan(0.81 - 0.03);
    assertThat(confident.precision()).isGreaterThan(1.00 - 0.03);
    assertThat(confident.recall()).isBetween(0.69 - 0.03, both.recall());
    assertThat(byClass.precision()).isGreaterThan(0.91 - 0.03);
    assertThat(byClass.recall()).isGreaterThan(0.91 - 0.03);
    assertThat(predicted.precision()).isGreaterThan(0.77 - 0.03);
    assertThat(predicted.recall()).isGreaterThan(1.00 - 0.03);
  }

  private static Defence rule(FilterBy rule) {
    return new ConfidentLearning(new RandomForestLearner(100), 5, rule, Treatment.DROP);
  }

  @Test
  void neighboursVoteWithRecallFallingAndPrecisionRisingWithTheirAgreement() {
    Found some = find(new NeighbourVote(10, 0.4), "digits", 0.1, false);
    Found most = find(new NeighbourVote(10, 0.6), "digits", 0.1, false);
    Found nearlyAll = find(new NeighbourVote(10, 0.8), "digits", 0.1, false);
    assertThat(most.precision()).isGreaterThan(0.82);
    assertThat(most.recall()).isGreaterThan(0.90);
    assertThat(some.precision()).isLessThan(most.precision() - 0.03);
    assertThat(most.precision()).isLessThan(nearlyAll.precision() - 0.03);
    assertThat(some.recall()).isGreaterThan(most.recall() + 0.02);
    assertThat(most.recall()).isGreaterThan(nearlyAll.recall() + 0.03);
  }

  @Test
  void consensusIsMorePreciseThanMajority() {
    Found majority = find(new MajorityVote(), "breast-cancer", 0.1, false);
    Found consensus = find(new CrossValidatedConsensus(), "breast-cancer", 0.1, false);
    assertThat(majority.recall()).isGreaterThan(0.92);
    assertThat(consensus.precision()).isGreaterThan(majority.precision() + 0.1);
    assertThat(consensus.recall()).isGreaterThan(0.85);
    assertThat(find(new CrossValidatedConsensus(), "breast-cancer", 0, false).flagged())
        .isLessThan(0.03);
  }

  @Test
  void valuesOfNeighboursAreLowWhereLabelsAreFlipped() {
    Defence values = new KnnShapley(Contamination.auto());
    for (boolean trust : new boolean[] {false, true}) {
      Found found = find(values, "digits", 0.2, trust);
      assertThat(found.auc()).isGreaterThan(0.98);
      assertThat(found.precision()).isGreaterThan(0.88);
      assertThat(found.recall()).isGreaterThan(0.9);
      assertThat(find(values, "digits", 0, trust).flagged()).isLessThan(0.05);
    }
  }

  @Test
  void influenceIsHighWhereLabelsAreFlipped() {
    Defence influence = new InfluenceFunction(Contamination.auto());
    for (boolean trust : new boolean[] {false, true}) {
      Found found = find(influence, "breast-cancer", 0.1, trust);
      assertThat(found.auc()).isGreaterThan(0.88);
      assertThat(found.recall()).isGreaterThan(0.8);
      assertThat(found.precision()).isGreaterThan(0.6);
    }
    assertThat(find(influence, "breast-cancer", 0, false).flagged()).isLessThan(0.04);
  }

  @Test
  void goldCorrectionMendsTwoThirdsAndMore() {
    Found found = find(new GoldCorrection(), "breast-cancer", 0.2, true);
    assertThat(found.precision()).isGreaterThan(0.85);
    assertThat(found.recall()).isGreaterThan(0.8);
    assertThat(find(new GoldCorrection(), "breast-cancer", 0, true).flagged()).isLessThan(0.02);
  }

  @Test
  void goldCorrectionKnowsThatOneClassIsFlippedAndTheOtherIsNot() {
    Split split = Split.stratified(Datasets.breastCancer(), 0.3, new Seed(1));
    int[] codes = split.train().labels().toArray();
    int[] victims = split.train().labels().rowsOf(0);
    IntStream.range(0, victims.length * 2 / 5).forEach(i -> codes[victims[i]] = 1);
    Dataset flipped = split.train().withLabels(split.train().labels().withCodes(codes));
    Suspicion found =
        new GoldCorrection().inspect(new Suspect(flipped, Optional.of(split.test())), new Seed(1));
    Dataset mended = found.treat(flipped);
    assertThat(errors(mended, split.train())).isLessThan(errors(flipped, split.train()) / 3);
    assertThat(found.flagged().stream().filter(id -> is(flipped, id, 1)).count())
        .isGreaterThan(found.flagged().size() * 9L / 10);
  }

  private static boolean is(Dataset data, int id, int code) {
    return data.selectIds(RowIds.of(id)).labels().code(0) == code;
  }

  private static long errors(Dataset data, Dataset truth) {
    return IntStream.range(0, data.size())
        .filter(row -> data.labels().code(row) != truth.labels().code(row))
        .count();
  }

  @Test
  void twinsWithOtherLabelsCountLess() {
    Dataset iris = Datasets.iris().select(IntStream.range(0, 120).toArray());
    int[] order = IntStream.concat(IntStream.range(0, 120), IntStream.range(0, 10)).toArray();
    int[] codes = IntStream.of(order).map(row -> iris.labels().code(row)).toArray();
    IntStream.range(120, 130).forEach(row -> codes[row] = 2);
    Dataset data = Dataset.of("twins", iris.table().select(order), iris.labels().withCodes(codes));
    Suspicion found = new LabelInconsistency().inspect(Suspect.of(data), new Seed(1));
    assertThat(found.flagged().stream().filter(id -> id >= 120).count()).isEqualTo(10);
    assertThat(
            found.flagged().stream().allMatch(id -> id < 10 || id >= 120 || id == 34 || id == 37))
        .isTrue();
    assertThat(found.score(125)).isEqualTo(0.5, within(0.2));
    assertThat(found.score(60)).isZero();
    assertThat(found.reason(60)).isEqualTo("no other row is equal");
    assertThat(found.treat(data).size()).isBetween(111, 128);
    assertThat(new LabelInconsistency().inspect(Suspect.of(iris), new Seed(1)).flagged().size())
        .isZero();
    assertThat(new LabelInconsistency(0.3).inspect(Suspect.of(data), new Seed(1)).score(122))
        .isGreaterThan(0.5);
  }

  @Test
  void reasonsSayWhatWasSeen() {
    Dataset iris = Datasets.iris();
    int[] codes = iris.labels().toArray();
    codes[10] = 2;
    Suspect suspect = Suspect.of(iris.withLabels(iris.labels().withCodes(codes)));
    assertThat(new ConfidentLearning().inspect(suspect, new Seed(1)).reason(10))
        .matches(
            "a model that had not seen the row says setosa with \\d+ %, its label virginica with \\d+ %");
    assertThat(new MajorityVote().inspect(suspect, new Seed(1)).reason(10))
        .isEqualTo(
            "3 of 3 models that had not seen the row say setosa, 0 say virginica as its label");
    assertThat(new KnnShapley(Contamination.auto()).inspect(suspect, new Seed(1)).reason(10))
        .matches("Shapley value -0\\.\\d+: it draws rows of other classes near it to virginica");
    assertThat(
            new MajorityVote(List.of(new KnnLearner(5)), 5, 1, Treatment.RELABEL)
                .inspect(suspect, new Seed(1))
                .treat(suspect.data())
                .labels()
                .code(10))
        .isZero();
  }
}
