// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Notation;
import io.poisonlab.random.Seed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A generator and the seed it is run with: all there is to know about a generated data set. Its
 * text is an algorithm's {@link Notation} with one setting more: {@code blobs(rows=200;seed=3)}.
 *
 * @param generator draws the rows
 * @param seed what every random draw comes from
 */
public record GeneratedData(Generator generator, long seed) {
  /** The setting that is the seed. */
  public static final String SEED = "seed";

  private static final long USUAL_SEED = 1;

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException for an unknown generator, listing the known ones, or a bad
   *     setting
   */
  public static GeneratedData parse(String text) {
    Notation notation = Notation.parse(text);
    return of(notation.id(), notation.settings());
  }

  /**
   * Returns the generator of this id and settings, the seed among them; 1 where it is absent.
   *
   * @throws IllegalArgumentException for an unknown generator, listing the known ones, or a bad
   *     setting
   */
  public static GeneratedData of(String id, Map<String, ?> settings) {
    SequencedMap<String, Object> own = new LinkedHashMap<>(settings);
    Object seed = own.remove(SEED);
    return new GeneratedData(
        GeneratorProvider.catalogue().create(id, own),
        seed == null ? USUAL_SEED : number(id, seed));
  }

  /** Draws the rows. */
  public Dataset dataset() {
    return generator.generate(new Seed(seed));
  }

  /** Returns what the data set is called in reports: the generator's id. */
  public String name() {
    return Description.of(generator).id();
  }

  /** Returns the text, every setting included, that {@link #parse} reads back equal. */
  public String text() {
    SequencedMap<String, Object> settings =
        new LinkedHashMap<>(Description.of(generator).settings());
    settings.put(SEED, seed);
    return new Notation(name(), settings).toString();
  }

  private static long number(String id, Object written) {
    try {
      return Long.parseLong(written.toString().strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: setting \"%s\" must be integer, found \"%s\"".formatted(id, SEED, written), e);
    }
  }
}
