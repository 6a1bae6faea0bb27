// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.experiment.ResultSink;
import io.poisonlab.experiment.TrialResult;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Runs very many small trials whose results are not kept: whether the last cost what the first did,
 * and whether memory stays what it was.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/Trials.java TRIALS}, Iris, a tree of
 * depth 3, clean and with flips. Prints a line of JSON: {@code seconds} in all, {@code micros} of
 * processor time for a trial, {@code cost}, that over what a trial took in plans of a thousand,
 * {@code memory} held at the end over what was held after a tenth of the trials, after a collection
 * each.
 */
public final class Trials {
  private static final int WORKERS = 2;
  private static final int FEW = 1_000;
  private static final int RUNS = 10;

  private Trials() {}

  /** Runs the trials. */
  public static void main(String[] arguments) {
    int trials = Integer.parseInt(arguments[0]);
    for (int warm = 0; warm < 20; warm++) {
      run(FEW, _ -> {});
    }
    long before = Cpu.nanos();
    for (int run = 0; run < RUNS; run++) {
      run(FEW, _ -> {});
    }
    double few = (double) (Cpu.nanos() - before) / RUNS / FEW;
    Memory memory = new Memory(trials);
    long start = System.nanoTime();
    before = Cpu.nanos();
    run(trials, memory);
    double many = (double) (Cpu.nanos() - before - memory.cpuNanos) / trials;
    System.out.printf(
        Locale.ROOT,
        "{\"work\": \"trials\", \"seconds\": %.2f, \"micros\": %.1f, \"cost\": %.3f,"
            + " \"memory\": %.3f, \"megabytes\": %.1f}%n",
        (System.nanoTime() - start) / 1e9,
        many / 1e3,
        many / few,
        memory.growth(),
        memory.end / 1e6);
  }

  /** Runs as many trials, half of them clean. */
  private static void run(int trials, ResultSink sink) {
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris()).attacks(new LabelFlip(0.1)).seeds(1, trials / 2);
    new ExperimentRunner(ExperimentListener.silent(), WORKERS)
        .failFast(true)
        .run(plan, _ -> true, sink);
  }

  /** Looks at the heap after a tenth of the trials and near the end. */
  private static final class Memory implements ResultSink {
    private final int trials;
    private int seen;
    private long early;
    private long end;
    private long cpuNanos;

    Memory(int trials) {
      this.trials = trials;
    }

    @Override
    public void accept(TrialResult result) {
      seen++;
      if (seen == trials / 10) {
        early = used();
      } else if (seen == trials - 1) {
        end = used();
      }
    }

    double growth() {
      return (double) end / early;
    }

    private long used() {
      long before = Cpu.nanos();
      System.gc();
      cpuNanos += Cpu.nanos() - before;
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
  }
}
