// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several threads record at once. */
interface ParallelContract extends TrackerHome {
  private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Test
  default void manyRunsAtOnceAreAllComplete() throws Exception {
    try (RunTracker tracker = open()) {
      Experiment experiment = experiment(tracker);
      List<String> ids =
          all(
              IntStream.range(0, 24)
                  .<Callable<String>>mapToObj(i -> () -> record(tracker, experiment, i))
                  .toList());
      assertThat(tracker.search(RunQuery.all(experiment)))
          .extracting(RunInfo::id)
          .containsExactlyInAnyOrderElementsOf(ids);
      for (int i = 0; i < ids.size(); i++) {
        RunInfo info = tracker.run(ids.get(i));
        assertThat(info.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(info.params()).isEqualTo(Map.of("index", Integer.toString(i)));
        assertThat(info.metrics()).hasSize(5);
        assertThat(tracker.artifact(info.id(), "a/b.txt")).asString(UTF_8).isEqualTo("run " + i);
        assertThat(tracker.models(info.id())).hasSize(1);
      }
    }
  }

  private static String record(RunTracker tracker, Experiment experiment, int index) {
    RunStart start = new RunStart(experiment, "run " + index, Optional.empty(), Map.of());
    try (TrackedRun run = tracker.start(start)) {
      run.logInput(
          new DatasetInput(
              "shared", "1", "local", "{}", "{\"mlflow_colspec\": []}", "{}", "training"));
      LoggedModel model =
          run.logModel(
              new ModelFiles("model", Map.of(), logged -> Map.of("MLmodel", new byte[] {1})));
      RunValues values = RunValues.none().param("index", index).ofModel(model);
      for (int m = 0; m < 5; m++) {
        values = values.metric("m" + m, index + m);
      }
      run.log(values);
      run.logArtifacts(Map.of("a/b.txt", ("run " + index).getBytes(UTF_8)));
      run.finish();
      return run.id();
    }
  }

  @Test
  default void oneRunTakesValuesFromManyThreads() throws Exception {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "shared")) {
      all(
          IntStream.range(0, 16)
              .<Callable<Boolean>>mapToObj(i ->
                  () -> {
                    run.log(
                        RunValues.none().param("p" + i, i).metric("m" + i, i).metric("s", i, i));
                    return true;
                  })
              .toList());
      assertThat(reread(run).params()).hasSize(16);
      assertThat(reread(run).metrics()).hasSize(17).containsEntry("s", 15.0);
    }
  }

  @Test
  default void manyTrackersCreateOneExperiment() throws Exception {
    String name = "race " + UUID.randomUUID();
    Set<Experiment> experiments =
        new HashSet<>(
            all(
                IntStream.range(0, 8)
                    .<Callable<Experiment>>mapToObj(i ->
                        () -> {
                          try (RunTracker tracker = open()) {
                            return tracker.experiment(name);
                          }
                        })
                    .toList()));
    assertThat(experiments).hasSize(1);
  }
}
