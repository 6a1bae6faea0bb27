// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

@DisplayName("Attempts at tasks")
class AttemptsTest {
  private static <T> Seq<T> seq(List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }

  @Test
  @DisplayName("are not waited for when Spark has stopped: it tells of their end no more")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void stopped() {
    Attempts attempts = new Attempts("group");
    Properties properties = new Properties();
    properties.setProperty("spark.jobGroup.id", "group");
    StageInfo stage =
        new StageInfo(
            7,
            0,
            "stage",
            1,
            seq(List.of()),
            seq(List.of()),
            "",
            TaskMetrics.empty(),
            seq(List.of()),
            Option.empty(),
            0,
            false,
            0);
    attempts.onJobStart(new SparkListenerJobStart(1, 0, seq(List.of(stage)), properties));
    attempts.onTaskStart(
        new SparkListenerTaskStart(
            7, 0, new TaskInfo(3, 0, 0, 0, 0, "1", "host", TaskLocality.ANY(), false)));

    attempts.onApplicationEnd(new SparkListenerApplicationEnd(0, Option.empty()));

    attempts.await();
  }
}
