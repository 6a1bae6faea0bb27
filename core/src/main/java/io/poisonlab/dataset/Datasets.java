// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * The data sets that the library carries. Each is two files and its name in the list: {@code
 * NAME.csv}, and {@code NAME.properties} with its title, source, licence, format and SHA-256.
 */
public final class Datasets {
  private static final List<String> NAMES =
      List.of(
          "iris", "breast-cancer", "digits", "penguins", "movie-sentences", "sentiment-example");

  private Datasets() {}

  /** Returns the names of the bundled data sets. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns Fisher's Iris: 150 rows, 4 features in centimetres, 3 species of 50 rows each. */
  public static Dataset iris() {
    return bundled("iris");
  }

  /** Returns 569 tumours: 30 features of their cell nuclei, 357 benign and 212 malignant. */
  public static Dataset breastCancer() {
    return bundled("breast-cancer");
  }

  /** Returns 1,797 handwritten digits: 64 pixels from 0 to 16, 10 classes. */
  public static Dataset digits() {
    return bundled("digits");
  }

  /** Returns 344 penguins of 3 species: 4 measurements and 3 nominal columns, values missing. */
  public static Dataset penguins() {
    return bundled("penguins");
  }

  /**
   * Returns a bundled data set.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   * @throws IllegalStateException if the resource does not have the recorded SHA-256
   */
  public static Dataset bundled(String name) {
    DatasetFacts facts = facts(name);
    byte[] bytes = resource(name + ".csv");
    Fingerprint found = Fingerprint.of(bytes);
    if (!found.equals(facts.sha256())) {
      throw new IllegalStateException(
          "data set \"%s\" is damaged: SHA-256 %s, expected %s; reinstall the library"
              .formatted(name, found, facts.sha256()));
    }
    return CsvReader.read(name, new Source(Source.Kind.BUNDLED, name), bytes, facts.format());
  }

  /**
   * Returns what is known of a bundled data set.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  public static DatasetFacts facts(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no data set is called \"%s\"; the known ones are %s".formatted(name, NAMES));
    }
    String text = new String(resource(name + ".properties"), StandardCharsets.UTF_8);
    try {
      Properties facts = new Properties();
      facts.load(new StringReader(text));
      return DatasetFacts.of(name, facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Datasets.class.getResourceAsStream("/io/poisonlab/dataset/" + name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing; reinstall the library");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
