// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.experiment.RecordedSweep;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunStatus;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Ctrl-C")
@EnabledOnOs(value = OS.LINUX, disabledReason = "sends SIGINT with the tools of Linux")
class InterruptionTest {
  @TempDir Path folder;

  @Test
  @DisplayName("ends a run with exit code 130, its runs KILLED, and no file half-written")
  void run() throws IOException, InterruptedException {
    try (CommandProcess command = CommandProcess.start(folder, "run", "--seeds", "1..3000")) {
      String first = command.await("/21000  ");
      command.interrupt();

      assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(command.said())
          .contains("stopping: ", "marked KILLED")
          .doesNotContain("Exception", "\tat ", "error: ");
      assertThat(RecordedSweep.read(folder.resolve("poison_experiments")).report().results())
          .hasSizeGreaterThanOrEqualTo(counted(first + "\n" + command.said()));
    }

    List<RunInfo> runs;
    try (RunTracker tracker = RunTrackers.at(folder.resolve("mlruns").toString())) {
      runs =
          tracker.search(
              RunQuery.all(tracker.findExperiment("iris_poisoning_experiment").orElseThrow()));
    }
    assertThat(runs).isNotEmpty();
    assertThat(runs).extracting(RunInfo::status).doesNotContain(RunStatus.RUNNING);
    assertThat(runs)
        .filteredOn(run -> run.parentId().isEmpty())
        .singleElement()
        .extracting(RunInfo::status)
        .isEqualTo(RunStatus.KILLED);
    try (Stream<Path> files = Files.walk(folder.resolve("poison_experiments"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .doesNotContain("poison_results_summary.csv");
    }
  }

  /** Returns how many trials the command said that it had. */
  private static int counted(String said) {
    return Pattern.compile("^(\\d+)/21000  ", Pattern.MULTILINE)
        .matcher(said)
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .max()
        .orElseThrow();
  }
}
