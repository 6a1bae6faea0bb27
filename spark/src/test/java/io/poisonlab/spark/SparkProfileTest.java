// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvOmissions;
import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.generator.Blobs;
import io.poisonlab.profile.ColumnProfile;
import io.poisonlab.profile.DataProfile;
import io.poisonlab.profile.Distribution;
import io.poisonlab.profile.LocalProfile;
import io.poisonlab.profile.NominalProfile;
import io.poisonlab.profile.NumericProfile;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The profile made on Spark")
class SparkProfileTest {
  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = SparkSessions.open("local[2]");
    spark.conf().set("spark.sql.files.maxPartitionBytes", 100_000L); // several parts to be merged
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.csv"), text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "penguins"})
  @DisplayName(
      "of a small file equals the local one: estimates within what it states, the rest in full")
  void equalsTheLocalOne(String name) throws IOException {
    Dataset data = Datasets.bundled(name);
    String path = file(CsvWriter.text(data));

    DataProfile there = SparkProfile.of(spark, path, CsvFormat.of(data));

    assertThat(there.name()).isEqualTo("mine");
    assertSame(there, LocalProfile.of(data));
  }

  @Test
  @DisplayName("of 20,000 rows in several parts agrees with the local one, as CSV and as Parquet")
  void manyRows() throws IOException {
    Dataset data = new Blobs(20_000, 5, 3, 1.0).generate(new Seed(3));
    String path = file(CsvWriter.text(data));
    String parquet = folder.resolve("rows.parquet").toString();
    spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(path)
        .repartition(3)
        .write()
        .parquet(parquet);
    DataProfile here = LocalProfile.of(data);

    DataProfile csv = SparkProfile.of(spark, path, CsvFormat.of(data));
    DataProfile columns = SparkProfile.of(spark, parquet, CsvFormat.of(data));

    assertSame(csv, here);
    assertSame(columns, here);
    assertThat(columns.content()).isEqualTo(csv.content());
  }

  private static void assertSame(DataProfile there, DataProfile here) {
    assertThat(there.rows()).isEqualTo(here.rows());
    assertThat(there.content()).isEqualTo(here.content());
    assertThat(there.labels()).isEqualTo(here.labels());
    assertThat(there.columns()).hasSameSizeAs(here.columns());
    for (int i = 0; i < here.columns().size(); i++) {
      ColumnProfile a = there.columns().get(i);
      ColumnProfile b = here.columns().get(i);
      assertThat(a.name()).isEqualTo(b.name());
      assertThat(a.count()).isEqualTo(b.count());
      assertThat(a.missing()).isEqualTo(b.missing());
      double off = 3 * there.exactness().distinct();
      assertThat((double) a.distinct())
          .isBetween(b.distinct() * (1 - off), b.distinct() * (1 + off));
      if (b instanceof NumericProfile numbers) {
        assertThat(a).isInstanceOf(NumericProfile.class);
        if (numbers.count() > 0) {
          assertSame(
              ((NumericProfile) a).distribution().orElseThrow(),
              numbers.distribution().orElseThrow());
        }
      } else {
        assertThat(((NominalProfile) a).top()).isEqualTo(((NominalProfile) b).top());
      }
    }
  }

  private static void assertSame(Distribution there, Distribution here) {
    assertThat(there.min()).isEqualTo(here.min());
    assertThat(there.max()).isEqualTo(here.max());
    double spread = here.deviation().orElse(0.0); // none of one number
    assertThat(there.mean()).isEqualTo(here.mean());
    assertThat(there.deviation()).isEqualTo(here.deviation());
    here.quantiles()
        .forEach((name, value) ->
            assertThat(there.quantiles().getOrDefault(name, Double.NaN))
                .isCloseTo(value, within(0.01 * spread)));
  }

  @Test
  @DisplayName("of few rows in several parts has the very quantiles of the local one")
  void sameQuantiles() {
    Dataset data = new Blobs(3_000, 2, 2, 1.0).generate(new Seed(5));
    String text = CsvWriter.text(data);
    DataProfile there =
        SparkProfile.of(
            spark
                .read()
                .option("header", true)
                .option("inferSchema", true)
                .csv(spark.createDataset(text.lines().toList(), Encoders.STRING()))
                .repartition(5),
            data.name(),
            CsvFormat.of(data));

    assertThat(there.columns().stream().map(SparkProfileTest::distribution).toList())
        .isEqualTo(
            LocalProfile.of(data).columns().stream().map(SparkProfileTest::distribution).toList());
  }

  private static Distribution distribution(ColumnProfile column) {
    return ((NumericProfile) column).distribution().orElseThrow();
  }

  @Test
  @DisplayName("leaves out a mean and a deviation that no double can be, as the local one does")
  void tooLarge() throws IOException {
    CsvFormat format = CsvFormat.target("y");
    String path = file("x,z,y\n1e308,1,a\n1.7e308,2,b\n");

    DataProfile there = SparkProfile.of(spark, path, format);

    assertThat(there.columns().stream().map(SparkProfileTest::distribution).toList())
        .isEqualTo(
            LocalProfile.of(CsvReader.read(Path.of(path), format)).columns().stream()
                .map(SparkProfileTest::distribution)
                .toList());
    assertThat(distribution(there.columns().getFirst()).mean()).isEmpty();
    assertThat(distribution(there.columns().getLast()).quantiles()).containsEntry("p50", 1.5);
  }

  @Test
  @DisplayName("takes numbers, categories, gaps and marks as the local reader does")
  void marksAndGaps() throws IOException {
    String text = "id;x;zip;colour;y\n1;1.5;10;red;a\n2;?;10;;b\n3;-2e3;7;blue;\n4;;7;red;a\n";
    CsvFormat format =
        new CsvFormat("y", Set.of("zip"), Set.of("*"))
            .without(new CsvOmissions(Set.of("id"), Set.of("?"), true));
    String path = file(text);

    DataProfile there = SparkProfile.of(spark, path, format);

    assertSame(there, LocalProfile.of(CsvReader.read(Path.of(path), format)));
    assertThat(there.rows()).isEqualTo(3);
    assertThat(there.columns().get(1)).isInstanceOf(NominalProfile.class);
  }

  @Test
  @DisplayName("counts rows without a class; numbers beside a text are categories")
  void missingClasses() throws IOException {
    DataProfile there =
        SparkProfile.of(spark, file("x,y\n1,a\ntwo,\n3,a\n"), CsvFormat.target("y"));

    assertThat(there.labels().missing()).isEqualTo(1);
    assertThat(there.labels().share("a")).isEqualTo(1);
    assertThat(there.columns().getFirst()).isInstanceOf(NominalProfile.class);
    assertThat(there.columns().getFirst().distinct()).isEqualTo(3);
  }

  @Test
  @DisplayName("a column without a value has no distribution; no rows are no error")
  void nothing() throws IOException {
    DataProfile empty = SparkProfile.of(spark, file("x,y\n,a\n,b\n"), CsvFormat.target("y"));
    DataProfile none = SparkProfile.of(spark, file("x,y\n"), CsvFormat.target("y"));

    assertThat(((NumericProfile) empty.columns().getFirst()).distribution()).isEmpty();
    assertThat(none.rows()).isZero();
    assertThat(none.labels().classes()).isEmpty();
  }

  @Test
  @DisplayName("says what is wrong with a file, a column or a target")
  void badInput() throws IOException {
    String path = file("x,y\n1,a\n2\n");

    assertThatThrownBy(() -> SparkProfile.of(spark, path, CsvFormat.target("z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column \"z\"");
    assertThatThrownBy(() -> SparkProfile.of(spark, path, CsvFormat.target("y")))
        .hasMessageContaining("cannot profile");
    assertThatThrownBy(() -> SparkProfile.of(spark, "absent.csv", CsvFormat.target("y")))
        .hasMessageContaining("cannot profile absent.csv");
    StringBuilder many = new StringBuilder("x,y\n");
    for (int i = 0; i < 1_100; i++) {
      many.append("1,c").append(i).append('\n');
    }
    String wide = file(many.toString());
    assertThatThrownBy(() -> SparkProfile.of(spark, wide, CsvFormat.target("y")))
        .hasMessageContaining("more than 1000 different values");
  }
}
