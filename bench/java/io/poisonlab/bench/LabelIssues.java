// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import com.sun.management.ThreadMXBean;
import io.poisonlab.confident.FilterBy;
import io.poisonlab.confident.LabelIssueFilter;
import io.poisonlab.confident.LabelledProbabilities;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times the search for label issues on the data that peer_label_issues.py writes.
 *
 * <p>Run: {@code java -cp CORE bench/java/io/poisonlab/bench/LabelIssues.java FILE ROWS CLASSES
 * [RUNS]}. The bytes are all that a run allocates, an upper bound of what it holds at a time.
 */
public final class LabelIssues {
  private LabelIssues() {}

  /** Prints one line of JSON. */
  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[1]);
    int classes = Integer.parseInt(arguments[2]);
    int runs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 9;
    int[] labels = new int[rows];
    double[] values = new double[rows * classes];
    read(Path.of(arguments[0]), labels, values);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] seconds = new double[runs];
    long bytes = 0;
    int issues = 0;
    for (int run = -warmUps(rows, classes); run < runs; run++) {
      long allocated = threads.getTotalThreadAllocatedBytes();
      long start = System.nanoTime();
      issues =
          new LabelIssueFilter(FilterBy.PRUNE_BY_NOISE_RATE)
              .find(LabelledProbabilities.of(labels, values, classes))
              .length;
      if (run >= 0) {
        seconds[run] = (System.nanoTime() - start) / 1e9;
        bytes = threads.getTotalThreadAllocatedBytes() - allocated;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"work\": \"label-issues %dx%d\", \"seconds\": %.5f, \"issues\": %d, \"bytes\": %d}%n",
        rows,
        classes,
        seconds[runs / 2],
        issues,
        bytes);
  }

  private static int warmUps(int rows, int classes) {
    return (int) Math.clamp(100_000_000L / ((long) rows * classes), 3, 50);
  }

  private static void read(Path file, int[] labels, double[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file)) {
      for (int at = 0; at < labels.length; at += buffer.remaining() / Integer.BYTES) {
        fill(channel, buffer, (long) (labels.length - at) * Integer.BYTES);
        buffer.asIntBuffer().get(labels, at, buffer.remaining() / Integer.BYTES);
      }
      for (int at = 0; at < values.length; at += buffer.remaining() / Double.BYTES) {
        fill(channel, buffer, (long) (values.length - at) * Double.BYTES);
        buffer.asDoubleBuffer().get(values, at, buffer.remaining() / Double.BYTES);
      }
    }
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, long wanted) throws IOException {
    buffer.clear().limit((int) Math.min(buffer.capacity(), wanted));
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
    buffer.flip();
  }
}
