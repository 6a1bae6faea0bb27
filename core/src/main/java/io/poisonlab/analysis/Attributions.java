// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Clean;
import io.poisonlab.evaluation.Metric;
import io.poisonlab.experiment.Cell;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.statistics.Bootstrap;
import io.poisonlab.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which share of the apparent drop of accuracy the poisoned test rows make, and which the harmed
 * model. Seed by seed, apparent = from the test + from the model, exactly.
 *
 * @param rows one for each poisoned cell under the protocol whole-dataset
 */
public record Attributions(List<Attribution> rows) {
  private static final String OBSERVED = Metric.ACCURACY.id();
  private static final String TRUTH = TrialResult.CLEAN + OBSERVED;

  /** A drop below this is none: it is rounding. */
  private static final double LEAST = 1e-9;

  /** Copies the list. */
  public Attributions {
    rows = List.copyOf(rows);
  }

  /** Attributes what was measured; nothing where accuracy and clean accuracy were not both. */
  public static Attributions of(Measurements measured) {
    return of(measured, Bootstrap.standard());
  }

  /** Attributes what was measured, with intervals drawn in this way. */
  public static Attributions of(Measurements measured, Bootstrap bootstrap) {
    List<Attribution> rows = new ArrayList<>();
    for (Cell cell : measured.cells()) {
      if (cell.protocol() == Protocol.WHOLE_DATASET && !(cell.attack() instanceof Clean)) {
        rows.addAll(row(cell, measured, bootstrap).stream().toList());
      }
    }
    return new Attributions(rows);
  }

  private static Optional<Attribution> row(Cell cell, Measurements measured, Bootstrap bootstrap) {
    Sample model = drop(measured, cell, TRUTH);
    Sample apparent = drop(measured, cell, OBSERVED).minus(model.each(_ -> 0));
    if (apparent.size() == 0) {
      return Optional.empty();
    }
    Sample test = apparent.minus(model);
    Estimate whole = Estimate.of(apparent, bootstrap).orElseThrow();
    return Optional.of(
        new Attribution(
            cell,
            measured.fraction(cell),
            whole,
            Estimate.of(model, bootstrap).orElseThrow(),
            Estimate.of(test, bootstrap).orElseThrow(),
            share(test.values(), apparent.values(), bootstrap),
            Estimate.of(drop(measured, Cells.under(cell, Protocol.TRAIN_ONLY), TRUTH), bootstrap)));
  }

  /** Returns by how much a metric is lower than in the clean run. */
  static Sample drop(Measurements measured, Cell cell, String metric) {
    return measured.sample(Cells.clean(cell), metric).minus(measured.sample(cell, metric));
  }

  /**
   * Returns the share of the means; nothing where some seeds, drawn again, show no drop at all, or
   * where there are too few to draw from.
   */
  private static Optional<Attribution.Share> share(
      double[] part, double[] whole, Bootstrap bootstrap) {
    int n = whole.length;
    if (n < Estimate.LEAST
        || bootstrap.resampled(n, (drawn, size) -> Means.of(whole, drawn, size))[0] <= LEAST) {
      return Optional.empty();
    }
    Interval interval =
        bootstrap.percentiles(
            n, (drawn, size) -> Means.of(part, drawn, size) / Means.of(whole, drawn, size));
    return Optional.of(
        new Attribution.Share(Means.of(part, i -> i, n) / Means.of(whole, i -> i, n), interval));
  }

  /** Returns the table with numbers in full precision. */
  public String toCsv() {
    List<String> header = new ArrayList<>(CellSheets.columns());
    for (String part : List.of("apparent", "from_model", "from_test", "train_only")) {
      header.addAll(
          List.of(part + "_n", part + "_mean", part + "_sd", part + "_low", part + "_high"));
    }
    header.addAll(List.of("share_from_test", "share_low", "share_high"));
    List<List<String>> lines = new ArrayList<>();
    for (Attribution row : rows) {
      List<String> line = new ArrayList<>(CellSheets.of(row.cell(), row.fraction()));
      line.addAll(Figures.numbers(row.apparent()));
      line.addAll(Figures.numbers(row.fromModel()));
      line.addAll(Figures.numbers(row.fromTest()));
      line.addAll(row.trainOnly().map(Figures::numbers).orElse(List.of("", "", "", "", "")));
      line.addAll(
          row.shareFromTest()
              .map(share ->
                  List.of(
                      Double.toString(share.value()),
                      Double.toString(share.interval().low()),
                      Double.toString(share.interval().high())))
              .orElse(List.of("", "", "")));
      lines.add(line);
    }
    return new Sheet(header, lines).toCsv();
  }

  /** Returns the table for people. */
  public Sheet sheet() {
    return new Sheet(
        List.of(
            "data",
            "poison",
            "defence",
            "learner",
            "apparent drop",
            "from the poisoned test rows",
            "from the harmed model",
            "share of the test rows",
            "drop under train-only"),
        rows.stream()
            .map(row ->
                List.of(
                    row.cell().dataset(),
                    Cells.poison(row.cell(), row.fraction()),
                    Cells.defence(row.cell()),
                    Cells.learner(row.cell()),
                    row.apparent().words(),
                    row.fromTest().words(),
                    row.fromModel().words(),
                    row.shareFromTest().map(Attributions::words).orElse(Figures.ABSENT),
                    row.trainOnly().map(Estimate::words).orElse(Figures.ABSENT)))
            .toList());
  }

  private static String words(Attribution.Share share) {
    return "%s (%s to %s)"
        .formatted(
            Figures.percent(share.value()),
            Figures.percent(share.interval().low()),
            Figures.percent(share.interval().high()));
  }

  /** Returns the table for people, as Markdown. */
  public String toMarkdown() {
    return sheet().toMarkdown();
  }
}
