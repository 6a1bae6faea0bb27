// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Source;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.recording.Tags;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.RunTracker;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Small plans, and what makes two sweeps equal. */
final class Sweeps {
  private Sweeps() {}

  /** Two data sets, one of them made in memory, and an attack that always fails on both. */
  static ExperimentPlan plan(int seeds) {
    Dataset iris = Datasets.bundled("iris");
    Dataset cancer = Datasets.bundled("breast-cancer");
    Dataset part =
        new Dataset("part", Source.memory(), cancer.table(), cancer.labels(), cancer.ids())
            .select(java.util.stream.IntStream.range(0, 200).toArray());
    return ExperimentPlan.of(iris, part)
        .protocols(Protocol.TRAIN_ONLY, Protocol.WHOLE_DATASET)
        .attacks(
            attack("label-flip", Map.of("fraction", 0.1)),
            attack("label-flip", Map.of("rows", 5_000)))
        .defences(
            new NoDefence(), DefenceProvider.catalogue().create("neighbour-vote", Map.of("k", 5)))
        .seeds(1, seeds);
  }

  private static Attack attack(String id, Map<String, ?> settings) {
    return AttackProvider.catalogue().create(id, settings);
  }

  /** Checks that two reports are the same but for times. */
  static void assertSame(ExperimentReport there, ExperimentReport here) {
    assertThat(there.toCsv().replaceAll("(?m),[^,]*seconds[^,]*", "")).isNotEmpty();
    assertThat(there.results().stream().map(Sweeps::timeless).toList())
        .isEqualTo(here.results().stream().map(Sweeps::timeless).toList());
    assertThat(
            there.failures().stream().map(each -> each.trial().index() + each.message()).toList())
        .isEqualTo(
            here.failures().stream().map(each -> each.trial().index() + each.message()).toList());
  }

  private static TrialResult timeless(TrialResult result) {
    return new TrialResult(
        result.trial(),
        result.attackedRows(),
        result.poisonedRows(),
        result.metrics(),
        result.confusion(),
        result.cleanConfusion(),
        result.warnings(),
        Duration.ZERO,
        Duration.ZERO);
  }

  /** Returns the runs under a sweep by status, and checks that no trial has two that finished. */
  static Map<String, RunInfo> finished(RunTracker tracker, String experiment, String parent) {
    Map<String, RunInfo> finished = new TreeMap<>();
    for (RunInfo run : tracker.search(RunQuery.all(tracker.existing(experiment)))) {
      if (run.parentId().filter(parent::equals).isPresent()) {
        assertThat(run.status()).isNotEqualTo(RunStatus.RUNNING);
        if (run.status() == RunStatus.FINISHED) {
          assertThat(finished.put(run.tags().get(Tags.TRIAL_KEY), run)).isNull();
        }
      }
    }
    return finished;
  }
}
