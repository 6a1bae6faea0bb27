// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.PlanFile;
import io.poisonlab.experiment.ReportBuilder;
import io.poisonlab.experiment.SweepJournal;
import io.poisonlab.report.OutputFolder;
import io.poisonlab.report.SweepContext;
import io.poisonlab.report.SweepReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab report")
class ReportCommandTest {
  private static final ExperimentPlan PLAN = PlanFile.preset("iris").plan().seeds(1, 2);

  @TempDir private Path folder;

  /** Runs some trials of the plan, as a sweep would that is stopped behind them. */
  private ExperimentReport journal(int trials) {
    ReportBuilder results = new ReportBuilder(PLAN);
    try (SweepJournal journal = SweepJournal.begin(folder, PLAN)) {
      new ExperimentRunner(journal.listener()).run(PLAN, index -> index < trials, results);
    }
    return results.build();
  }

  private CommandRun report(String... more) {
    String[] arguments = new String[2 + more.length];
    arguments[0] = "report";
    arguments[1] = folder.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return CommandRun.with(Map.of(), arguments);
  }

  @Test
  @DisplayName("writes what a report of the same results is, and says what came out")
  void writes() throws IOException {
    ExperimentReport results = journal(PLAN.size());
    SweepReport expected = SweepReport.of(results, SweepContext.none());

    CommandRun run = report();

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).doesNotContain("not finished");
    assertThat(run.outLines()).contains("- " + expected.findings().getFirst());
    assertThat(run.out()).contains("Report: " + folder.resolve("report.html"));
    assertThat(folder.resolve("report.csv")).hasBinaryContent(expected.files().get("report.csv"));
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains(expected.findings().getFirst());
    assertThat(folder.resolve("accuracy_vs_poison.png")).isNotEmptyFile();
    assertThat(folder.resolve("confusion_matrices.png")).isNotEmptyFile();
    assertThat(folder.resolve("confusion_matrices.csv")).isNotEmptyFile();
  }

  @Test
  @DisplayName("reports what there is of a sweep that is not finished, and says so")
  void unfinished() throws IOException {
    ExperimentReport results = journal(9);

    CommandRun run = report("--out", folder.resolve("elsewhere").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(results.results()).hasSize(9);
    assertThat(run.err()).contains("the sweep is not finished: 9 of 14 trials have a result");
    assertThat(Files.readString(folder.resolve("elsewhere/report.md")))
        .contains("the sweep is not finished: 9 of 14 trials have a result");
    assertThat(folder.resolve("report.md")).doesNotExist();
  }

  @Test
  @DisplayName("a folder without a sweep, a file that is none, and a file in the way are errors")
  void errors() throws IOException {
    assertThat(report().err()).contains("holds no sweep.journal.jsonl", "name the folder");
    Files.writeString(folder.resolve("sweep.journal.jsonl"), "{no json\n");
    CommandRun run = report();
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(run.err()).contains("is no journal of a sweep");
    assertThat(folder.resolve("report.html")).doesNotExist();
    Files.delete(folder.resolve("sweep.journal.jsonl"));
    journal(1);
    Path file = Files.writeString(folder.resolve("in-the-way"), "");
    assertThat(report("--out", file.toString()).err()).contains("cannot keep results in");
  }

  @Test
  @DisplayName("keeps what the run's own report says of its making, and no other's")
  void provenance() throws IOException {
    Path store = folder.resolve("runs");
    CommandRun first =
        CommandRun.with(
            Map.of(),
            "run",
            "iris",
            "--out",
            folder.toString(),
            "--tracking-uri",
            store.toString());
    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
    byte[] written = Files.readAllBytes(folder.resolve("report.html"));

    report();

    assertThat(folder.resolve("report.html")).hasBinaryContent(written);
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("command: `poisonlab run iris");
    String json = Files.readString(folder.resolve("report.json"));
    String other = json.replaceAll("(\"run of the sweep\" : \")\\w", "$1x");
    Files.writeString(folder.resolve("report.json"), other);
    assertThat(report().err()).contains("report.json is there already and is no result");
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put("report.json", other.getBytes(StandardCharsets.UTF_8));
    OutputFolder.at(folder).add(files);
    report();
    assertThat(Files.readString(folder.resolve("report.md"))).doesNotContain("command: ");
  }
}
