// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An {@code mlflow server} on a folder of runs, which ends with this process. */
final class MlflowServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PORTS_TRIED = 100;
  private static final int LINES_SHOWN = 3;

  private final Process process;
  private final int port;
  private final Path log;

  private MlflowServer(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts a server at this port, or at the next free one. */
  static MlflowServer start(MlflowProgram program, Path folder, int firstPort) {
    int port = freePort(firstPort);
    List<String> command = new ArrayList<>(program.command());
    command.addAll(
        List.of(
            "server",
            "--backend-store-uri",
            folder.toAbsolutePath().normalize().toUri().toString(),
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--workers",
            "1"));
    try {
      Path log = Files.createTempFile("poisonlab-mlflow-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("MLFLOW_ALLOW_FILE_STORE", "true");
      builder.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
      builder.environment().putIfAbsent("MLFLOW_DISABLE_TELEMETRY", "true");
      builder.environment().remove("MLFLOW_TRACKING_URI");
      return new MlflowServer(builder.start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot start %s: %s".formatted(command.getFirst(), e.getMessage()), e));
    }
  }

  int port() {
    return port;
  }

  /**
   * Waits until the server answers.
   *
   * @throws CommandException if it ends instead, or does not answer in time
   */
  void awaitReady() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!process.isAlive()) {
        throw new CommandException("mlflow ended before it answered: " + lastWords());
      }
      if (System.nanoTime() > deadline) {
        throw new CommandException(
            "mlflow did not answer within %d s: %s".formatted(PATIENCE.toSeconds(), lastWords()));
      }
      waitFor(100);
    }
  }

  /** Waits until the server ends. */
  void awaitEnd() {
    boolean ended = false;
    while (!ended) {
      ended = waitFor(1_000);
    }
    throw new CommandException("mlflow ended: " + lastWords());
  }

  /** Ends the server and its children. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    if (!waitFor(5_000)) {
      process.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    try {
      Files.deleteIfExists(log);
    } catch (IOException _) {
      // A temporary file that another program holds open; the system will clear it.
    }
  }

  private boolean waitFor(int milliseconds) {
    try {
      return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while waiting for mlflow", e);
    }
  }

  private boolean answers() {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/health")
                  .toURL()
                  .openConnection(java.net.Proxy.NO_PROXY);
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException _) {
      return false;
    }
  }

  private String lastWords() {
    try {
      List<String> lines =
          Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "its log cannot be read (" + e.getMessage() + ")";
    }
  }

  private static int freePort(int first) {
    int last = Math.min(first + PORTS_TRIED, 65_535);
    for (int port = first; port <= last; port++) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException _) {
        // Taken: try the next one.
      }
    }
    throw new CommandException(
        "no port from %d to %d is free; choose another with --port".formatted(first, last));
  }
}
