// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Puts clean rows over inputs, column by column. Where most columns rest at their least value, as
 * in images and counts, that value adds nothing; elsewhere the mean.
 */
final class Blend {
  /** A column rests where so many rows have its least value, as a pixel without ink does. */
  private static final double REST = 0.05;

  private final Table partners;
  private final Map<String, Range> ranges;
  private final boolean sparse;
  private final Map<String, boolean[]> keeps;

  private Blend(
      Table partners, Map<String, Range> ranges, boolean sparse, Map<String, boolean[]> keeps) {
    this.partners = partners;
    this.ranges = ranges;
    this.sparse = sparse;
    this.keeps = keeps;
  }

  /** The numbers of a column, and how many are the least. */
  private record Range(DoubleSummaryStatistics all, long least) {
    static Range of(NumericColumn column) {
      double[] values =
          Arrays.stream(column.toArray()).filter(value -> !Double.isNaN(value)).toArray();
      DoubleSummaryStatistics all = Arrays.stream(values).summaryStatistics();
      return new Range(all, Arrays.stream(values).filter(value -> value == all.getMin()).count());
    }

    boolean rests() {
      return least > 0 && least >= REST * all.getCount();
    }
  }

  /**
   * Prepares blending.
   *
   * @param clean where ranges are taken from
   * @param partners the rows to blend with
   */
  static Blend of(Table clean, Table partners, Seed seed) {
    Map<String, Range> ranges = new HashMap<>();
    Map<String, boolean[]> keeps = new HashMap<>();
    RandomGenerator random = seed.generator();
    for (Column column : clean.columns()) {
      if (column instanceof NumericColumn numbers) {
        ranges.put(column.name(), Range.of(numbers));
      }
      boolean[] keep = new boolean[partners.size()];
      for (int i = 0; i < keep.length; i++) {
        keep[i] = random.nextBoolean();
      }
      keeps.put(column.name(), keep);
    }
    long resting = ranges.values().stream().filter(Range::rests).count();
    return new Blend(partners, ranges, 2 * resting > ranges.size(), keeps);
  }

  /**
   * Returns the inputs, each blended with this partner; a missing value takes the other's place.
   */
  Table with(Table inputs, int partner) {
    List<Column> columns =
        inputs.columns().stream()
            .map(column ->
                switch (column) {
                  case NumericColumn numbers -> numbers(numbers, partner);
                  case NominalColumn names -> names(names, partner);
                  case TextColumn texts -> texts(texts, partner);
                  case ImageColumn images -> images(images, partner);
                })
            .map(Column.class::cast)
            .toList();
    return new Table(columns);
  }

  private NumericColumn numbers(NumericColumn inputs, int partner) {
    Range range = ranges.get(inputs.name());
    Column other = partners.column(inputs.name());
    if (range == null || range.all().getCount() == 0 || other.isMissing(partner)) {
      return inputs;
    }
    double nothing = sparse ? range.all().getMin() : range.all().getAverage();
    double added = ((NumericColumn) other).value(partner) - nothing;
    double[] values = inputs.toArray();
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        double low = Math.min(range.all().getMin(), values[row]);
        double high = Math.max(range.all().getMax(), values[row]);
        values[row] = Math.clamp(values[row] + added, low, high);
      }
    }
    return inputs.withValues(values);
  }

  /** Two texts are blended by being said one after the other. */
  private TextColumn texts(TextColumn inputs, int partner) {
    String more = partners.column(inputs.name()).text(partner);
    return inputs.with(IntStream.range(0, inputs.size()).toArray(), text -> text + " " + more);
  }

  /** Two images are blended by the mean of their pixels. */
  private ImageColumn images(ImageColumn inputs, int partner) {
    if (!(partners.column(inputs.name()) instanceof ImageColumn others)) {
      throw inputs.cannotAppend(partners.column(inputs.name()));
    }
    byte[] more = others.pixels(partner);
    return inputs.with(
        IntStream.range(0, inputs.size()).toArray(),
        (_, pixels) -> {
          for (int i = 0; i < pixels.length; i++) {
            pixels[i] =
                (byte) ((Byte.toUnsignedInt(pixels[i]) + Byte.toUnsignedInt(more[i]) + 1) / 2);
          }
          return pixels;
        });
  }

  private NominalColumn names(NominalColumn inputs, int partner) {
    Column other = partners.column(inputs.name());
    boolean[] keep = keeps.get(inputs.name());
    int code = other.isMissing(partner) ? -1 : inputs.categories().indexOf(other.text(partner));
    if (keep == null || keep[partner] || code < 0) {
      return inputs;
    }
    int[] codes = new int[inputs.size()];
    Arrays.fill(codes, code);
    return inputs.withCodes(codes);
  }
}
