// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.dataset.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The means as CSV, numbers with six decimals; what is undefined is an empty cell. */
public final class MatrixCsv {
  private static final List<String> KEYS =
      List.of("dataset", "attack", "rate", "learner", "defence", "n");

  private static final List<Measure> COLUMNS =
      List.of(
          Measure.CLEAN,
          Measure.POISONED,
          Measure.DEFENDED,
          Measure.PRECISION,
          Measure.RECALL,
          Measure.AUC,
          Measure.CHANCE,
          Measure.DROPPED_CLEAN);

  private MatrixCsv() {}

  /** Returns a header and a line for each mean. */
  public static String of(MatrixTable table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(header());
    table.means().forEach(mean -> lines.add(line(mean)));
    return CsvWriter.records(lines);
  }

  /** Returns the same of the limits, with the limit's name in a column before the others. */
  public static String of(List<MeasuredLimit> limits) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(header());
    lines.getFirst().addFirst("limit");
    for (MeasuredLimit limit : limits) {
      for (MatrixTable.Mean mean : limit.table().means()) {
        List<String> line = line(mean);
        line.addFirst(limit.limit().id());
        lines.add(line);
      }
    }
    return CsvWriter.records(lines);
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(KEYS);
    COLUMNS.forEach(measure -> header.add(measure.id()));
    return header;
  }

  private static List<String> line(MatrixTable.Mean mean) {
    List<String> line =
        new ArrayList<>(
            List.of(
                mean.dataset(),
                mean.attack(),
                Double.toString(mean.rate()),
                mean.learner(),
                mean.defence(),
                Integer.toString(mean.n())));
    for (Measure measure : COLUMNS) {
      line.add(
          mean.get(measure).isPresent()
              ? String.format(Locale.ROOT, "%.6f", mean.get(measure).getAsDouble())
              : "");
    }
    return line;
  }
}
