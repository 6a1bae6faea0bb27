// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is sent to a cluster")
class OwnJarsTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("is every jar that does not lie beside Spark's")
  void jars() throws Exception {
    Path spark = Files.createDirectory(folder.resolve("spark"));
    Path own = Files.createFile(folder.resolve("core.jar"));
    Path theirs = Files.createFile(spark.resolve("spark-core.jar"));

    assertThat(
            OwnJars.of(
                String.join(
                    File.pathSeparator,
                    own.toString(),
                    theirs.toString(),
                    folder.resolve("classes").toString(),
                    folder.resolve("absent.jar").toString()),
                spark))
        .containsExactly(own.toString());
  }
}
