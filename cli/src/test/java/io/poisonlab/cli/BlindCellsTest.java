// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Scope;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.random.Seed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cells that are blind by construction")
class BlindCellsTest {
  /** Looks at features and finds nothing. */
  record FeatureWatch() implements Defence {
    @Override
    public Suspicion inspect(Suspect suspect, Seed seed) {
      return Suspicion.of(new double[suspect.data().size()], RowIds.of(), new Remedy.Drop());
    }

    @Override
    public Scope scope() {
      return Scope.of(Evidence.FEATURES, "poison lies apart");
    }
  }

  private static final ExperimentPlan PLAN = ExperimentPlan.of(Datasets.iris());

  @Test
  @DisplayName("are those of a features-only defence and an attack on labels, in a line each")
  void namesThem() {
    ExperimentPlan plan =
        PLAN.attacks(new LabelFlip(0.1), new LabelFlip(0.2), new FeatureNoise(0.1))
            .defences(new FeatureWatch(), new NeighbourVote(5));

    assertThat(BlindCells.of(plan))
        .containsExactly(
            "feature-watch looks at features alone, so it cannot see flipped labels; what it finds after label-flip is chance");
  }

  @Test
  @DisplayName("are none where the attack changes features, or the defence looks at labels")
  void none() {
    assertThat(BlindCells.of(PLAN.attacks(new FeatureNoise(0.1)).defences(new FeatureWatch())))
        .isEmpty();
    assertThat(BlindCells.of(PLAN.attacks(new LabelFlip(0.1)).defences(new NeighbourVote(5))))
        .isEmpty();
  }
}
