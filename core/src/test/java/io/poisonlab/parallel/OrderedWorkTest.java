// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Work on several threads")
class OrderedWorkTest {
  private final List<Integer> taken = new ArrayList<>();

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Supplier<Integer> failing(String message) {
    return () -> {
      throw new IllegalArgumentException(message);
    };
  }

  @Test
  @DisplayName("hands results on in the order of the tasks, whichever ends first")
  void order() {
    CountDownLatch second = new CountDownLatch(1);
    try (OrderedWork<Integer> work = new OrderedWork<>("test", 2, () -> false, taken::add)) {
      work.submit(() -> {
        await(second);
        return 1;
      });
      work.submit(() -> {
        second.countDown();
        return 2;
      });
      work.finish();
    }
    assertThat(taken).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  @DisplayName("goes no further ahead of the first result than it may")
  void ahead(int threads) {
    AtomicInteger begun = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();
    try (OrderedWork<Integer> work =
        new OrderedWork<>("test", threads, 4, () -> false, taken::add)) {
      for (int task = 0; task < 100; task++) {
        int number = task;
        work.submit(() -> {
          begun.incrementAndGet();
          return number;
        });
        ahead.add(task + 1 - taken.size());
      }
      work.finish();
    }
    assertThat(taken).isEqualTo(IntStream.range(0, 100).boxed().toList());
    assertThat(begun).hasValue(100);
    assertThat(ahead).allMatch(tasks -> tasks <= 4).contains(4);
  }

  @Test
  @DisplayName("ends with what the first task that threw has thrown; no task starts after it")
  void failure() {
    AtomicInteger later = new AtomicInteger();
    try (OrderedWork<Integer> work = new OrderedWork<>("test", 1, () -> false, taken::add)) {
      work.submit(() -> 1);
      work.submit(failing("two"));
      work.submit(later::incrementAndGet);
      assertThatThrownBy(work::finish)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("two");
    }
    assertThat(taken).containsExactly(1);
    assertThat(later).hasValue(0);
  }

  @Test
  @DisplayName("that is told to stop starts nothing")
  void stopped() {
    try (OrderedWork<Integer> work = new OrderedWork<>("test", 2, () -> true, taken::add)) {
      work.submit(() -> 1);
      work.finish();
      assertThat(work.isStopped()).isTrue();
    }
    assertThat(taken).isEmpty();
  }

  @Test
  @DisplayName("needs a thread")
  void threads() {
    assertThatThrownBy(() -> OrderedWork.checked(0))
        .hasMessage("threads must be 1 or more, found 0");
  }
}
