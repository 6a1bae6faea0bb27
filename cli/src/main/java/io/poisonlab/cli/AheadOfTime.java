// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.poisonlab.demo.DemoOptions;
import io.poisonlab.demo.DemoServer;
import io.poisonlab.tracking.TrackingSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a build runs once, in an empty folder, while the JVM takes note of the classes for its
 * ahead-of-time cache: the default experiment recorded in {@code ./mlruns} and checked, then
 * recorded on a server, and the first scene of the page that explains it. The server is none: it
 * answers every request with all that any of them asks for, and keeps nothing.
 */
final class AheadOfTime {
  private static final byte[] ANSWER =
      """
      {"experiment": {"experiment_id": "1", "name": "e", "lifecycle_stage": "active",
                      "artifact_location": "mlflow-artifacts:/1"},
       "run": {"info": {"run_id": "r", "experiment_id": "1", "status": "RUNNING",
                        "artifact_uri": "mlflow-artifacts:/1/r/artifacts"}},
       "model": {"info": {"model_id": "m", "name": "model", "experiment_id": "1",
                          "source_run_id": "r",
                          "artifact_uri": "mlflow-artifacts:/1/models/m/artifacts"}}}
      """
          .getBytes(UTF_8);

  private AheadOfTime() {}

  /** Runs the commands. */
  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", AheadOfTime::answer);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(threads);
      server.start();
      try {
        command(Map.of(), "run");
        command(Map.of(), "check");
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        command(Map.of("MLFLOW_TRACKING_URI", address), "run", "--out", "recorded");
        visitDemo();
      } finally {
        server.stop(0);
      }
    }
  }

  /** Opens the page that explains it, and its first scene. */
  private static void visitDemo() throws IOException {
    DemoOptions options =
        new DemoOptions(DemoOptions.LOOPBACK, 0, Optional.empty(), TrackingSettings.from(Map.of()));
    try (DemoServer demo = DemoServer.start(options)) {
      for (String path : List.of("/", "/assets/main.js", "/api/knobs", "/api/scene")) {
        try (InputStream page = demo.address().resolve(path).toURL().openStream()) {
          page.readAllBytes();
        }
      }
    }
  }

  private static void command(Map<String, String> environment, String... words) {
    int code = new Shell(Console.ofProcess(environment), environment).run(words);
    if (code != ExitCode.OK) {
      throw new IllegalStateException(String.join(" ", words) + " ended with " + code);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    }
  }
}
