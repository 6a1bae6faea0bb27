// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Scope;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a defence stands")
class StandingTest {
  private static final ExperimentPlan PLAN =
      ExperimentPlan.of(Datasets.iris())
          .protocol(Protocol.TRAIN_ONLY)
          .attacks(new LabelFlip(Budget.fraction(0)), new LabelFlip(0.3))
          .learner(new DecisionTreeLearner(0))
          .seeds(1, 10);

  /** Drops the first rows of every class, whatever is in them. */
  record FirstRows(int rows) implements Defence {
    @Override
    public Suspicion inspect(Suspect suspect, Seed seed) {
      int[] first = new int[rows];
      Arrays.setAll(first, row -> row);
      RowIds flagged = suspect.data().ids().select(first).sorted();
      return Suspicion.of(new double[suspect.data().size()], flagged, new Remedy.Drop());
    }

    @Override
    public Scope scope() {
      return Scope.of(Evidence.LABELS, "poison comes first");
    }
  }

  private static ExperimentReport run(Defence... defences) {
    return new ExperimentRunner(ExperimentListener.silent()).run(PLAN.defences(defences));
  }

  @Test
  @DisplayName("is said where it does no better than a random filter and there is harm, only there")
  void noBetterThanRandom() {
    ExperimentReport report = run(new NoDefence(), new NeighbourVote(10), new FirstRows(0));

    assertThat(report.noBetterThanRandom())
        .singleElement()
        .asString()
        .matches(
            "first-rows does not beat the random filter after label-flip 30 % with tree \\(depth 0\\): accuracy"
                + " 0\\.\\d{3} on the truth, the random filter 0\\.\\d{3}, no defence 0\\.\\d{3},"
                + " the perfect filter 0\\.\\d{3}");
    Standing flagsNothing =
        report.standings().stream()
            .filter(Standing::isNoBetterThanRandom)
            .findFirst()
            .orElseThrow();
    assertThat(flagsNothing.recovery().orElseThrow()).isCloseTo(0, within(1e-12));
    List<Standing> vote =
        report.standings().stream()
            .filter(standing -> standing.trial().defence() instanceof NeighbourVote)
            .toList();
    assertThat(vote).extracting(Standing::harmShown).containsExactly(false, true, false);
    assertThat(vote.get(1).gainShown()).isTrue();
    assertThat(flagsNothing.gainShown()).isFalse();
    assertThat(vote.get(0).recovery()).as("no harm, no share of it").isEmpty();
    assertThat(vote.get(1).recovery().orElseThrow()).isBetween(0.6, 1.2);
  }

  @Test
  @DisplayName("is in the summary file, in columns behind the first six, empty without a defence")
  void summary() {
    List<String> lines = run(new NoDefence(), new NeighbourVote(10)).toCsv().lines().toList();

    assertThat(lines.getFirst())
        .startsWith("poison_type,poison_fraction,accuracy,precision,recall,f1,")
        .endsWith(
            ",accuracy_sd,detection_precision,detection_chance_precision,detection_recall,"
                + "detection_chance_recall,detection_auc,detection_chance_auc,"
                + "undefended_clean_accuracy,random_filter_clean_accuracy,"
                + "perfect_filter_clean_accuracy,recovery");
    List<String> flips = lines.stream().filter(line -> line.startsWith("label-flip,0.3")).toList();
    assertThat(flips).hasSize(20);
    for (String line : flips) {
      String[] cells = line.split(",", -1);
      List<String> last = List.of(cells).subList(cells.length - 10, cells.length);
      if (line.contains(",none,")) {
        assertThat(last).allMatch(String::isEmpty);
      } else {
        assertThat(last.subList(0, 9)).noneMatch(String::isEmpty);
        assertThat(last.get(1)).isEqualTo("0.3");
        assertThat(last.get(5)).isEqualTo("0.5");
      }
    }
  }

  @Test
  @DisplayName("is said too where a gain over the random filter may be luck")
  void notShownToBeatRandom() {
    assertThat(Harm.isShown(new double[] {0.03, -0.02, 0.01, 0.04, -0.03})).isFalse();
    Trial trial = PLAN.trials().getFirst();
    Standing lucky =
        new Standing(
            trial,
            0.62,
            new DefenceBounds(
                OptionalDouble.of(0.6), OptionalDouble.of(0.615), OptionalDouble.of(0.9)),
            true,
            false);

    assertThat(lucky.isNoBetterThanRandom()).isTrue();
    assertThat(lucky.words()).contains("is not shown to beat the random filter");
  }

  @Test
  @DisplayName("many cases are told in few lines")
  void many() {
    ExperimentReport few = run(new FirstRows(0));
    List<TrialResult> results = new ArrayList<>();
    for (int rate = 0; rate < 23; rate++) {
      double fraction = 0.3 + rate / 1000.0;
      few.results().stream()
          .filter(result -> result.trial().poison().equals("label-flip 30 %"))
          .map(result -> with(result, new LabelFlip(fraction)))
          .forEach(results::add);
    }

    assertThat(new ExperimentReport(PLAN, results, List.of()).noBetterThanRandom())
        .hasSize(21)
        .last()
        .asString()
        .startsWith("3 more cases of defences that do not beat the random filter");
  }

  private static TrialResult with(TrialResult result, LabelFlip attack) {
    Trial was = result.trial();
    return new TrialResult(
        new Trial(
            was.index(),
            was.dataset(),
            was.protocol(),
            was.testing(),
            was.trustedFraction(),
            attack,
            was.defence(),
            was.learner(),
            was.seed()),
        result.attackedRows(),
        result.poisonedRows(),
        result.metrics(),
        result.confusion(),
        result.cleanConfusion(),
        result.warnings(),
        result.fitTime(),
        result.defenceTime());
  }
}
