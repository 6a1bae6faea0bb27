// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.profile.LocalProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A standalone cluster of one master and two workers")
class StandaloneClusterTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("profiles data")
  void profiles() throws Exception {
    Dataset iris = Datasets.bundled("iris");
    Path file = Files.writeString(folder.resolve("iris.csv"), CsvWriter.text(iris));

    try (StandaloneCluster cluster =
            new StandaloneCluster(Files.createDirectory(folder.resolve("cluster")), 2);
        SparkSession spark = SparkSession.builder().config(cluster.conf()).getOrCreate()) {
      assertThat(SparkProfile.of(spark, file.toString(), CsvFormat.of(iris)).content())
          .isEqualTo(LocalProfile.of(iris).content());
    }
  }
}
