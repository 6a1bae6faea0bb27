// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens sessions for the command; a program that has one hands over its own. */
final class SparkSessions {
  private SparkSessions() {}

  /**
   * Opens a session, or takes that of this process. What the user's own settings of Spark ({@code
   * spark-defaults.conf}, {@code -Dspark.…}) say stays; else nothing is drawn on the terminal and
   * no web page is served.
   *
   * @param master for example {@code local[4]} or {@code spark://host:7077}
   */
  static SparkSession open(String master) {
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setIfMissing("spark.app.name", "poisonlab")
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.ui.showConsoleProgress", "false");
    if (!master.startsWith("local")) {
      conf.setIfMissing("spark.jars", String.join(",", OwnJars.ofProcess()));
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
