// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.parallel.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The queue of visitors")
@Timeout(30)
class WorkQueueTest {
  private final WorkQueue queue = new WorkQueue();

  @AfterEach
  void close() {
    queue.close();
  }

  private static final Work ENDLESS =
      _ -> {
        while (true) {
          Cancellation.check();
          Thread.onSpinWait();
        }
      };

  private static List<Object> lines(Job job) throws InterruptedException {
    List<Object> lines = new ArrayList<>();
    do {
      lines.add(job.next(20_000));
    } while (!Job.isLast(lines.getLast()));
    return lines;
  }

  private static String end(Job job) throws InterruptedException {
    return String.valueOf(((Map<?, ?>) lines(job).getLast()).get("kind"));
  }

  @Test
  @DisplayName("lets the newest work of a visitor win, and cancels what is at work")
  void newestWins() throws InterruptedException {
    Job first = queue.submit("a", ENDLESS);
    Job second = queue.submit("a", ENDLESS);
    Job third = queue.submit("a", output -> output.line("here"));

    assertThat(end(first)).isEqualTo("cancelled");
    assertThat(end(second)).isEqualTo("cancelled");
    assertThat(lines(third)).first().isEqualTo("here");
  }

  @Test
  @DisplayName("gives a visitor one thread at the most, so that another's work goes on beside it")
  void isFair() throws InterruptedException {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch stubborn = new CountDownLatch(1);
    Work holdsItsThread =
        _ -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          boolean waiting = true;
          while (waiting) {
            try {
              waiting = !stubborn.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
              // takes no notice
            }
          }
          atOnce.decrementAndGet();
        };
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      jobs.add(queue.submit("greedy", holdsItsThread));
    }

    assertThat(end(queue.submit("modest", output -> output.line("done")))).isEqualTo("done");
    stubborn.countDown();
    end(jobs.getLast());
    assertThat(most.get()).isEqualTo(1);
  }

  @Test
  @DisplayName("keeps the place of a visitor whose work is replaced while it waits")
  void keepsPlaces() throws InterruptedException {
    int workers = Math.max(2, Runtime.getRuntime().availableProcessors());
    for (int i = 0; i < workers; i++) {
      queue.submit("busy " + i, ENDLESS);
    }
    List<String> order = new java.util.concurrent.CopyOnWriteArrayList<>();
    queue.submit("a", _ -> order.add("old a"));
    queue.submit("b", _ -> order.add("b"));
    Job last = queue.submit("c", _ -> order.add("c"));
    queue.submit("a", _ -> order.add("a"));
    queue.cancel("busy 0");

    end(last);
    assertThat(order).containsExactly("a", "b", "c");
  }

  @Test
  @DisplayName("tells refusals in their words, and failures in none of theirs")
  void tellsHowItEnded() throws InterruptedException {
    Job refused =
        queue.submit(
            "a",
            _ -> {
              throw new IllegalArgumentException("asked for 3, allowed are 2");
            });
    assertThat(lines(refused).getLast())
        .isEqualTo(Map.of("kind", "refused", "message", "asked for 3, allowed are 2"));
    Job failed =
        queue.submit(
            "a",
            _ -> {
              throw new IllegalStateException("secret");
            });
    assertThat(lines(failed).getLast().toString()).contains("failed").doesNotContain("secret");
    queue.submit("b", ENDLESS);
    queue.cancel("b");
    while (queue.size() > 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
