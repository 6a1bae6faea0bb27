// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.IsolationForest;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Scope;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a defence warns of in a trial")
class TrialWarningsTest {
  private static final String BLIND =
      "isolation-forest looks at features alone, so it cannot see flipped labels; what it finds"
          + " after label-flip is chance";

  /** Writes down what it is asked for, and warns of something else in every trial. */
  record Asked(List<String> calls) implements Defence {
    @Override
    public Suspicion inspect(Suspect suspect, Seed seed) {
      calls.add("inspect");
      return Suspicion.of(new double[suspect.data().size()], RowIds.of(), new Remedy.Drop());
    }

    @Override
    public Scope scope() {
      return Scope.of(Evidence.LABELS, "it is asked");
    }

    @Override
    public List<String> warnings(Suspect suspect) {
      calls.add("warnings");
      int first = suspect.data().ids().at(0);
      return List.of("it is asked", "the first row is %d".formatted(first));
    }
  }

  private static List<TestOutcome> tests(Attack attack, Defence defence, int folds) {
    Trial trial =
        new Trial(
            0,
            Datasets.iris(),
            Protocol.TRAIN_ONLY,
            new Testing.CrossValidation(folds),
            0,
            attack,
            defence,
            new DecisionTreeLearner(3),
            1);
    return Trials.run(trial);
  }

  @Test
  @DisplayName("is asked before it looks, and kept beside what it found")
  void asked() {
    List<String> calls = new ArrayList<>();
    List<TestOutcome> tests = tests(new LabelFlip(0.1), new Asked(calls), 2);

    assertThat(calls).containsExactly("warnings", "inspect", "warnings", "inspect");
    assertThat(tests)
        .allSatisfy(test ->
            assertThat(test.defended().orElseThrow().warnings())
                .hasSize(2)
                .startsWith("it is asked"));
  }

  @Test
  @DisplayName(
      "says of a features-only detector that it is blind to flipped labels, and to those alone")
  void blind() {
    IsolationForest forest = new IsolationForest(false, Contamination.auto());

    assertThat(tests(new LabelFlip(0.1), forest, 2).getFirst().defended().orElseThrow().warnings())
        .containsExactly(BLIND);
    assertThat(
            tests(new FeatureNoise(0.1), forest, 2).getFirst().defended().orElseThrow().warnings())
        .isEmpty();
  }

  @Test
  @DisplayName("is told once with how many trials, and what is left out is counted")
  void together() {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .attacks(new LabelFlip(0.1), new FeatureNoise(0.1))
            .seeds(1, 8);
    ExperimentReport forests =
        new ExperimentRunner(ExperimentListener.silent())
            .run(plan.defences(new NoDefence(), new IsolationForest(false, Contamination.auto())));
    assertThat(forests.results()).hasSize(48); // with the clean baseline
    assertThat(forests.warnings()).containsExactly(BLIND + " (8 of 48 trials)");

    Asked asked = new Asked(Collections.synchronizedList(new ArrayList<>()));
    List<String> many =
        new ExperimentRunner(ExperimentListener.silent()).run(plan.defences(asked)).warnings();
    assertThat(many).hasSizeLessThanOrEqualTo(11);
    assertThat(many.getFirst()).isEqualTo("asked: it is asked (24 of 24 trials)");
  }
}
