// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.statistics.PrincipalComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows on a plane: their first two principal components, numbers standardised and categories as
 * 0/1, so that near rows are alike. Two directions of many may hide what sets a row apart.
 *
 * <p>Of more than {@value #MOST} rows a part is shown: the most suspicious of those flagged, half
 * of the room at the most, and others at equal steps. The directions come from {@value #FITTED}
 * rows at the most, at equal steps too.
 *
 * @param points the rows shown
 * @param shares the share of the whole variance along each direction; none of rows that are equal
 * @param left how many rows are not shown
 */
public record RowMap(List<Point> points, List<Double> shares, int left) {
  /** The most rows shown. */
  public static final int MOST = 3_000;

  private static final int FITTED = 20_000;
  private static final double MIDDLE = 0.5;

  /** Copies the lists. */
  public RowMap {
    points = List.copyOf(points);
    shares = List.copyOf(shares);
  }

  /**
   * A row.
   *
   * @param number its place in the data, from 1
   * @param x along the direction of the greatest variance: from 0, the least of the rows shown, to
   *     1
   * @param y along the next, likewise
   * @param label the code of its class as given
   * @param score how suspicious it is
   * @param flagged whether it is flagged
   */
  public record Point(int number, double x, double y, int label, double score, boolean flagged) {}

  /** Lays out the rows of an inspection; those flagged come last, and so lie on top. */
  public static RowMap of(Inspection inspection) {
    Dataset data = inspection.data();
    FeatureEncoder encoder = FeatureEncoder.fit(data.table(), true);
    int[] sample = steps(IntStream.range(0, data.size()).toArray(), FITTED);
    double[][] fitted = encoder.encode(data.table().select(sample));
    PrincipalComponents components = PrincipalComponents.fit(fitted, 2);
    int[] shown = shown(inspection);
    double[][] places = components.project(encoder.encode(data.table().select(shown)));
    Set<Integer> flagged = inspection.flagged();
    double[] across = spread(places, components.count() > 0 ? 0 : -1);
    double[] upwards = spread(places, components.count() > 1 ? 1 : -1);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      points.add(
          new Point(
              shown[i] + 1,
              across[i],
              upwards[i],
              data.labels().code(shown[i]),
              inspection.suspicion().score(shown[i]),
              flagged.contains(data.ids().at(shown[i]))));
    }
    double whole = variance(fitted);
    return new RowMap(
        points,
        IntStream.range(0, components.count())
            .mapToObj(i -> components.variance(i) / whole)
            .toList(),
        data.size() - shown.length);
  }

  /** Returns the positions of the rows to show, those flagged at the end. */
  private static int[] shown(Inspection inspection) {
    int[] flagged =
        inspection.ranked(Math.min(MOST / 2, inspection.suspicion().flagged().size())).stream()
            .mapToInt(row -> row.number() - 1)
            .sorted()
            .toArray();
    Set<Integer> flags = inspection.flagged();
    int[] others =
        IntStream.range(0, inspection.data().size())
            .filter(row -> !flags.contains(inspection.data().ids().at(row)))
            .toArray();
    return IntStream.concat(
            Arrays.stream(steps(others, MOST - flagged.length)), Arrays.stream(flagged))
        .toArray();
  }

  /** Returns the places along a direction, from 0 to 1; the middle where there is none. */
  private static double[] spread(double[][] places, int direction) {
    double[] along =
        Arrays.stream(places).mapToDouble(place -> direction < 0 ? 0 : place[direction]).toArray();
    double least = Arrays.stream(along).min().orElse(0);
    double most = Arrays.stream(along).max().orElse(0);
    return Arrays.stream(along)
        .map(value -> most > least ? (value - least) / (most - least) : MIDDLE)
        .toArray();
  }

  private static int[] steps(int[] rows, int most) {
    return rows.length <= most
        ? rows
        : IntStream.range(0, most).map(i -> rows[(int) ((long) i * rows.length / most)]).toArray();
  }

  private static double variance(double[][] rows) {
    double sum = 0;
    for (int column = 0; column < rows[0].length; column++) {
      int current = column;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[current]).average().orElse(0);
      sum +=
          Arrays.stream(rows)
              .mapToDouble(row -> (row[current] - mean) * (row[current] - mean))
              .average()
              .orElse(0);
    }
    return sum;
  }
}
