// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Goal;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.attack.Traits;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Rows that an attack adds")
class InsertedRowsTest {
  /** Adds a copy of every row of the first class under the label of the second, ten times. */
  record Copies(int times) implements Attack {
    @Override
    public Poisoned poison(Dataset clean, Seed seed) {
      Dataset all = clean;
      RowIds added = RowIds.of();
      Dataset copied = clean.select(clean.labels().rowsOf(0));
      for (int i = 0; i < times; i++) {
        int[] labels = new int[copied.size()];
        Arrays.fill(labels, 1);
        RowIds fresh = RowIds.inserted(all.ids(), copied.size());
        all =
            all.append(
                new Dataset(
                    clean.name(),
                    clean.source(),
                    copied.table(),
                    clean.labels().withCodes(labels),
                    fresh));
        added = added.and(fresh);
      }
      return new Poisoned(all, added, clean.fingerprint(), Optional.of(new FirstAsSecond()));
    }

    @Override
    public Budget budget() {
      return Budget.rows(0);
    }

    @Override
    public Traits traits() {
      return Traits.of(Traits.Effect.INSERTS, Goal.TARGETED).deterministic();
    }
  }

  record FirstAsSecond() implements Aim {
    @Override
    public int[] rows(Dataset clean) {
      return clean.labels().rowsOf(0);
    }

    @Override
    public Table present(Table rows) {
      return rows;
    }

    @Override
    public boolean reached(int truth, int predicted) {
      return predicted == 1;
    }

    @Override
    public String words(Labels labels) {
      return "the first class is taken for the second";
    }
  }

  @ParameterizedTest
  @EnumSource
  void haveNoTruthOfTheirOwn(Protocol protocol) {
    Trial trial =
        new Trial(
            0,
            Datasets.iris(),
            protocol,
            new Testing.HoldOut(0.2),
            0,
            new Copies(10),
            new NoDefence(),
            new KnnLearner(5),
            1);
    TestOutcome outcome = Trials.run(trial).getLast();

    assertThat(outcome.cleanTest().ids()).isEqualTo(outcome.test().ids().original());
    assertThat(outcome.cleanTest()).isEqualTo(Datasets.iris().selectIds(outcome.cleanTest().ids()));
    assertThat(outcome.train().ids().stream().anyMatch(id -> id >= RowIds.FIRST_INSERTED)).isTrue();
    AimOutcome aim = outcome.aim().orElseThrow();
    assertThat(aim.aimed()).isPositive();
    assertThat(aim.reached()).isEqualTo(aim.aimed());
    assertThat(aim.control()).isZero();
    assertThat(aim.toMap())
        .containsEntry("attack_success_rate", 1.0)
        .containsEntry("control_attack_success_rate", 0.0);
    assertThat(aim.right()).isGreaterThan(aim.others() * 3 / 4);
    TrialResult result = TrialOutcome.of(trial, List.of(outcome)).result();
    assertThat(result.attackedRows()).isEqualTo(protocol == Protocol.WHOLE_DATASET ? 150 : 120);
    assertThat(result.metrics()).containsKey("attack_success_rate");
  }
}
