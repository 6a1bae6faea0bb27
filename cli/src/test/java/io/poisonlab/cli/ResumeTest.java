// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.file.FolderLock;
import io.poisonlab.recording.Tags;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab run --resume")
class ResumeTest {
  private static final String[] SWEEP = {"run", "--seeds", "1..60", "--learner", "decision-tree"};
  private static final int TRIALS = 420;

  @TempDir Path folder;

  @Test
  @DisplayName("after kill -9 ends with the table of a sweep that nobody killed")
  void killed() throws IOException, InterruptedException {
    try (CommandProcess command = CommandProcess.start(folder, SWEEP)) {
      command.await("42/420  ");
      command.kill();
    }
    Path out = folder.resolve("poison_experiments");
    long before = finished(out);
    assertThat(before).as("what was counted is there").isBetween(42L, TRIALS - 1L);
    assertThat(count(runs(), RunStatus.RUNNING)).isPositive();

    CommandRun resumed = CommandRun.in(folder, "run", "--resume", "--out", out.toString());

    assertThat(resumed.exitCode()).as(resumed.err()).isEqualTo(ExitCode.OK);
    assertThat(resumed.out())
        .contains("going on: %d of 420 trials are in the journal".formatted(before));
    List<RunInfo> runs = runs();
    assertThat(count(runs, RunStatus.RUNNING)).isZero();
    List<RunInfo> trials =
        runs.stream()
            .filter(run -> run.parentId().isPresent() && run.status() == RunStatus.FINISHED)
            .toList();
    assertThat(trials)
        .extracting(run -> run.tags().get(Tags.TRIAL_KEY))
        .hasSize(TRIALS)
        .doesNotHaveDuplicates();
    assertThat(runs)
        .filteredOn(run -> run.parentId().isEmpty())
        .singleElement()
        .extracting(RunInfo::status)
        .isEqualTo(RunStatus.FINISHED);
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(
            CommandRun.in(
                    folder,
                    "run",
                    "--seeds",
                    "1..60",
                    "--no-tracking",
                    "--threads",
                    "1",
                    "--out",
                    undisturbed.toString())
                .exitCode())
        .isEqualTo(ExitCode.OK);
    assertThat(out.resolve("poison_results_summary.csv"))
        .hasSameTextualContentAs(undisturbed.resolve("poison_results_summary.csv"));
  }

  @Test
  @DisplayName("of trials that were computed without tracking keeps the experiment, and says so")
  void untracked() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("p.yaml"), "experiment: mine\ndataset: iris\nseeds: 1..3\n");
    CommandRun.experiment(folder, plan.toString(), "--no-tracking");
    Path journal = folder.resolve("out").resolve(SweepJournal.FILE);
    Files.write(journal, Files.readAllLines(journal).subList(0, 3));

    CommandRun run = CommandRun.experiment(folder, "--resume");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("experiment \"mine\", 1 run under the sweep")
        .contains("2 trials were computed without tracking before, and have no run");
  }

  @Test
  @DisplayName(
      "into a folder that another sweep writes to, or over a file of one's own, is refused")
  void occupied() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    CommandRun run;
    try (var _ = FolderLock.take(out)) {
      run = CommandRun.experiment(folder, "--no-tracking");
    }
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.err()).contains("another process is writing its results to " + out);
    assertThat(SweepJournal.isIn(out)).isFalse();

    Files.writeString(out.resolve("report.md"), "mine");
    run = CommandRun.experiment(folder, "--no-tracking");
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.err()).contains("report.md is there already and is no result");
    assertThat(out.resolve("report.md")).hasContent("mine");
    assertThat(SweepJournal.isIn(out)).isFalse();
  }

  @Test
  @DisplayName("without a sweep to go on with says where it looked")
  void nothing() {
    CommandRun run = CommandRun.experiment(folder, "--resume");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.err()).contains(folder.resolve("out") + " holds no sweep.journal.jsonl");
  }

  @Test
  @DisplayName("of another plan touches nothing")
  void another() throws IOException {
    CommandRun.experiment(folder, "--no-tracking");
    Path journal = folder.resolve("out").resolve(SweepJournal.FILE);
    String before = Files.readString(journal);

    CommandRun run = CommandRun.experiment(folder, "--no-tracking", "--resume", "--seeds", "7");

    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.err()).contains("is the journal of another plan");
    assertThat(journal).hasContent(before);
  }

  private static long finished(Path out) throws IOException {
    try (var lines = Files.lines(out.resolve(SweepJournal.FILE))) {
      return lines.filter(line -> line.startsWith("{\"trial\":") && line.endsWith("}")).count();
    }
  }

  private static long count(List<RunInfo> runs, RunStatus status) {
    Map<RunStatus, Long> counts =
        runs.stream().collect(Collectors.groupingBy(RunInfo::status, Collectors.counting()));
    return counts.getOrDefault(status, 0L);
  }

  private List<RunInfo> runs() {
    try (RunTracker tracker = RunTrackers.at(folder.resolve("mlruns").toString())) {
      return tracker.search(
          RunQuery.all(tracker.findExperiment("iris_poisoning_experiment").orElseThrow()));
    }
  }
}
