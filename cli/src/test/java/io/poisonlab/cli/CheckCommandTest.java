// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.tracking.LoggedModel;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunQuery;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab check, after a run")
class CheckCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void run() {
    CommandRun run =
        CommandRun.experiment(folder, "--attack", "label-flip:fraction=0.5", "--seed", "42");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
  }

  @Test
  @DisplayName("passes on the clean model, which comes last, and tags its run")
  void passes() {
    CommandRun check = CommandRun.in(folder, "check");

    assertThat(check.exitCode()).as(check.out() + check.err()).isEqualTo(ExitCode.OK);
    assertThat(check.outLines().getLast()).isEqualTo("SUCCESS: All MLflow sanity checks passed!");
    assertThat(check.out())
        .contains("iris_poisoning_experiment", found("clean").id(), "Test 1/", "setosa");
    assertThat(found("clean").tags()).containsEntry("poisonlab.check", "pass");
    assertThat(found("label-flip").tags()).doesNotContainKey("poisonlab.check");
  }

  @Test
  @DisplayName("takes a run, the beginning of its id, or a filter")
  void choosesRun() {
    String id = found("label-flip").id();

    assertThat(CommandRun.in(folder, "check", "--run", id).out()).contains(id);
    assertThat(CommandRun.in(folder, "check", "--run", id.substring(0, 10)).out()).contains(id);
    assertThat(CommandRun.in(folder, "check", "--where", "params.poison_type = 'label-flip'").out())
        .contains(id);
  }

  @Test
  @DisplayName("--no-tag leaves the run as it is")
  void noTag() {
    CommandRun check = CommandRun.in(folder, "check", "--no-tag");

    assertThat(check.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(found("clean").tags()).doesNotContainKey("poisonlab.check");
  }

  @Test
  @DisplayName("writes JSON to standard output and JUnit XML to a file")
  void reports() {
    Path xml = folder.resolve("reports/check.xml");
    CommandRun check = CommandRun.in(folder, "check", "--json", "--junit-xml", xml.toString());

    assertThat(check.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(check.out().strip()).startsWith("{").endsWith("}").contains("\"verdict\"", "pass");
    assertThat(xml).content().contains("<testsuite", "<testcase").doesNotContain("<failure");
  }

  @Test
  @DisplayName("a tampered model fails: exit 1")
  void tampered() throws IOException {
    LoggedModel model;
    try (RunTracker tracker = RunTrackers.at(folder.resolve("mlruns").toString())) {
      model = tracker.models(found("clean").id()).getFirst();
    }
    Path onnx;
    try (Stream<Path> files = Files.walk(folder.resolve("mlruns"))) {
      onnx =
          files
              .filter(file -> file.toString().contains(model.id()))
              .filter(file -> file.toString().endsWith(".onnx"))
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(onnx);
    bytes[bytes.length / 2] ^= 1;
    Files.write(onnx, bytes);

    CommandRun check = CommandRun.in(folder, "check");

    assertThat(check.exitCode()).as(check.out() + check.err()).isEqualTo(ExitCode.FAILED);
    assertThat(check.out()).contains("FAILURE").doesNotContain("SUCCESS");
  }

  @Test
  @DisplayName("no experiment, no run: exit 2 and one line")
  void nothingFound() {
    for (List<String> arguments :
        List.of(
            List.of("check", "--experiment", "other"),
            List.of("check", "--where", "metrics.accuracy > 2"),
            List.of("check", "--run", "f".repeat(32)),
            List.of("check", "--run", "zz"))) {
      CommandRun check = CommandRun.in(folder, arguments.toArray(String[]::new));
      assertThat(check.exitCode()).isEqualTo(ExitCode.CANNOT);
      assertThat(check.errLines()).hasSize(1);
      assertThat(check.err()).startsWith("error: ");
      assertThat(check.out()).isEmpty();
    }
  }

  @Test
  @DisplayName("an experiment that does not exist is answered with those that do, in every verb")
  void experiments() {
    for (List<String> arguments :
        List.of(List.of("check"), List.of("runs"), List.of("compare", "aa", "bb"))) {
      List<String> other = new ArrayList<>(arguments);
      other.addAll(List.of("--experiment", "iris_poisoning_experimnt"));
      CommandRun run = CommandRun.in(folder, other.toArray(String[]::new));
      assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
      assertThat(run.err())
          .contains(
              "there is no experiment \"iris_poisoning_experimnt\"",
              "it holds \"iris_poisoning_experiment\"; name one as in --experiment"
                  + " \"iris_poisoning_experiment\"; did you mean iris_poisoning_experiment?");
    }
  }

  @Test
  @DisplayName("the verdict is coloured on a terminal")
  void coloured() {
    CommandRun check =
        CommandRun.on(
            true,
            true,
            Map.of("MLFLOW_TRACKING_URI", folder.resolve("mlruns").toString()),
            "check");
    assertThat(check.outLines().getLast()).startsWith(Paint.GREEN.on("x").split("x", -1)[0]);
  }

  private RunInfo found(String poison) {
    try (RunTracker tracker = RunTrackers.at(folder.resolve("mlruns").toString())) {
      return tracker
          .search(
              new RunQuery(
                  tracker.findExperiment("iris_poisoning_experiment").orElseThrow(),
                  "params.poison_type = '%s'".formatted(poison),
                  1))
          .getFirst();
    }
  }
}
