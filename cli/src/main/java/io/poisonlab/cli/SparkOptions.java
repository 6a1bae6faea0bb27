// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.cluster.Cluster;
import io.poisonlab.cluster.ClusterProvider;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether Spark computes. */
final class SparkOptions {
  private static final String ABSENT =
      "--spark needs Spark 4.2, which does not come with PoisonLab: name the folder of an unpacked"
          + " spark-4.2.0-bin-hadoop3 in SPARK_HOME (./poisonlab of a checkout fetches Spark by"
          + " itself), or start with spark-submit; see docs/spark.md";

  @Option(
      names = "--spark",
      paramLabel = "MASTER",
      description = "Compute on Spark: 'local[4]', spark://host:7077, yarn, k8s://https://host.")
  private @Nullable String master;

  /** A class of Spark's that tells users of a limit on standard error, once, when it loads. */
  private static final String TALKER = "org.apache.datasketches.memory.internal.ResourceImpl";

  /** Returns whether it does. */
  boolean isAsked() {
    return master != null;
  }

  /** Joins the cluster, or returns null where none is asked for. */
  @Nullable Cluster connectIfAsked(Console console) {
    return isAsked() ? connect(console) : null;
  }

  /**
   * Joins the cluster that is asked for.
   *
   * @throws CommandException if the module or Spark itself is not there
   */
  Cluster connect(Console console) {
    console.note("starting Spark at %s…".formatted(master));
    hush();
    try {
      return ServiceLoader.load(ClusterProvider.class)
          .findFirst()
          .orElseThrow(() -> new CommandException(ABSENT))
          .connect(String.valueOf(master));
    } catch (LinkageError e) {
      throw new CommandException(ABSENT, e);
    }
  }

  private static void hush() {
    PrintStream err = System.err;
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
      System.setErr(nowhere);
      Class.forName(TALKER);
    } catch (ClassNotFoundException | LinkageError e) {
      // another Spark, or none: there is nothing to be hushed
    } finally {
      System.setErr(err);
    }
  }
}
