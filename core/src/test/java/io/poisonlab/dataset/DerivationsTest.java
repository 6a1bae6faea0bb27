// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What follows from a table")
class DerivationsTest {
  private final Table table = Table.of(NumericColumn.of("x", false, 3, 1, 2));

  /** Adds up a column times a factor, and counts how often. */
  private record Sum(double factor, AtomicInteger times) implements Derivation<Double> {
    @Override
    public Double from(Table table) {
      times.incrementAndGet();
      double sum = 0;
      for (double value : ((NumericColumn) table.column("x")).toArray()) {
        sum += factor * value;
      }
      return sum;
    }
  }

  @Test
  void isComputedOnce() {
    AtomicInteger times = new AtomicInteger();

    assertThat(table.derived(new Sum(2, times))).isEqualTo(12);
    assertThat(table.derived(new Sum(2, times))).isEqualTo(12);
    assertThat(times).hasValue(1);
  }

  @Test
  void dependsOnTheDerivationAndTheTable() {
    AtomicInteger times = new AtomicInteger();
    table.derived(new Sum(2, times));

    assertThat(table.derived(new Sum(3, times))).isEqualTo(18);
    assertThat(table.select(new int[] {0, 0}).derived(new Sum(2, times))).isEqualTo(12);
    assertThat(times).hasValue(3);
  }

  @Test
  void isForgottenWhereOthersFollowed() {
    AtomicInteger times = new AtomicInteger();
    for (int factor = 0; factor <= Derivations.MOST; factor++) {
      table.derived(new Sum(factor, times));
    }
    int before = times.get();

    table.derived(new Sum(Derivations.MOST, times));
    assertThat(times).hasValue(before);
    table.derived(new Sum(0, times));
    assertThat(times).hasValue(before + 1);
  }

  @Test
  void givesMemoryBackThatIsNeededElsewhere() throws IOException, InterruptedException {
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("100 tables" + System.lineSeparator());
    assertThat(small.waitFor()).isZero();
  }

  /** Keeps tables whose derived values together are eight times as large as the heap. */
  static final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) {
      List<Table> alive = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        alive.add(Table.of(NumericColumn.of("x", false, i)));
        alive.getLast().derived(new Block(4 << 20));
      }
      System.out.println(alive.size() + " tables");
    }
  }

  private record Block(int bytes) implements Derivation<byte[]> {
    @Override
    public byte[] from(Table table) {
      return new byte[bytes];
    }
  }

  @Test
  void isOneObjectForAllThreads() {
    ConcurrentHashMap<Object, Boolean> found = new ConcurrentHashMap<>();
    IntStream.range(0, 64).parallel().forEach(i -> found.put(table.derived(new Block(7)), true));
    byte[] kept = table.derived(new Block(7));

    assertThat(found.keySet()).allSatisfy(each -> assertThat(each).isSameAs(kept));
  }

  @Test
  void failsAgainWhereItFailed() {
    Derivation<Integer> failing =
        each -> {
          throw new IllegalArgumentException("no value in " + each.names());
        };

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> table.derived(failing)).hasMessage("no value in [x]");
    }
  }

  @Test
  void fingerprintsOfOtherLabelsOrIdsDiffer() {
    Dataset data = Dataset.of("d", table, Labels.of("y", List.of("a", "b"), 0, 1, 0));
    Dataset same = new Dataset("e", Source.memory(), table, data.labels(), data.ids());

    assertThat(same.fingerprint()).isEqualTo(data.fingerprint());
    assertThat(data.withLabels(data.labels().withCodes(new int[] {0, 0, 0})).fingerprint())
        .isNotEqualTo(data.fingerprint());
    assertThat(
            new Dataset("d", Source.memory(), table, data.labels(), RowIds.of(0, 2, 1))
                .fingerprint())
        .isNotEqualTo(data.fingerprint());
  }
}
