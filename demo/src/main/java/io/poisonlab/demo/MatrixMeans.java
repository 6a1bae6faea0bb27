// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.matrix.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The matrix as it was measured, from the file that {@link io.poisonlab.matrix.MatrixCsv} wrote.
 */
final class MatrixMeans {
  private static final String FILE = "matrix.csv";

  private static final List<Measure> SHOWN =
      List.of(
          Measure.AUC,
          Measure.CLEAN,
          Measure.POISONED,
          Measure.DEFENDED,
          Measure.PRECISION,
          Measure.RECALL,
          Measure.CHANCE,
          Measure.DROPPED_CLEAN);

  private MatrixMeans() {}

  /**
   * A cell: means over seeds.
   *
   * @param rate the share of the rows that the attack may poison
   * @param n the number of seeds
   * @param values what was measured; what is undefined is absent
   */
  record Mean(
      String dataset,
      String attack,
      double rate,
      String learner,
      String defence,
      int n,
      Map<Measure, Double> values) {}

  /** Reads the file of the class path. */
  static List<Mean> read() {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream in = MatrixMeans.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("%s of the page is missing".formatted(FILE));
      }
      List<Mean> means = new ArrayList<>();
      try (CSVParser lines =
          CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
        lines.forEach(line -> means.add(mean(line)));
      }
      return List.copyOf(means);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mean mean(CSVRecord line) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    for (Measure measure : SHOWN) {
      String text = line.get(measure.id());
      if (!text.isEmpty()) {
        values.put(measure, Double.valueOf(text));
      }
    }
    return new Mean(
        line.get("dataset"),
        line.get("attack"),
        Double.parseDouble(line.get("rate")),
        line.get("learner"),
        line.get("defence"),
        Integer.parseInt(line.get("n")),
        values);
  }
}
