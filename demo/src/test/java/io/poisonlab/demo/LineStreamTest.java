// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.poisonlab.parallel.Cancellation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("An answer in lines")
@Timeout(60)
class LineStreamTest {
  private final WorkQueue queue = new WorkQueue();
  private Javalin server;

  @BeforeEach
  void start() {
    LineStream stream = new LineStream(queue);
    server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.http.compressionStrategy = CompressionStrategy.NONE;
          config.routes.get("/endless", request -> stream.answer(request, LineStreamTest::endless));
        });
    server.start(DemoOptions.LOOPBACK, 0);
  }

  @AfterEach
  void stop() {
    queue.close();
    server.stop();
  }

  private static void endless(Output output) {
    output.line("begun");
    while (true) {
      Cancellation.check();
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  @DisplayName("tells that it goes on while nothing comes, and ends its work when nobody listens")
  void noticesThatTheVisitorHasGone() throws IOException, InterruptedException {
    try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      visitor
          .getOutputStream()
          .write(
              "GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      visitor.setSoTimeout(20_000);
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(visitor.getInputStream(), StandardCharsets.UTF_8));
      String line = answer.readLine();
      while (!line.contains("waiting")) {
        line = answer.readLine();
      }
      assertThat(queue.size()).isEqualTo(1);
    }
    while (queue.size() > 0) {
      TimeUnit.MILLISECONDS.sleep(20); // forever, where the work goes on: the time-out is the test
    }
  }
}
