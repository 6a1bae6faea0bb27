// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A plan")
class ExperimentPlanTest {
  private static final ExperimentPlan PLAN = ExperimentPlan.of(Datasets.iris());

  @Test
  void isAGridInAFixedOrder() {
    List<Trial> trials =
        PLAN.attacks(new LabelFlip(0.1), new LabelFlip(Budget.rows(80)))
            .defences(new NoDefence(), new NeighbourVote(5))
            .learners(new DecisionTreeLearner(3), new KnnLearner(5))
            .seeds(7, 8)
            .trials();

    assertThat(trials).hasSize(24);
    assertThat(trials.stream().map(Trial::index)).isSorted().doesNotHaveDuplicates();
    assertThat(trials.stream().limit(4).map(Trial::title))
        .containsExactly(
            "label-flip 10 % · tree · seed 7",
            "label-flip 80 rows · tree · seed 7",
            "clean · tree · seed 7",
            "label-flip 10 % · tree · neighbour-vote (k 5) · seed 7");
    assertThat(trials.getLast().title()).isEqualTo("clean · knn · neighbour-vote (k 5) · seed 8");
  }

  @Test
  void goesThroughDataSetsAndProtocolsToo() {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris(), Datasets.breastCancer())
            .protocols(Protocol.TRAIN_ONLY, Protocol.WHOLE_DATASET)
            .attacks(new LabelFlip(0.1))
            .learners(new DecisionTreeLearner(3), new KnnLearner(5))
            .seeds(1, 3);

    assertThat(plan.size()).isEqualTo(2 * 2 * 3 * 2 * 2);
    assertThat(plan.trials().stream().map(plan::title))
        .doesNotHaveDuplicates()
        .startsWith(
            "iris · train-only · label-flip 10 % · tree · seed 1",
            "iris · train-only · clean · tree · seed 1",
            "iris · train-only · label-flip 10 % · knn · seed 1")
        .endsWith("breast-cancer · whole-dataset · clean · knn · seed 3");
    assertThat(plan.units()).hasSize(24);
    assertThat(
            plan.units().stream()
                .flatMap(unit -> unit.trials().stream())
                .map(Trial::index)
                .sorted())
        .isEqualTo(IntStream.range(0, 48).boxed().toList());
    assertThat(plan.units().get(3).trials().stream().map(plan::title))
        .containsExactly(
            "iris · train-only · clean · tree · seed 2",
            "iris · train-only · clean · knn · seed 2");
  }

  @Test
  @DisplayName("runs as docs/sweeps.md shows it")
  void documented() {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris(), Datasets.breastCancer())
            .protocols(Protocol.TRAIN_ONLY, Protocol.WHOLE_DATASET)
            .attacks(new LabelFlip(0), new FeatureNoise(0))
            .fractions(0.05, 0.1, 0.2)
            .seeds(1, 20);
    ExperimentReport report = new ExperimentRunner(ExperimentListener.silent()).run(plan);

    assertThat(report.results()).hasSize(2 * 2 * 7 * 20);
  }

  @Test
  void multipliesAttacksByShares() {
    assertThat(
            PLAN.attacks(new Clean(), new LabelFlip(Budget.rows(7)), new LabelFlip(0.1))
                .fractions(0.05, 0.5)
                .attacks())
        .containsExactly(new Clean(), new LabelFlip(0.05), new LabelFlip(0.5));
  }

  @Test
  void refusesTwoDataSetsOfOneName() {
    assertThatThrownBy(() -> ExperimentPlan.of(Datasets.iris(), Datasets.iris()))
        .hasMessage("the data sets of a plan must differ, found iris twice");
  }

  @Test
  void refusesMoreTrialsThanCanBeNumbered() {
    assertThatThrownBy(() ->
            PLAN.seeds(1, 1_000_000)
                .learners(
                    IntStream.rangeClosed(1, 500).mapToObj(KnnLearner::new).toArray(Learner[]::new))
                .fractions(0.1)
                .attacks(
                    IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> new LabelFlip(Budget.rows(i)))
                        .toArray(LabelFlip[]::new)))
        .hasMessage(
            "a plan has 2147483647 trials at the most, found 3000000000; split it into several");
  }

  @Test
  @DisplayName("has keys that differ exactly where numbers may differ")
  void keys() {
    ExperimentPlan plan = PLAN.attacks(new LabelFlip(0.1)).seeds(1, 2);
    PlanKeys keys = new PlanKeys(plan);
    PlanKeys wider = new PlanKeys(plan.learners(new KnnLearner(3), new DecisionTreeLearner(3)));

    assertThat(plan.trials().stream().map(keys::of))
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("[0-9a-f]{32}"));
    assertThat(wider.of(plan.trials().getFirst())).isEqualTo(keys.of(plan.trials().getFirst()));
    assertThat(wider.ofPlan()).isNotEqualTo(keys.ofPlan());
    assertThat(new PlanKeys(PLAN.attacks(new LabelFlip(0.1)).seeds(1, 2)).ofPlan())
        .isEqualTo(keys.ofPlan());
    assertThat(new PlanKeys(plan.testing(new Testing.HoldOut(0.3))).of(plan.trials().getFirst()))
        .isEqualTo(keys.of(plan.trials().getFirst()));
    assertThat(keys.of(plan.testing(new Testing.HoldOut(0.3)).trials().getFirst()))
        .isNotEqualTo(keys.of(plan.trials().getFirst()));
  }

  @Test
  void keepsTheCleanTrialWhereItWasPlaced() {
    assertThat(PLAN.attacks(new Clean(), new LabelFlip(0.1)).attacks())
        .containsExactly(new Clean(), new LabelFlip(0.1));
    assertThat(PLAN.attacks(new LabelFlip(0.1)).attacks())
        .containsExactly(new LabelFlip(0.1), new Clean());
  }

  @Test
  void writesFractionsAsPeopleDo() {
    assertThat(
            PLAN
                .attacks(
                    new LabelFlip(0.005),
                    new LabelFlip(1),
                    new LabelFlip(0),
                    new FeatureNoise(0.29))
                .trials()
                .stream()
                .map(Trial::poison))
        .containsExactly(
            "label-flip 0.5 %",
            "label-flip 100 %", "label-flip 0 %", "feature-noise 29 %", "clean");
  }

  @Test
  void refusesEmptyAndRepeatedAxes() {
    assertThatThrownBy(() -> PLAN.seeds(2, 1))
        .hasMessage("a plan needs one or more seeds, found none");
    assertThatThrownBy(() -> PLAN.learners(new Learner[0]))
        .hasMessage("a plan needs one or more learners, found none");
    assertThatThrownBy(() -> PLAN.defences(new Defence[0]))
        .hasMessage("a plan needs one or more defences, found none");
    assertThatThrownBy(() -> PLAN.attacks(new LabelFlip(0.1), new LabelFlip(0.1)))
        .hasMessageStartingWith("the attacks of a plan must differ, found LabelFlip[");
    assertThatThrownBy(() -> PLAN.learners(new KnnLearner(5), new KnnLearner(5)))
        .hasMessageStartingWith("the learners of a plan must differ");
  }
}
