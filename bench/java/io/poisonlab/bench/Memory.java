// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import com.sun.management.ThreadMXBean;
import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.InputDetector;
import io.poisonlab.defence.Strip;
import io.poisonlab.defence.Suspect;
import io.poisonlab.generator.TwoGaussians;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.random.Seed;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures all bytes that defences and attacks allocate, on all threads, per row: an upper bound of
 * what they hold at a time.
 *
 * <p>Run: {@code bench/memory [ROWS [NAME...]]}. Each defence, with its usual settings, looks at
 * ROWS and at twice as many Gaussian rows of 20 columns and two classes, and each attack poisons a
 * tenth of them; the difference, of medians over three warm runs, is divided by ROWS, so what does
 * not grow with the rows is left out.
 */
public final class Memory {
  private static final int ROWS = 2_000;
  private static final int TRUSTED = 500;
  private static final int COLUMNS = 20;
  private static final double SHARE = 0.1;
  private static final int RUNS = 3;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Memory() {}

  /** Prints a line for each defence, for STRIP and for each attack, or for those named. */
  public static void main(String[] arguments) {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROWS;
    List<String> names = Arrays.stream(arguments).skip(1).toList();
    System.out.printf("bytes allocated per row, from %d to %d rows%n", rows, 2 * rows);
    works()
        .forEach(
            (name, work) -> {
              if (names.isEmpty() || names.contains(name)) {
                long more =
                    allocated(data(2 * rows, 1), work.get()) - allocated(data(rows, 1), work.get());
                System.out.printf("%-28s %8d%n", name, Math.round(more / (double) rows));
              }
            });
  }

  private static SequencedMap<String, Supplier<Consumer<Dataset>>> works() {
    SequencedMap<String, Supplier<Consumer<Dataset>>> works = new LinkedHashMap<>();
    for (DefenceProvider provider : DefenceProvider.catalogue().all()) {
      Defence defence = provider.create(Map.of());
      if (defence.scope().accepts() != Accepts.TEXTS) { // the data here are numbers
        works.put(provider.id(), () -> defended(defence));
      }
    }
    works.put("strip", Memory::filtered);
    for (AttackProvider provider : AttackProvider.catalogue().all()) {
      if (provider.settings().stream().map(SettingInfo::name).anyMatch(Budget.FRACTION::equals)) {
        Attack attack = provider.create(Map.of(Budget.FRACTION, SHARE));
        if (attack.traits().accepts() != Accepts.TEXTS) {
          works.put(provider.id(), () -> data -> attack.poison(data, new Seed(1)));
        }
      }
    }
    return works;
  }

  private static Consumer<Dataset> defended(Defence defence) {
    Optional<Dataset> trusted =
        defence.scope().needsTrusted() ? Optional.of(data(TRUSTED, 2)) : Optional.empty();
    return data -> defence.inspect(new Suspect(data, trusted), new Seed(1));
  }

  private static Consumer<Dataset> filtered() {
    Dataset clean = data(TRUSTED, 2);
    Seed seed = new Seed(1);
    InputDetector strip =
        new Strip().calibrate(new LogisticRegressionLearner(1).train(clean, seed), clean, seed);
    return data -> strip.inspect(data.table());
  }

  private static long allocated(Dataset data, Consumer<Dataset> work) {
    work.accept(data);
    long[] bytes = new long[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long before = THREADS.getTotalThreadAllocatedBytes();
      work.accept(data);
      bytes[run] = THREADS.getTotalThreadAllocatedBytes() - before;
    }
    Arrays.sort(bytes);
    return bytes[RUNS / 2];
  }

  private static Dataset data(int rows, long seed) {
    return new TwoGaussians(rows, COLUMNS, 0.3, 1, 0.5).generate(new Seed(seed));
  }
}
