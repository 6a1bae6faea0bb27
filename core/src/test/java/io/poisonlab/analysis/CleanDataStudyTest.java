// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.source.NamedData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How much clean data makes up for poison")
class CleanDataStudyTest {
  private static final Dataset DATA = NamedData.read("two-gaussians(rows=1500)");
  private static final Learner LEARNER = new KnnLearner(1);

  private static CleanDataPlan plan(int seeds, Attack... attacks) {
    return new CleanDataPlan(
        DATA,
        100,
        List.of(attacks),
        List.of(LEARNER),
        LongStream.rangeClosed(1, seeds).boxed().toList());
  }

  private static CleanDataTable run(CleanDataPlan plan, int threads) {
    return new CleanDataStudy((_, _) -> {}, threads).run(plan);
  }

  @Test
  @DisplayName("costs many rows where it harms, and cleaning is as good at once")
  void effect() {
    CleanDataRow row = run(plan(10, new LabelFlip(0.3)), 2).rows().getFirst();

    assertThat(row.clean().mean() - row.poisoned().mean()).isGreaterThan(0.15);
    assertThat(row.cleaned().mean()).isCloseTo(row.clean().mean(), within(0.03));
    assertThat(row.need().low().orElse(Double.POSITIVE_INFINITY)).isGreaterThan(1);
    assertThat(row.points().getLast().accuracy().mean()).isGreaterThan(row.poisoned().mean() + 0.1);
    assertThat(row.points().getLast().rows()).isEqualTo(800);
    assertThat(row.claim()).isEmpty();
    assertThat(row.verdict()).isEqualTo(ClaimVerdict.NOT_MEASURED);
  }

  @Test
  @DisplayName("gives no verdict from fewer than ten seeds, and no interval from fewer than five")
  void fewSeeds() {
    CleanDataRow two = run(plan(2, new LabelFlip(0.05)), 2).rows().getFirst();
    CleanDataRow nine = run(plan(9, new LabelFlip(0.05)), 2).rows().getFirst();

    assertThat(two.verdict()).isEqualTo(ClaimVerdict.TOO_FEW_SEEDS);
    assertThat(nine.verdict()).isEqualTo(ClaimVerdict.TOO_FEW_SEEDS);
    assertThat(two.clean().words() + two.need().words()).doesNotContain("(");
  }

  @Test
  @DisplayName("costs nothing where no row is poisoned")
  void nullCase() {
    CleanDataRow row = run(plan(5, new LabelFlip(Budget.fraction(0))), 2).rows().getFirst();

    assertThat(row.poisoned()).isEqualTo(row.clean());
    assertThat(row.cleaned()).isEqualTo(row.clean());
    assertThat(row.need().words()).isEqualTo("0 % (0 % to 0 %)");
  }

  @Test
  @DisplayName("does not depend on the threads, and tells how far it is")
  void threads() {
    CleanDataPlan plan = plan(4, new LabelFlip(0.1), new LabelFlip(0.5));
    AtomicInteger last = new AtomicInteger();

    CleanDataTable alone = new CleanDataStudy((finished, _) -> last.set(finished), 1).run(plan);

    assertThat(run(plan, 4)).isEqualTo(alone);
    assertThat(last).hasValue(4);
    assertThat(alone.rows())
        .extracting(row -> row.claim().orElseThrow().id())
        .containsExactly("ten-needs-half-to-double", "fifty-needs-cleaning");
    assertThat(alone.toCsv().lines()).hasSize(1 + 2 * (2 + plan.factors().size()));
    assertThat(alone.toMarkdown()).contains("| two-gaussians, 100 rows | knn ");
  }

  /** The maker of rows is given curves of which the answer is known. */
  @Test
  @DisplayName("is read off the mean curve, and judged by its interval")
  void isReadOff() {
    CleanDataPlan plan = plan(12, new LabelFlip(0.05));
    List<Double> factors = plan.factors();
    double[] clean = new double[12];
    Arrays.fill(clean, 0.9);
    List<List<Double>> curves = new ArrayList<>();
    IntStream.range(0, 12)
        .forEach(seed ->
            curves.add(factors.stream().map(f -> 0.8 + f * 0.27 + (seed - 5.5) / 1e4).toList()));
    CleanDataRows maker = new CleanDataRows(plan);

    CleanDataRow third = maker.row(new LabelFlip(0.05), LEARNER, clean, curves, clean);
    CleanDataRow tenth = maker.row(new LabelFlip(0.1), LEARNER, clean, curves, clean);
    List<List<Double>> flat =
        curves.stream().map(each -> each.stream().map(_ -> 0.8).toList()).toList();
    CleanDataRow never = maker.row(new LabelFlip(0.5), LEARNER, clean, flat, clean);

    assertThat(third.need().at().orElseThrow()).isCloseTo(0.095 / 0.27, within(1e-9));
    assertThat(third.verdict()).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(tenth.verdict()).isEqualTo(ClaimVerdict.DOES_NOT_HOLD);
    assertThat(never.verdict()).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(never.need().words()).isEqualTo("not reached up to 800 %");
  }

  @Test
  @DisplayName("needs rows to add, and something to do")
  void badInput() {
    List<Long> seeds = List.of(1L);
    assertThatThrownBy(() ->
            new CleanDataPlan(DATA, 601, List.of(new LabelFlip(0.1)), List.of(LEARNER), seeds))
        .hasMessage("base rows must be in [10, 600], found 601");
    assertThatThrownBy(() -> new CleanDataPlan(DATA, 100, List.of(), List.of(LEARNER), seeds))
        .hasMessage("a study needs one or more attacks, learners and seeds, found 0, 1 and 1");
    Dataset few = Datasets.iris().select(IntStream.range(40, 60).toArray());
    assertThatThrownBy(
            () -> new CleanDataPlan(few, 10, List.of(new LabelFlip(0.1)), List.of(LEARNER), seeds))
        .hasMessageContaining("has 20 rows, too few");
    assertThatThrownBy(() ->
            new CleanDataPlan(DATA, 13, List.of(new LabelFlip(0.05)), List.of(LEARNER), seeds))
        .hasMessage(
            "5 % of a base of 13 rows is less than a row, so that label-flip would poison nothing; take a base of 20 rows or more, a larger share, or larger data");
    CleanDataStudy stopped = new CleanDataStudy((_, _) -> {}, 1);
    stopped.stop();
    assertThatThrownBy(() -> stopped.run(plan(1, new LabelFlip(0.1))))
        .hasMessage("the study was stopped");
  }
}
