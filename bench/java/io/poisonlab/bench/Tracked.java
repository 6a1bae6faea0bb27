// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.TrialOutcome;
import io.poisonlab.recording.RecordingOptions;
import io.poisonlab.recording.TrackedExperiment;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.RunTrackers;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Records small trials on a server.
 *
 * <p>Run: {@code java -cp TRACKING bench/java/io/poisonlab/bench/Tracked.java URI NAME TRIALS}:
 * Iris, a tree of depth 3, clean and with flips, in the experiment of this name. Prints a line of
 * JSON: trials per second, and {@code memory} held near the end over what was held after a tenth of
 * the trials, after a collection each.
 */
public final class Tracked {
  private static final int WORKERS = 2;

  private Tracked() {}

  /** Runs and records. */
  public static void main(String[] arguments) {
    int trials = Integer.parseInt(arguments[2]);
    Memory memory = new Memory(trials);
    ExperimentPlan plan =
        ExperimentPlan.of(Datasets.iris()).attacks(new LabelFlip(0.1)).seeds(1, trials / 2);
    long start = System.nanoTime();
    try (RunTracker tracker = RunTrackers.at(arguments[0])) {
      new TrackedExperiment(tracker, arguments[1], RecordingOptions.standard())
          .threads(WORKERS)
          .track(plan, memory);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "{\"work\": \"tracked\", \"trials\": %d, \"seconds\": %.2f, \"rate\": %.2f,"
            + " \"memory\": %.3f, \"megabytes\": %.1f}%n",
        trials,
        seconds,
        trials / seconds,
        (double) memory.end / memory.early,
        memory.end / 1e6);
  }

  /** Looks at the heap after a tenth of the trials and near the end. */
  private static final class Memory implements ExperimentListener {
    private final int trials;
    private final AtomicInteger seen = new AtomicInteger();
    private volatile long early;
    private volatile long end;

    Memory(int trials) {
      this.trials = trials;
    }

    @Override
    public void finished(TrialOutcome outcome) {
      int finished = seen.incrementAndGet();
      if (finished == trials / 10) {
        early = used();
      } else if (finished == trials - 1) {
        end = used();
      }
    }

    private static long used() {
      System.gc();
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
  }
}
