// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.Testing;
import io.poisonlab.learner.DecisionTreeLearner;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of cells")
class CellTableTest {
  private static CellTable table(ExperimentReport report) {
    return CellTable.of(Measurements.of(report));
  }

  private static CellRow row(CellTable table, String metric, double fraction) {
    return table.rows().stream()
        .filter(row -> row.metric().equals(metric) && row.fraction() == fraction)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("shows a drop that every seed has, and gives it its interval")
  void showsADrop() {
    ExperimentPlan plan = Results.plan(Protocol.TRAIN_ONLY, 12, 0.1);
    CellTable table =
        table(
            Results.made(plan, (f, seed) -> 0.9 + seed / 1000 - f * (1 + seed / 100), (f, _) -> f));

    Comparison drop = row(table, "clean_accuracy", 0.1).againstClean().orElseThrow();

    assertThat(drop.finding()).isEqualTo(Finding.SHOWN);
    assertThat(drop.difference().mean()).isCloseTo(-0.1065, within(1e-9));
    assertThat(drop.difference().interval().orElseThrow().contains(-0.1065)).isTrue();
    assertThat(drop.p()).isCloseTo(Math.pow(2, -11), within(1e-12));
    assertThat(drop.words()).matches("drop of 0\\.107 \\(0\\.10\\d to 0\\.10\\d\\): shown");
    assertThat(table.tests()).isEqualTo(1);
    assertThat(row(table, "clean_accuracy", 0).againstClean()).isEmpty();
  }

  @Test
  @DisplayName("does not show what the seeds alone may make")
  void doesNotShowNoise() {
    ExperimentPlan plan = Results.plan(Protocol.TRAIN_ONLY, 20, 0.1);
    CellTable table =
        table(
            Results.made(
                plan,
                (f, seed) -> 0.9 - (f > 0 ? 0.004 + (seed % 2) * 0.03 - 0.015 : 0),
                (f, _) -> f));

    Comparison drop = row(table, "clean_accuracy", 0.1).againstClean().orElseThrow();

    assertThat(drop.finding()).isEqualTo(Finding.NOT_SHOWN);
    assertThat(drop.detectable().orElseThrow()).isBetween(0.005, 0.02);
    assertThat(drop.words())
        .matches("drop of 0\\.004 is below the spread: not shown \\(0\\.010 would be\\)");
  }

  @Test
  @DisplayName("says how many seeds are needed where so few cannot show anything")
  void needsSeeds() {
    ExperimentPlan plan = Results.plan(Protocol.TRAIN_ONLY, 5, 0.1, 0.2, 0.3);
    CellTable table = table(Results.made(plan, (f, seed) -> 0.9 - f + seed / 1e4, (f, _) -> f));

    Comparison drop = row(table, "clean_accuracy", 0.3).againstClean().orElseThrow();

    assertThat(drop.finding()).isEqualTo(Finding.TOO_FEW_SEEDS);
    assertThat(drop.seedsNeeded()).isEqualTo(7);
    assertThat(drop.words())
        .isEqualTo("drop of 0.300: 5 seeds cannot show it, 7 or more are needed");
    CellTable one = table(Results.made(plan.seeds(1, 1), (f, _) -> 0.9 - f, (f, _) -> f));
    assertThat(row(one, "clean_accuracy", 0.1).estimate().interval()).isEmpty();
    assertThat(row(one, "clean_accuracy", 0.1).againstClean().orElseThrow().detectable()).isEmpty();
  }

  @Test
  @DisplayName("counts the same tests for whoever asks, whatever else a sweep measured")
  void oneFamily() {
    ExperimentReport whole =
        Results.made(
            Results.plan(Protocol.WHOLE_DATASET, 8, 0.1, 0.5),
            (f, seed) -> 0.9 - f + seed / 1e4,
            (f, _) -> 0.9 - f);

    assertThat(CellTable.of(whole).tests()).isEqualTo(2);
    assertThat(CellTable.of(whole).rows())
        .extracting(CellRow::metric)
        .containsOnly("clean_accuracy");
  }

  @Test
  @DisplayName("says that nothing is detectable where the floor of the test is above its level")
  void detectable() {
    ExperimentPlan plan = Results.plan(Protocol.TRAIN_ONLY, 6, 0.1, 0.2);
    DoubleBinaryOperator noisy = (f, seed) -> 0.9 - (f > 0 ? 0.01 * (seed - 3.5) : 0);

    CellTable six = table(Results.made(plan, noisy, noisy));
    CellTable seven = table(Results.made(plan.seeds(1, 7), noisy, noisy));

    assertThat(row(six, "clean_accuracy", 0.1).againstClean().orElseThrow().detectable())
        .as("2^-5 is above 5 % / 2")
        .isEmpty();
    Comparison found = row(seven, "clean_accuracy", 0.1).againstClean().orElseThrow();
    assertThat(found.detectable().orElseThrow())
        .as("not that of a single test at 5 %")
        .isGreaterThan(1.5 * found.difference().deviation());
  }

  @Test
  @DisplayName("calls no mean of nothing a rise or a drop, however few the seeds")
  void noChange() {
    ExperimentPlan plan = Results.plan(Protocol.TRAIN_ONLY, 5, 0.1);
    CellTable same = table(Results.made(plan, (_, _) -> 0.9, (_, _) -> 0.9));
    CellTable tiny =
        table(
            Results.made(plan, (f, seed) -> 0.9 + (f > 0 ? 1e-4 * (seed - 2) : 0), (_, _) -> 0.9));

    assertThat(row(same, "clean_accuracy", 0.1).againstClean().orElseThrow().words())
        .isEqualTo("no difference in any of 5 seeds");
    assertThat(row(tiny, "clean_accuracy", 0.1).againstClean().orElseThrow().words())
        .isEqualTo("no change on average: 5 seeds cannot show any, 6 or more are needed");
    CellTable many =
        table(
            Results.made(
                plan.seeds(1, 12),
                (f, seed) -> 0.9 + (f > 0 ? 1e-2 * (seed - 6.51) : 0),
                (_, _) -> 0.9));
    assertThat(row(many, "clean_accuracy", 0.1).againstClean().orElseThrow().words())
        .matches("no change on average: not shown \\(0\\.03\\d would be\\)");
  }

  @Test
  @DisplayName("has no interval of fewer than five values")
  void intervals() {
    ExperimentPlan plan = Results.plan(Protocol.TRAIN_ONLY, 4);
    DoubleBinaryOperator accuracy = (_, seed) -> 0.9 + seed / 1e3;

    CellRow four = table(Results.made(plan, accuracy, accuracy)).rows().getLast();
    CellRow five = table(Results.made(plan.seeds(1, 5), accuracy, accuracy)).rows().getLast();

    assertThat(four.estimate().interval()).isEmpty();
    assertThat(four.estimate().words()).isEqualTo("0.903");
    assertThat(five.estimate().words()).startsWith("0.903 (0.90");
  }

  @Test
  @DisplayName("finds no difference where there is none: no row is poisoned")
  void nullCase() {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .attacks(new LabelFlip(Budget.fraction(0)))
            .defences(new NoDefence(), new NeighbourVote(5))
            .seeds(1, 10);
    CellTable table = table(Results.run(plan));

    for (CellRow row : table.rows()) {
      row.againstClean()
          .ifPresent(found -> {
            assertThat(found.finding()).isEqualTo(Finding.NO_DIFFERENCE);
            assertThat(found.words()).isEqualTo("no difference in any of 10 seeds");
            assertThat(found.corrected()).isEqualTo(1);
          });
    }
    assertThat(table.shown()).isEmpty();
  }

  @Test
  @DisplayName("shows the harm of many flips and that a defence undoes it, each alone")
  void effect() {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.breastCancer())
            .attacks(new LabelFlip(0.3))
            .defences(new NoDefence(), new NeighbourVote(10))
            .learner(new DecisionTreeLearner(0))
            .seeds(1, 12);
    CellTable table = table(Results.run(plan));

    assertThat(table.tests()).isEqualTo(4);
    CellRow undefended = row(table, "clean_accuracy", 0.3);
    Comparison harm = undefended.againstClean().orElseThrow();
    assertThat(harm.finding()).isEqualTo(Finding.SHOWN);
    assertThat(harm.difference().mean()).isLessThan(-0.15);
    assertThat(undefended.againstUndefended()).isEmpty();
    CellRow defended =
        table.rows().stream()
            .filter(row -> row.cell().defence() instanceof NeighbourVote)
            .filter(row -> row.cell().attack() instanceof LabelFlip)
            .findFirst()
            .orElseThrow();
    Comparison gain = defended.againstUndefended().orElseThrow();
    assertThat(gain.finding()).isEqualTo(Finding.SHOWN);
    assertThat(gain.difference().mean()).isGreaterThan(0.1);
    assertThat(gain.words()).startsWith("rise of 0.");
    assertThat(defended.againstClean().orElseThrow().difference().mean())
        .isGreaterThan(harm.difference().mean() + 0.1);
  }

  @Test
  @DisplayName("lists what the protocol sees where that is not the truth")
  void listsBothTruths() {
    ExperimentPlan plan = Results.plan(Protocol.WHOLE_DATASET, 8, 0.1);
    ExperimentReport whole = Results.made(plan, (f, _) -> 0.9 - f / 10, (f, _) -> 0.9 - f);
    ExperimentReport train =
        Results.made(plan.protocol(Protocol.TRAIN_ONLY), (f, _) -> 0.9 - f, (f, _) -> 0.9 - f);

    assertThat(table(whole).rows())
        .extracting(CellRow::metric)
        .containsExactly("clean_accuracy", "accuracy", "clean_accuracy", "accuracy");
    assertThat(table(train).rows())
        .extracting(CellRow::metric)
        .containsExactly("clean_accuracy", "clean_accuracy");
    Measurements both = new Measurements(Measurements.USUAL);
    whole.results().forEach(both::add);
    train.results().forEach(both::add);
    assertThat(both.cells()).hasSize(4);
    assertThat(CellTable.of(both).tests()).isEqualTo(3);
  }

  @Test
  @DisplayName("takes the mean over folds as the value of a trial")
  void folds() {
    ExperimentPlan plan =
        Results.plan(Protocol.TRAIN_ONLY, 3, 0.1).testing(new Testing.CrossValidation(5));
    ExperimentReport report = Results.run(plan);
    Measurements measured = Measurements.of(report);

    assertThat(measured.sample(measured.cells().getFirst(), "clean_accuracy").size()).isEqualTo(3);
    assertThat(table(report).rows().getFirst().estimate().n()).isEqualTo(3);
  }

  @Test
  @DisplayName("is written as CSV and Markdown, all rows in as many columns")
  void isWritten() {
    CellTable table = table(Results.run(Results.plan(Protocol.WHOLE_DATASET, 3, 0.1)));

    List<String> lines = table.toCsv().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst())
        .startsWith(
            "dataset,protocol,attack,fraction,defence,learner,metric,n,mean,sd,low,high,vs_clean_pairs,")
        .contains(",vs_clean_p_holm,vs_clean_detectable,vs_clean_finding,");
    assertThat(table.toMarkdown()).contains("| iris | whole-dataset | label-flip 10 % |");
    assertThat(table.toMarkdown().lines()).hasSize(6);
    assertThat(new CellTable(List.of(), 0).toCsv().lines()).hasSize(1);
  }

  @Test
  @DisplayName("pairs by seed, whatever the order")
  void pairsBySeed() {
    Sample one = Sample.of(new long[] {1, 2, 3}, new double[] {0.5, 0.6, 0.7});
    Sample other = Sample.of(new long[] {3, 4, 1}, new double[] {0.6, 9, 0.1});

    assertThat(one.minus(other).seeds()).containsExactly(1L, 3L);
    assertThat(one.minus(other).values())
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.4, 0.1);
    assertThat(
            Sample.of(new long[] {1, 2}, new double[] {29 / 30.0, 28 / 30.0})
                .minus(Sample.of(new long[] {1, 2}, new double[] {28 / 30.0, 27 / 30.0}))
                .values())
        .as("one test row is one difference")
        .containsOnly(Math.rint(1e12 / 30) / 1e12);
  }
}
