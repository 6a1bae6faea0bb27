// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Adds an attack as CONTRIBUTING says, and shows that the contract catches one that cheats. */
@DisplayName("An attack of one's own")
class ToyAttackTest {
  private static final Dataset IRIS = Datasets.iris();

  /** How the toy behaves. */
  enum Conduct {
    HONEST,
    TAKES_ONE_MORE,
    HIDES_A_ROW,
    IGNORES_ITS_SEED,
    NEVER_THE_SAME
  }

  /** Takes rows away. */
  @Id(value = "row-loss", help = "Takes randomly chosen rows away")
  record RowLoss(
      @Setting(help = "share in [0, 1], or count, of all rows") Budget budget,
      @Setting(help = "for tests", byDefault = "honest") Conduct conduct)
      implements Attack {
    private static long calls;

    @Override
    public Poisoned poison(Dataset clean, Seed seed) {
      Seed used =
          switch (conduct) {
            case IGNORES_ITS_SEED -> new Seed(0);
            case NEVER_THE_SAME -> seed.fork(calls++);
            default -> seed;
          };
      int extra = conduct == Conduct.TAKES_ONE_MORE ? 1 : 0;
      int[] lost =
          RowDraw.withoutReplacement(
              budget.rowsOf(clean.size()) + extra, clean.size(), used.generator());
      Set<Integer> gone = new HashSet<>(IntStream.of(lost).boxed().toList());
      int[] kept = IntStream.range(0, clean.size()).filter(row -> !gone.contains(row)).toArray();
      RowIds told = clean.ids().select(lost).sorted();
      if (conduct == Conduct.HIDES_A_ROW) {
        told = told.select(IntStream.range(1, told.size()).toArray());
      }
      return new Poisoned(clean.select(kept), told, clean.fingerprint());
    }

    @Override
    public Traits traits() {
      return Traits.of(Traits.Effect.DROPS, Goal.AVAILABILITY);
    }

    /** Makes it. */
    static final class Provider extends RecordProvider<Attack> implements AttackProvider {
      Provider() {
        super(RowLoss.class, Budget.READER);
      }
    }
  }

  /** Adds copies of rows, whose labels are true: no harm, but the shape of an attack that does. */
  @Id(value = "row-echo", help = "Adds copies of randomly chosen rows")
  record RowEcho(@Setting(help = "rows added, as share of the data or count") Budget budget)
      implements Attack {
    @Override
    public Poisoned poison(Dataset clean, Seed seed) {
      int count = budget.addedTo(clean.size());
      int[] copied = RowDraw.inTurns(count, clean.labels().rowsOf(0), seed.generator());
      Dataset copies = clean.select(copied);
      RowIds ids = RowIds.inserted(clean.ids(), count);
      Dataset added =
          new Dataset(clean.name(), clean.source(), copies.table(), copies.labels(), ids);
      Aim aim = new TakenFor(1, 0);
      return new Poisoned(clean.append(added), ids, clean.fingerprint(), Optional.of(aim));
    }

    @Override
    public Traits traits() {
      return Traits.of(Traits.Effect.INSERTS, Goal.TARGETED);
    }

    /** Makes it. */
    static final class Provider extends RecordProvider<Attack> implements AttackProvider {
      Provider() {
        super(RowEcho.class, Budget.reader(Denominator.DATASET));
      }
    }
  }

  @Test
  void mayAddRows() {
    AttackContract echo =
        new AttackContract(new RowEcho.Provider(), new RowEcho(Budget.fraction(0.29)));

    echo.leavesItsInputAsItWas(IRIS);
    echo.repeatsItselfForTheSameSeed(IRIS);
    echo.variesWithTheSeedWhereDrawn(IRIS);
    echo.spendsItsBudgetExactly(IRIS);
    echo.touchesNoRowOutsideItsGroundTruth(IRIS);
    echo.staysInTheDomainWhereDeclared(IRIS);
    echo.isMadeAgainByItsDescription();
  }

  private static AttackContract contract(Conduct conduct) {
    return new AttackContract(new RowLoss.Provider(), new RowLoss(Budget.fraction(0.29), conduct));
  }

  private static void caught(Runnable check) {
    assertThatThrownBy(check::run).isInstanceOf(AssertionError.class);
  }

  @Test
  void keepsToTheContract() {
    AttackContract honest = contract(Conduct.HONEST);

    honest.leavesItsInputAsItWas(IRIS);
    honest.repeatsItselfForTheSameSeed(IRIS);
    honest.variesWithTheSeedWhereDrawn(IRIS);
    honest.spendsItsBudgetExactly(IRIS);
    honest.touchesNoRowOutsideItsGroundTruth(IRIS);
    honest.staysInTheDomainWhereDeclared(IRIS);
    honest.isMadeAgainByItsDescription();
    honest.worksOrSaysWhyOnSmallData();
  }

  @Test
  void isMadeFromSettings() {
    assertThatThrownBy(
            () -> new RowLoss.Provider().create(Map.of("fraction", 0.1, "conduct", "wild")))
        .hasMessageContaining("must be one of honest, takes-one-more, hides-a-row");
  }

  @Test
  void isCaughtWhereItCheats() {
    caught(() -> contract(Conduct.TAKES_ONE_MORE).spendsItsBudgetExactly(IRIS));
    caught(() -> contract(Conduct.HIDES_A_ROW).touchesNoRowOutsideItsGroundTruth(IRIS));
    caught(() -> contract(Conduct.IGNORES_ITS_SEED).variesWithTheSeedWhereDrawn(IRIS));
    caught(() -> contract(Conduct.NEVER_THE_SAME).repeatsItselfForTheSameSeed(IRIS));
  }
}
