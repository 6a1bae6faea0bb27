// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Split;
import io.poisonlab.generator.GeneratedData;
import io.poisonlab.parameter.Notation;
import io.poisonlab.random.Seed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows drawn from a data set, each class in its proportion: {@code adult(rows=8000;seed=1)}. They
 * keep their order and their ids.
 *
 * @param name the data set's name
 * @param rows how many, 1 or more
 * @param seed what the draw comes from
 */
record DrawnRows(String name, int rows, long seed) {
  private static final String ROWS = "rows";
  private static final long USUAL_SEED = 1;

  DrawnRows {
    if (rows < 1) {
      throw new IllegalArgumentException(
          "%s: rows must be 1 or more, found %d".formatted(name, rows));
    }
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for an unknown setting, one that is no whole number, or a seed
   *     without a number of rows
   */
  static DrawnRows of(String name, Map<String, ?> settings) {
    if (!settings.containsKey(ROWS)
        || !Set.of(ROWS, GeneratedData.SEED).containsAll(settings.keySet())) {
      throw new IllegalArgumentException(
          "data set \"%s\" takes the number of rows to draw from it, and perhaps a seed, as %s(rows=100;seed=1); found %s"
              .formatted(name, name, settings));
    }
    return new DrawnRows(
        name,
        (int) whole(name, ROWS, settings.get(ROWS), Integer.MAX_VALUE),
        settings.containsKey(GeneratedData.SEED)
            ? whole(name, GeneratedData.SEED, settings.get(GeneratedData.SEED), Long.MAX_VALUE)
            : USUAL_SEED);
  }

  private static long whole(String name, String setting, @Nullable Object written, long most) {
    try {
      long number = Long.parseLong(String.valueOf(written).strip());
      if (number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "%s: setting \"%s\" must be a whole number, found \"%s\""
            .formatted(name, setting, written));
  }

  /**
   * Draws the rows.
   *
   * @throws IllegalArgumentException if there are not as many
   */
  Dataset from(Dataset whole) {
    if (rows > whole.size()) {
      throw new IllegalArgumentException(
          "%s: %d rows cannot be drawn from %d".formatted(name, rows, whole.size()));
    }
    Dataset drawn =
        rows == whole.size()
            ? whole
            : whole.selectIds(Split.holdingOut(whole, rows, new Seed(seed)).test().ids().sorted());
    Source source = new Source(whole.source().kind(), text());
    return new Dataset(whole.name(), source, drawn.table(), drawn.labels(), drawn.ids());
  }

  private String text() {
    SequencedMap<String, Object> settings = new LinkedHashMap<>();
    settings.put(ROWS, rows);
    settings.put(GeneratedData.SEED, seed);
    return new Notation(name, settings).toString();
  }
}
