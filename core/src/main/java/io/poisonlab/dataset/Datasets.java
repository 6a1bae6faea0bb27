// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** The data sets that the library carries, each with its source, licence and SHA-256 beside it. */
public final class Datasets {
  private static final List<String> NAMES = List.of("iris");

  private Datasets() {}

  /** Returns the names of the bundled data sets. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns Fisher's Iris: 150 rows, 4 features in centimetres, 3 species of 50 rows each. */
  public static Dataset iris() {
    return bundled("iris");
  }

  /**
   * Returns a bundled data set.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   * @throws IllegalStateException if the resource does not have the recorded SHA-256
   */
  public static Dataset bundled(String name) {
    Properties facts = facts(name);
    byte[] bytes = resource(name + ".csv");
    String found = Fingerprint.of(bytes).sha256();
    if (!found.equals(facts.getProperty("sha256"))) {
      throw new IllegalStateException(
          "data set \"%s\" is damaged: SHA-256 %s, expected %s; reinstall the library"
              .formatted(name, found, facts.getProperty("sha256")));
    }
    return CsvReader.read(
        name,
        new Source(Source.Kind.BUNDLED, name),
        bytes,
        CsvFormat.target(facts.getProperty("target")));
  }

  /**
   * Returns what is known of a bundled data set: {@code title}, {@code source}, {@code licence},
   * {@code target} and {@code sha256}.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  public static Properties facts(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no data set is called \"%s\"; the known ones are %s".formatted(name, NAMES));
    }
    Properties facts = new Properties();
    try (InputStream in = new ByteArrayInputStream(resource(name + ".properties"))) {
      facts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts;
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
