// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The load that a server is put under")
class ServerLoadTest {
  @Test
  @DisplayName("is four calls at a time, of however many that wait")
  void fourCallsAtATime() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    StubServer.Answer slow =
        exchange -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          four.countDown();
          four.await(30, TimeUnit.SECONDS);
          underWay.decrementAndGet();
          StubServer.Answer.json(200, "{}").give(exchange);
        };
    try (StubServer server = StubServer.answering(slow);
        ServerHttp http = http(server.uri());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      URI uri = server.uri().resolve("/api/2.0/mlflow/runs/get");
      List<Future<ServerAnswer>> answers = new ArrayList<>();
      for (int call = 0; call < 20; call++) {
        answers.add(threads.submit(() -> http.send(ServerCall.get(uri))));
      }
      for (Future<ServerAnswer> answer : answers) {
        assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
    }
    assertThat(most).hasValue(4);
  }

  private static ServerHttp http(URI uri) {
    ServerAddress address = ServerAddress.of(uri);
    return new ServerHttp(address, new ServerErrors(address), ServerHttp.Patience.DEFAULT);
  }
}
