// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.tracking.fixture.MlflowServer;
import io.poisonlab.tracking.fixture.MlflowServerFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab on a real MLflow server")
@ExtendWith(MlflowServerFixture.class)
class ServerTest {
  @TempDir Path folder;

  @Test
  @DisplayName("runs, lists, compares and checks as it does in a folder")
  void theWholeRoad(MlflowServer server) {
    String name = MlflowServerFixture.uniqueName("command");
    Map<String, String> environment =
        Map.of("MLFLOW_TRACKING_URI", server.uri().toString(), "MLFLOW_EXPERIMENT_NAME", name);

    CommandRun run = CommandRun.with(environment, "run", "--out", folder.resolve("out").toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains(name, server.uri() + "/#/experiments/", "?workflowType=machine_learning");
    assertThat(folder.resolve("out/accuracy_vs_poison.png")).isNotEmptyFile();
    assertThat(folder.resolve("mlruns")).doesNotExist();

    CommandRun runs = CommandRun.with(environment, "runs");
    assertThat(runs.exitCode()).as(runs.err()).isEqualTo(ExitCode.OK);
    assertThat(runs.out()).contains("clean", "label-flip 50 %");

    for (String[] arguments : new String[][] {{"check"}, {"check", "--trust"}}) {
      CommandRun check = CommandRun.with(environment, arguments);
      assertThat(check.exitCode()).as(check.out() + check.err()).isEqualTo(ExitCode.OK);
      assertThat(check.outLines().getLast()).isEqualTo("SUCCESS: All MLflow sanity checks passed!");
      assertThat(check.out()).contains(name, "clean");
    }
    CommandRun tagged =
        CommandRun.with(environment, "runs", "--where", "tags.poisonlab.check = 'pass'");
    assertThat(tagged.out()).contains("clean").doesNotContain("label-flip");
  }
}
