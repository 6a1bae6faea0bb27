// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import scala.Function2;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** A job whose results are handed on as its tasks end, in whichever order. */
final class SweepJob implements AutoCloseable {
  /** Ends the queue: what the job threw, or that it is through. */
  private record End(Throwable error) {}

  private final SparkContext context;
  private final String group;
  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private final Thread runner;

  /** Starts the job: a task for each partition. */
  SweepJob(
      SparkContext context, String group, RDD<UnitRange> ranges, Broadcast<SweepPayload> payload) {
    this.context = context;
    this.group = group;
    this.runner =
        Thread.ofPlatform()
            .name("poisonlab-sweep")
            .daemon()
            .start(() -> run(ranges, new SweepTask(payload)));
  }

  private void run(RDD<UnitRange> ranges, SweepTask task) {
    try {
      context.setJobGroup(group, "poisonlab sweep", false);
      Function2<Object, byte[][], BoxedUnit> take =
          new AbstractFunction2<>() {
            @Override
            public BoxedUnit apply(Object partition, byte[][] trials) {
              answers.add(trials);
              return BoxedUnit.UNIT;
            }
          };
      context.runJob(ranges, task, take, ClassTag$.MODULE$.apply(byte[][].class));
    } catch (Throwable e) { // whatever it is, somebody waits for it
      answers.add(new End(e));
    }
  }

  /**
   * Waits for the next task that ends, and returns its trials.
   *
   * @throws IllegalArgumentException if Spark has given up
   */
  byte[][] next() {
    try {
      return switch (answers.take()) {
        case byte[][] trials -> trials;
        case End(Exception e) -> throw SparkErrors.worded(e, "the sweep cannot go on");
        case End(Throwable e) -> throw new IllegalStateException("the sweep cannot go on", e);
        default -> throw new IllegalStateException("a task ended in an unknown way");
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the sweep was interrupted", e);
    }
  }

  /** Cancels what is still at work. */
  @Override
  public void close() {
    if (runner.isAlive()) {
      context.cancelJobGroup(group);
    }
    try {
      runner.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
