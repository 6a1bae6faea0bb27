// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Which attempts at the tasks of a sweep are at work. A job ends before the attempts do that it
 * needs no more: they are waited for, so that no run is recorded after the sweep. Where Spark
 * itself has stopped, as it does at once when the process is told to, nobody tells of them any
 * more.
 */
final class Attempts extends SparkListener {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String group;
  private final Set<Integer> stages = new HashSet<>();
  private final Set<Long> running = new HashSet<>();

  Attempts(String group) {
    this.group = group;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    if (group.equals(job.properties().getProperty("spark.jobGroup.id"))) {
      job.stageIds().foreach(stage -> stages.add((Integer) stage));
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart task) {
    if (stages.contains(task.stageId())) {
      running.add(task.taskInfo().taskId());
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    if (running.remove(task.taskInfo().taskId())) {
      notifyAll();
    }
  }

  @Override
  public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
    running.clear();
    notifyAll();
  }

  /** Waits until none is at work, or patience ends. */
  synchronized void await() {
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (!running.isEmpty() && Instant.now().isBefore(end)) {
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
