// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab ui")
class UiCommandTest {
  @TempDir Path folder;

  @Test
  @DisplayName("shows the runs of ./mlruns at the next free port, and Ctrl-C ends the server")
  @EnabledOnOs(value = OS.LINUX, disabledReason = "sends SIGINT with the tools of Linux")
  void serves() throws IOException, InterruptedException {
    CommandRun.experiment(folder, "--attack", "clean");
    URI link;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CommandProcess command =
            CommandProcess.start(folder, "ui", "--port", Integer.toString(taken.getLocalPort()));
        HttpClient client = HttpClient.newHttpClient()) {
      link = URI.create(command.await("http://127.0.0.1:").strip());
      assertThat(link.getPort()).isGreaterThan(taken.getLocalPort());
      assertThat(link.toString())
          .matches(
              "http://127\\.0\\.0\\.1:\\d+/#/experiments/\\d+/runs\\?workflowType=machine_learning");
      String experiment = link.getFragment().replaceAll("^/experiments/(\\d+)/.*", "$1");

      HttpResponse<String> runs =
          client.send(
              HttpRequest.newBuilder(link.resolve("/api/2.0/mlflow/runs/search"))
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"experiment_ids\": [\"%s\"]}".formatted(experiment)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(runs.body()).contains("seed 42\"", "clean_accuracy");

      command.interrupt();
      assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.INTERRUPTED);
    }
    try (ServerSocket free =
        new ServerSocket(link.getPort(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(free.isBound()).isTrue();
    }
  }

  @Test
  @DisplayName("prints the link where the runs are on a server, and says if it cannot be reached")
  void server() {
    CommandRun ui = CommandRun.with(Map.of("MLFLOW_TRACKING_URI", "http://127.0.0.1:1"), "ui");
    assertThat(ui.exitCode()).isEqualTo(ExitCode.CANNOT);
    assertThat(ui.err()).startsWith("error: ").contains("127.0.0.1:1");
  }
}
