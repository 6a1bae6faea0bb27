// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.SettingGroup;
import io.poisonlab.parameter.SettingInfo;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Which terms of texts count, and how: scikit-learn's {@code CountVectorizer}, and with {@code
 * tfIdf} its {@code TfidfVectorizer}, by the same names. A term is a word of {@link Tokens}, or
 * several in a row with blanks between.
 *
 * @param ngrams how many words in a row a term has at the most, 1 to {@value #LONGEST}
 * @param minDf in how many texts a term stands at the least, 1 or more
 * @param maxDf in which share of the texts it stands at the most, in (0, 1]
 * @param maxFeatures how many terms are kept at the most, those that stand most often, of equals
 *     the first in order; 0 keeps all
 * @param stopWords words that are left out before terms are formed; needs {@code ngrams} 1, since
 *     no exported graph can leave words out between others
 * @param tfIdf whether counts are weighted by how rare a term is, ln((1 + n) / (1 + df)) + 1, and
 *     rows brought to length 1
 */
public record CountVectorizer(
    int ngrams, int minDf, double maxDf, int maxFeatures, List<String> stopWords, boolean tfIdf)
    implements SettingGroup, Serializable {
  /** The longest term, in words. */
  public static final int LONGEST = 5;

  private static final CountVectorizer USUAL = new CountVectorizer(1, 1, 1.0, 0, List.of(), false);

  /** Reads the settings, of which each has a default: counts of single words. */
  public static final SettingGroup.Reader<CountVectorizer> READER = reader(USUAL);

  /** Reads the settings, of which each has a default: TF-IDF weights of single words. */
  public static final SettingGroup.Reader<CountVectorizer> WEIGHTED_READER = reader(weighted(0));

  /** Checks the ranges. */
  public CountVectorizer {
    Limits.check("ngrams", ngrams, 1, LONGEST);
    Limits.check("min_df", minDf, 1, Integer.MAX_VALUE);
    Limits.check("max_features", maxFeatures, 0, Integer.MAX_VALUE);
    if (!(maxDf > 0 && maxDf <= 1)) {
      throw new IllegalArgumentException("max_df must be in (0, 1], found " + maxDf);
    }
    stopWords = stopWords.stream().distinct().sorted().toList();
    if (ngrams > 1 && !stopWords.isEmpty()) {
      throw new IllegalArgumentException(
          "stop words need ngrams 1, found %d: an exported model could not leave them out between others"
              .formatted(ngrams));
    }
  }

  /** Returns counts of single words, all of them: scikit-learn's defaults. */
  public static CountVectorizer usual() {
    return USUAL;
  }

  /** Returns TF-IDF weights of so many words, those that stand most often; 0: of all. */
  public static CountVectorizer weighted(int maxFeatures) {
    return new CountVectorizer(1, 1, 1.0, maxFeatures, List.of(), true);
  }

  /**
   * Finds the terms of texts, and the rows of these texts. Takes O(length of all texts), on all
   * cores.
   *
   * @throws IllegalArgumentException if no term is left
   */
  public Vocabulary.Fitted fit(List<String> texts) {
    return VocabularyFit.of(this, texts);
  }

  @Override
  public SequencedMap<String, Object> settings() {
    SequencedMap<String, Object> settings = new LinkedHashMap<>();
    settings.put("ngrams", ngrams);
    settings.put("min_df", minDf);
    settings.put("max_df", maxDf);
    settings.put("max_features", maxFeatures);
    settings.put(
        "stop_words",
        stopWords.equals(StopWords.ENGLISH) ? StopWords.NAME : String.join(" ", stopWords));
    settings.put("tf_idf", tfIdf);
    return settings;
  }

  private static SettingGroup.Reader<CountVectorizer> reader(CountVectorizer byDefault) {
    Map<String, Object> defaults = byDefault.settings();
    return new SettingGroup.Reader<>(
        CountVectorizer.class,
        List.of(
            info(defaults, "ngrams", "integer", "words in a row that count as one term, 1 to 5"),
            info(defaults, "min_df", "integer", "texts that hold a term at the least"),
            info(defaults, "max_df", "number", "share of texts that hold a term at the most"),
            info(defaults, "max_features", "integer", "terms kept at the most; 0: all"),
            info(
                defaults,
                "stop_words",
                "english or words",
                "words that do not count; needs ngrams 1"),
            info(defaults, "tf_idf", "true or false", "weigh counts by how rare a term is")),
        given -> {
          Map<String, Object> all = new HashMap<>(defaults);
          all.putAll(given);
          return read(all);
        });
  }

  private static SettingInfo info(
      Map<String, Object> defaults, String name, String type, String help) {
    return new SettingInfo(name, type, String.valueOf(defaults.get(name)), help);
  }

  private static CountVectorizer read(Map<String, Object> given) {
    return new CountVectorizer(
        integer(given, "ngrams"),
        integer(given, "min_df"),
        share(given),
        integer(given, "max_features"),
        StopWords.read(text(given, "stop_words")),
        flag(given));
  }

  private static int integer(Map<String, Object> given, String name) {
    String text = text(given, name);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a whole number, found \"%s\"".formatted(name, text), e);
    }
  }

  private static double share(Map<String, Object> given) {
    String text = text(given, "max_df");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "max_df must be a number, found \"%s\"".formatted(text), e);
    }
  }

  private static boolean flag(Map<String, Object> given) {
    return switch (text(given, "tf_idf")) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw new IllegalArgumentException(
              "tf_idf must be true or false, found \"%s\"".formatted(other));
    };
  }

  private static String text(Map<String, Object> given, String name) {
    return String.valueOf(given.get(name)).strip();
  }
}
