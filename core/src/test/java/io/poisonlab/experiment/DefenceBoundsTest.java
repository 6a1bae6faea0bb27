// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Scope;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parameter.Id;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The bounds of a defence")
class DefenceBoundsTest {
  private static final ExperimentPlan PLAN =
      ExperimentPlan.of(Datasets.iris())
          .attacks(new LabelFlip(0.3))
          .defences(new NeighbourVote(10))
          .learner(new DecisionTreeLearner(0))
          .seeds(1, 10);

  private static double mean(ExperimentReport report, String metric) {
    return report.results().stream()
        .filter(result -> result.trial().attack() instanceof LabelFlip)
        .filter(result -> result.metrics().containsKey(metric)) // no recovery where no harm
        .mapToDouble(result -> Spread.of(result.metrics().get(metric)).mean())
        .average()
        .orElseThrow();
  }

  @Test
  void lieWhereTheyShould() {
    ExperimentReport report = new ExperimentRunner(ExperimentListener.silent()).run(PLAN);

    double undefended = mean(report, "undefended_clean_accuracy");
    double random = mean(report, "random_filter_clean_accuracy");
    double perfect = mean(report, "perfect_filter_clean_accuracy");
    assertThat(perfect).isGreaterThan(undefended + 0.2);
    assertThat(random).isBetween(undefended - 0.1, undefended + 0.1);
    assertThat(mean(report, "clean_accuracy")).isGreaterThan(random + 0.1);
    assertThat(mean(report, "recovery")).isBetween(0.7, 1.2);
  }

  @Test
  void giveTheShareOfTheHarmThatIsUndone() {
    DefenceBounds bounds =
        new DefenceBounds(OptionalDouble.of(0.5), OptionalDouble.of(0.5), OptionalDouble.of(0.9));
    assertThat(bounds.recovery(0.7).orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(bounds.recovery(0.4).orElseThrow()).isNegative();
    OptionalDouble same = OptionalDouble.of(0.9);
    assertThat(new DefenceBounds(same, same, same).recovery(0.9)).isEmpty();
    assertThat(new DefenceBounds(same, same, OptionalDouble.empty()).recovery(0.9)).isEmpty();
  }

  @Test
  void dropWhatTheyShould() {
    Dataset iris = Datasets.iris();
    assertThat(RowFilters.random(iris, 30, new Seed(1)).size()).isEqualTo(120);
    assertThat(RowFilters.random(iris, 150, new Seed(1)).size()).isZero();
    assertThat(RowFilters.random(iris, 30, new Seed(1)))
        .isEqualTo(RowFilters.random(iris, 30, new Seed(1)))
        .isNotEqualTo(RowFilters.random(iris, 30, new Seed(2)));
    assertThat(RowFilters.perfect(iris, RowIds.of(0, 149)).ids().stream())
        .hasSize(148)
        .doesNotContain(0, 149);
  }

  /** Keeps what it was given. */
  record Curious(AtomicReference<Suspect> seen) implements Defence {
    @Override
    public Suspicion inspect(Suspect data, Seed seed) {
      seen.set(data);
      return Suspicion.of(new double[data.data().size()], RowIds.of(), new Remedy.Drop());
    }

    @Override
    public Scope scope() {
      return Scope.of(Evidence.LABELS, "nothing").needingTrusted();
    }
  }

  @ParameterizedTest
  @EnumSource
  void comeWithATrustedSampleThatIsCleanAndNotTrainedOn(Protocol protocol) {
    AtomicReference<Suspect> seen = new AtomicReference<>();
    Curious curious = new Curious(seen);
    Trial trial =
        new Trial(
            0,
            Datasets.iris(),
            protocol,
            new Testing.HoldOut(0.2),
            0.25,
            new LabelFlip(0.5),
            curious,
            new DecisionTreeLearner(3),
            1);

    TestOutcome outcome = Trials.run(trial).getLast();

    Dataset trusted = seen.get().trusted().orElseThrow();
    assertThat(trusted.size()).isEqualTo(30);
    assertThat(trusted).isEqualTo(Datasets.iris().selectIds(trusted.ids()));
    assertThat(outcome.train().ids().stream().boxed())
        .hasSize(90)
        .doesNotContainAnyElementsOf(trusted.ids().stream().boxed().toList());
    assertThatThrownBy(() -> PLAN.defences(curious))
        .hasMessageContaining("hold some back with `trusted_fraction: 0.1` in a plan");
    assertThat(PLAN.trustedFraction(0.1).defences(curious).defences()).isEqualTo(List.of(curious));
  }

  /** Learns from the sample alone, and keeps how many rows that has. */
  @Id(value = "sample-alone", help = "learns from the trusted sample")
  record SampleAlone(List<Integer> sizes) implements Learner {
    @Override
    public TrainedModel train(Dataset data, Seed seed) {
      throw new IllegalArgumentException("needs a sample");
    }

    @Override
    public TrainedModel train(Dataset data, Optional<Dataset> trusted, Seed seed) {
      sizes.add(trusted.orElseThrow().size());
      return new DecisionTreeLearner(3).train(trusted.get(), seed);
    }

    @Override
    public boolean needsTrusted() {
      return true;
    }

    /** All are equal, whatever they have seen. */
    @Override
    public boolean equals(Object other) {
      return other instanceof SampleAlone;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @ParameterizedTest
  @EnumSource
  void comeWithTheSampleForLearnersThatMendTheirModel(Protocol protocol) {
    SampleAlone learner = new SampleAlone(new CopyOnWriteArrayList<>());
    Trial trial =
        new Trial(
            0,
            Datasets.iris(),
            protocol,
            new Testing.HoldOut(0.2),
            0.25,
            new LabelFlip(0.5),
            new NeighbourVote(10),
            learner,
            1);

    TestOutcome outcome = Trials.run(trial).getLast();

    assertThat(outcome.clean().accuracy()).isGreaterThan(0.75); // the sample is clean
    assertThat(learner.sizes()).isNotEmpty().containsOnly(30);
    assertThatThrownBy(() -> PLAN.learner(learner))
        .hasMessageContaining("mends its model on rows that are known to be clean; hold some back");
  }
}
