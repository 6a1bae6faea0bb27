// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Adds rows at places that a person has chosen.
 *
 * <p><b>Threat model.</b> Availability: someone who can add rows with labels and places each by
 * hand, seeing what the model makes of it. NIST AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> For each place add so many rows of the named class, around it where {@code
 * spread} is above 0: each value is drawn from a normal distribution around that of the place, with
 * {@code spread} standard deviations of the column. Takes O((n + rows) · columns) time and memory.
 *
 * <p><b>Limitations.</b> It reads numbers alone. Nothing is searched for: what it is worth is what
 * the person is worth.
 *
 * @param points the places, each as {@link PlacedPoint} writes it
 * @param spread how far rows fall from their place, in standard deviations of a column, 0 or more
 */
@Id(value = "placed-rows", help = "Adds rows at places that a person has chosen")
public record PlacedRows(
    @Setting(
            help =
                "VALUE:VALUE:CLASS each, a value for each column; *ROWS behind it for more than one row")
        List<String> points,
    @Setting(
            help = "how far rows fall from their place, in deviations of a column",
            byDefault = "0.0")
        double spread)
    implements Attack {
  /** Checks the notation of the places and the spread. */
  public PlacedRows {
    points = List.copyOf(points);
    points.forEach(PlacedPoint::parse);
    if (!(spread >= 0) || Double.isInfinite(spread)) {
      throw new IllegalArgumentException("spread must be 0 or more, found " + spread);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a column is no number, or a place has another number of
   *     values or a class that the data do not have
   */
  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    List<PlacedPoint> places = places();
    int count = budget().addedTo(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    List<NumericColumn> columns = clean.table().columns().stream().map(PlacedRows::number).toList();
    places.forEach(place -> place.checkFor(clean));
    double[][] values = new double[columns.size()][count];
    int[] labels = new int[count];
    double[] deviations = columns.stream().mapToDouble(PlacedRows::deviation).toArray();
    RandomGenerator random = seed.generator();
    int row = 0;
    for (PlacedPoint place : places) {
      for (int i = 0; i < place.rows(); i++) {
        for (int column = 0; column < values.length; column++) {
          double away = spread == 0 ? 0 : spread * deviations[column] * random.nextGaussian();
          values[column][row] = place.values().get(column) + away;
        }
        labels[row++] = clean.labels().codeOf(place.label());
      }
    }
    List<Column> added = new ArrayList<>();
    for (int column = 0; column < values.length; column++) {
      NumericColumn like = columns.get(column);
      added.add(NumericColumn.of(like.name(), like.nullable(), values[column]));
    }
    return Insertion.of(clean, new Table(added), labels);
  }

  @Override
  public Budget budget() {
    return Budget.rows(places().stream().mapToInt(PlacedPoint::rows).sum());
  }

  @Override
  public Traits traits() {
    Traits traits =
        Traits.of(Traits.Effect.INSERTS, Goal.AVAILABILITY).leavesDomain().on(Accepts.NUMBERS);
    return spread == 0 ? traits.deterministic() : traits;
  }

  private List<PlacedPoint> places() {
    return points.stream().map(PlacedPoint::parse).toList();
  }

  private static NumericColumn number(Column column) {
    if (column instanceof NumericColumn numbers) {
      return numbers;
    }
    throw new IllegalArgumentException(
        "placed-rows reads numbers, found the column \"%s\" of %s; leave it out"
            .formatted(column.name(), column.kind()));
  }

  private static double deviation(NumericColumn column) {
    double[] present = Arrays.stream(column.toArray()).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(present).average().orElse(0);
    return Math.sqrt(
        Arrays.stream(present).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }

  /** Makes attacks by hand. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(PlacedRows.class);
    }
  }
}
