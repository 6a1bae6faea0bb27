// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An experiment")
class ExperimentRunnerTest {
  private static final ExperimentPlan PLAN =
      ExperimentPlan.of(Datasets.iris())
          .attacks(new LabelFlip(0.2), new FeatureNoise(0.5))
          .defences(new NoDefence(), new NeighbourVote(5))
          .learners(new DecisionTreeLearner(3), new RandomForestLearner(10))
          .seeds(1, 3);

  private static ExperimentReport run(ExperimentPlan plan) {
    return new ExperimentRunner(ExperimentListener.silent()).run(plan);
  }

  @Test
  @DisplayName("says how well a defence detects only where there is one")
  void detectionNeedsADefence() {
    assertThat(run(PLAN).results())
        .allSatisfy(result ->
            assertThat(result.metrics().containsKey("flagged_rows"))
                .isEqualTo(!(result.trial().defence() instanceof NoDefence)));
  }

  /** Notes what it hears. */
  private static class Notes implements ExperimentListener {
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    final Map<Integer, TrialResult> results = new ConcurrentHashMap<>();

    @Override
    public void planned(ExperimentPlan plan) {
      heard.add("planned");
    }

    @Override
    public void started(Trial trial) {
      heard.add("started " + trial.index());
    }

    @Override
    public void finished(TrialOutcome outcome) {
      results.put(outcome.trial().index(), outcome.result());
      heard.add("finished " + outcome.trial().index());
    }

    @Override
    public void failed(Trial trial, Throwable error) {
      heard.add("failed " + trial.index() + " " + error.getMessage());
    }
  }

  /** Fails on training data with few rows of the first class, that is, for some seeds only. */
  record Picky(AtomicInteger trainings, long badSeed) implements Learner {
    @Override
    public TrainedModel train(Dataset data, Seed seed) {
      trainings.incrementAndGet();
      if (seed.equals(new Seed(badSeed).fork("learner").fork(0))) {
        throw new IllegalStateException("no model for you");
      }
      return new DecisionTreeLearner(3).train(data, seed);
    }
  }

  @Test
  void reportsTheSameOnOneThreadAndOnEight() {
    ExperimentReport one = new ExperimentRunner(ExperimentListener.silent(), 1).run(PLAN);
    ExperimentReport eight = new ExperimentRunner(ExperimentListener.silent(), 8).run(PLAN);

    assertThat(one.toCsv()).isEqualTo(eight.toCsv());
    for (int i = 0; i < one.results().size(); i++) {
      assertThat(eight.results().get(i).trial()).isEqualTo(PLAN.trials().get(i));
      assertThat(eight.results().get(i).metrics()).isEqualTo(one.results().get(i).metrics());
      assertThat(eight.results().get(i).confusion()).isEqualTo(one.results().get(i).confusion());
    }
  }

  @Test
  void givesATrialTheSameResultWhateverStandsBesideItInThePlan() {
    ExperimentReport alone =
        run(ExperimentPlan.of(Datasets.iris()).attacks(new LabelFlip(0.2)).seeds(2, 2));
    ExperimentReport among = run(PLAN);
    Map<String, List<Double>> expected = alone.results().getFirst().metrics();

    assertThat(
            among.results().stream()
                .filter(result -> result.trial().seed() == 2)
                .filter(result -> result.trial().attack().equals(new LabelFlip(0.2)))
                .filter(result -> result.trial().defence().equals(new NoDefence()))
                .filter(result -> result.trial().learner().equals(new DecisionTreeLearner(3)))
                .map(TrialResult::metrics))
        .allMatch(expected::equals)
        .hasSize(1);
  }

  @Test
  void tellsItsListenersInOrder() {
    Notes first = new Notes();
    Notes second = new Notes();

    ExperimentReport report = new ExperimentRunner(first.and(second), 4).run(PLAN);

    int trials = PLAN.trials().size();
    assertThat(first.heard).hasSize(1 + 2 * trials).startsWith("planned");
    assertThat(second.heard).containsExactlyInAnyOrderElementsOf(first.heard);
    for (int i = 0; i < trials; i++) {
      assertThat(first.heard).containsSubsequence("started " + i, "finished " + i);
      assertThat(first.results.get(i)).isEqualTo(report.results().get(i));
    }
  }

  @Test
  void throwsTheFirstTrialThatFailsAndStartsNoFurther() {
    Picky picky = new Picky(new AtomicInteger(), 4);
    Notes notes = new Notes();
    ExperimentPlan plan = ExperimentPlan.of(Datasets.iris()).learner(picky).seeds(1, 400);

    assertThatThrownBy(() -> new ExperimentRunner(notes, 2).failFast(true).run(plan))
        .isInstanceOf(TrialFailedException.class)
        .hasMessage("trial \"clean · picky · seed 4\" failed: no model for you");
    int trained = picky.trainings().get();
    // the other thread may hold an earlier trial that it has not started yet
    assertThat(trained).isBetween(3, 100);
    assertThat(notes.heard).contains("failed 3 no model for you");
    assertThat(notes.heard.stream().filter(note -> note.startsWith("started"))).hasSize(trained);
    assertThat(notes.heard.stream().filter(note -> note.startsWith("finished")))
        .hasSize(trained - 1);
  }

  @Test
  void goesOnAfterATrialThatFails() {
    Notes notes = new Notes();
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris())
            .learners(new Picky(new AtomicInteger(), 4), new DecisionTreeLearner(3))
            .seeds(1, 6);

    ExperimentReport report = new ExperimentRunner(notes, 2).run(plan);

    assertThat(report.results()).hasSize(11);
    assertThat(report.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.trial()).isEqualTo(plan.trials().get(6));
          assertThat(failure.message()).isEqualTo("no model for you");
          assertThat(failure.stackTrace()).contains("IllegalStateException", "Picky.train");
        });
    assertThat(notes.heard).contains("failed 6 no model for you");
    assertThat(report.toCsv().lines()).hasSize(12);
  }

  @Test
  void handsResultsOnInOrderAndOnlyThoseThatAreWanted() {
    List<Integer> handedOn = new ArrayList<>();

    new ExperimentRunner(ExperimentListener.silent(), 4)
        .run(PLAN, index -> index % 5 == 2, result -> handedOn.add(result.trial().index()));

    assertThat(handedOn)
        .isEqualTo(IntStream.range(0, PLAN.size()).filter(i -> i % 5 == 2).boxed().toList());
  }

  @Test
  @DisplayName("has units that come to the same when they are computed alone")
  void unitsAlone() {
    ExperimentReport whole = run(PLAN);
    ReportBuilder alone = new ReportBuilder(PLAN);

    for (TrialUnit unit : PLAN.units().reversed()) {
      unit.run(_ -> true, ExperimentListener.silent()).results().forEach(alone::accept);
    }

    assertThat(alone.build().toCsv()).isEqualTo(whole.toCsv());
  }

  @Test
  void throwsWhatAListenerThrows() {
    ExperimentListener broken =
        new ExperimentListener() {
          @Override
          public void finished(TrialOutcome outcome) {
            throw new IllegalArgumentException("the disk is full");
          }
        };

    assertThatThrownBy(() -> new ExperimentRunner(broken).run(PLAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the disk is full");
  }

  @Test
  void writesALinePerTrialThatBeginsAsTheOriginalDoes(@TempDir Path folder) throws Exception {
    Path csv = folder.resolve("out/summary.csv");
    ExperimentReport report = run(PLAN);

    report.writeCsv(csv);

    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(1 + PLAN.trials().size());
    assertThat(lines.getFirst())
        .startsWith("poison_type,poison_fraction,accuracy,precision,recall,f1,");
    TrialResult first = report.results().getFirst();
    assertThat(lines.get(1))
        .startsWith(
            "label-flip,0.2,%s,%s,"
                .formatted(
                    first.observed(Metric.ACCURACY).orElseThrow(),
                    first.observed(Metric.PRECISION).orElseThrow()));
    assertThat(lines)
        .allMatch(line ->
            line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1).length
                == lines.getFirst().split(",").length);
    assertThat(lines.get(1)).contains("decision-tree,{depth=3}");
  }

  @Test
  void needsAThread() {
    assertThatThrownBy(() -> new ExperimentRunner(ExperimentListener.silent(), 0))
        .hasMessage("threads must be 1 or more, found 0");
  }
}
