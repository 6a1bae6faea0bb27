// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("poisonlab demo")
class DemoCommandTest {
  @TempDir Path folder;

  @Test
  @DisplayName("serves the page at the printed address until Ctrl-C, and leaves nothing behind")
  @EnabledOnOs(value = OS.LINUX, disabledReason = "sends SIGINT with the tools of Linux")
  void serves() throws IOException, InterruptedException {
    try (CommandProcess command = CommandProcess.start(folder, "demo", "--port", "0")) {
      URI address = URI.create(command.await("http://127.0.0.1:").strip());
      assertThat(text(address)).contains("Watch a model being poisoned and healed");
      assertThat(text(address.resolve("/api/scene")).lines().toList())
          .hasSizeGreaterThanOrEqualTo(6)
          .last()
          .asString()
          .contains("\"done\"");
      assertThat(text(address.resolve("/api/digits"))).contains("\"available\":true");

      command.interrupt();
      assertThat(command.exitCode()).as(command.said()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(command.said())
          .contains("The page is at")
          .doesNotContain("WARN", "Jetty", "Javalin");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisplayName("gives others a token in the address")
  @EnabledOnOs(value = OS.LINUX, disabledReason = "sends SIGINT with the tools of Linux")
  void givesToken() throws IOException, InterruptedException {
    try (CommandProcess command =
        CommandProcess.start(folder, "demo", "--host", "0.0.0.0", "--port", "0")) {
      String address = command.await("?token=").strip();
      assertThat(address).matches("http://localhost:\\d+/\\?token=[0-9a-f]{32}");
      HttpURLConnection without =
          (HttpURLConnection)
              URI.create(address.substring(0, address.indexOf('?'))).toURL().openConnection();
      assertThat(without.getResponseCode()).isEqualTo(HttpURLConnection.HTTP_UNAUTHORIZED);
    }
  }

  @Test
  @DisplayName("says in words where it cannot listen")
  void refuses() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run =
          CommandRun.in(folder, "demo", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT);
      assertThat(run.err()).startsWith("error: something else listens at 127.0.0.1, port ");
      assertThat(run.err().lines()).hasSize(1);
    }
    assertThat(CommandRun.in(folder, "demo", "--port", "70000").err()).contains("[0, 65535]");
    assertThat(CommandRun.in(folder, "demo", "--host", "203.0.113.7", "--port", "0").err())
        .contains("cannot listen at 203.0.113.7");
  }

  private static String text(URI address) throws IOException {
    try (InputStream in = address.toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
