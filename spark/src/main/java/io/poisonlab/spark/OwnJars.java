// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkContext;

/**
 * What a cluster lacks: the jars of this process's class path that do not lie beside Spark's own.
 */
final class OwnJars {
  private OwnJars() {}

  /** Returns the jars that are to be sent to the executors. */
  static List<String> ofProcess() {
    return of(System.getProperty("java.class.path", ""), folderOfSpark());
  }

  /**
   * Returns those of a class path.
   *
   * @param spark the folder of Spark's jars
   */
  static List<String> of(String classPath, Path spark) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(jar -> Files.exists(jar) && !spark.equals(jar.getParent()))
        .map(Path::toString)
        .distinct()
        .toList();
  }

  private static Path folderOfSpark() {
    try {
      return Path.of(SparkContext.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath()
          .resolveSibling("")
          .normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Spark lies in no file", e);
    }
  }
}
