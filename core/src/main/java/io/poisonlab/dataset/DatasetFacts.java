// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a data set that has a name: the content of the {@code .properties} file beside
 * it.
 *
 * @param name what it is called
 * @param title what it holds, in a line
 * @param source where it is published
 * @param citation who made it
 * @param licence the terms under which it may be passed on
 * @param format how its file becomes a data set
 * @param sha256 of its CSV file
 */
public record DatasetFacts(
    String name,
    String title,
    String source,
    String citation,
    String licence,
    CsvFormat format,
    Fingerprint sha256) {
  /**
   * Reads the facts; {@code nominal}, {@code nullable} and {@code texts}, lists of columns, may be
   * absent.
   *
   * @throws IllegalStateException if another is absent
   */
  public static DatasetFacts of(String name, Properties facts) {
    return new DatasetFacts(
        name,
        value(name, facts, "title"),
        value(name, facts, "source"),
        value(name, facts, "citation"),
        value(name, facts, "licence"),
        new CsvFormat(
                value(name, facts, "target"), columns(facts, "nominal"), columns(facts, "nullable"))
            .withTexts(columns(facts, "texts")),
        new Fingerprint(value(name, facts, "sha256")));
  }

  private static String value(String name, Properties facts, String key) {
    String value = facts.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("%s.properties has no key \"%s\"".formatted(name, key));
    }
    return value;
  }

  private static Set<String> columns(Properties facts, String key) {
    return Arrays.stream(facts.getProperty(key, "").split(","))
        .map(String::strip)
        .filter(column -> !column.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
