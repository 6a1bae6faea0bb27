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
