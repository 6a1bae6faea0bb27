// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.Feature;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.learner.MultinomialNaiveBayesLearner;
import io.poisonlab.learner.OutOfFold;
import io.poisonlab.learner.Predictions;
import io.poisonlab.neighbour.ExactSearch;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row whose class is known from the clean data: what a sound model must get right.
 *
 * @param rowId the row's id in the clean data
 * @param expected its true class
 * @param features the row, as a table of one
 */
public record KnownSample(int rowId, String expected, Table features) {
  private static final int WITNESSES = 10;
  private static final int TRIED = 20;
  private static final int MOST_PIXELS = 5_000_000;
  private static final int FOLDS = 5;
  private static final double SURE = 0.99;
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Returns for each class its most typical row beyond doubt: of those whose {@value #WITNESSES}
   * nearest other rows are all of the same class (all others of the class, where there are fewer),
   * the one that is nearest to the mean of its class, features standardised; the first of equals. A
   * class has no sample if none of its {@value #TRIED} most typical rows is beyond doubt, or it has
   * one row only: a model that takes such a row for another class may be as good as any.
   *
   * <p>Texts whose words place no row so are asked of a naive Bayes on the words of the others: of
   * those that it gives their class with a probability of {@value #SURE} or more, the surest.
   *
   * <p>Takes O(rows × width) for each row that is tried: one per class where classes lie apart. Of
   * images only so many rows are looked at, evenly spaced, that they are {@value #MOST_PIXELS}
   * bytes at the most.
   */
  public static List<KnownSample> of(Dataset clean) {
    if (ImageColumn.isAlone(clean.table())) {
      return ofSome(thinned(clean));
    }
    List<KnownSample> samples = ofSome(clean);
    return samples.size() < clean.classCount() && TextColumn.isAlone(clean.table())
        ? withSurest(clean, samples)
        : samples;
  }

  /** Adds a text for each class that has no sample, where one is sure enough. */
  private static List<KnownSample> withSurest(Dataset clean, List<KnownSample> found) {
    Predictions said;
    try {
      said = new OutOfFold(FOLDS).predict(new MultinomialNaiveBayesLearner(), clean, new Seed(0));
    } catch (IllegalArgumentException _) {
      return found; // texts without words
    }
    List<KnownSample> samples = new ArrayList<>();
    for (int label = 0; label < clean.classCount(); label++) {
      int code = label;
      String name = clean.labels().classes().get(code);
      ToDoubleFunction<Integer> sure = row -> said.probabilities(row)[code];
      int[] members = clean.labels().rowsOf(code);
      found.stream()
          .filter(sample -> sample.expected().equals(name))
          .findFirst()
          .or(() ->
              Arrays.stream(members)
                  .boxed()
                  .filter(row -> members.length > 1 && sure.applyAsDouble(row) >= SURE)
                  .max(Comparator.comparingDouble(sure).thenComparing(Comparator.reverseOrder()))
                  .map(row -> at(clean, row)))
          .ifPresent(samples::add);
    }
    return List.copyOf(samples);
  }

  private static KnownSample at(Dataset clean, int row) {
    return new KnownSample(
        clean.ids().at(row), clean.labels().name(row), clean.table().select(new int[] {row}));
  }

  private static Dataset thinned(Dataset clean) {
    int size = ((ImageColumn) clean.table().columns().getFirst()).shape().bytes();
    int step = Math.ceilDiv(clean.size(), Math.max(1, MOST_PIXELS / size));
    return clean.select(IntStream.range(0, clean.size()).filter(row -> row % step == 0).toArray());
  }

  private static List<KnownSample> ofSome(Dataset clean) {
    double[][] rows = FeatureEncoder.fit(clean.table(), true).encode(clean.table());
    ExactSearch search = ExactSearch.of(rows);
    List<KnownSample> samples = new ArrayList<>();
    for (int label = 0; label < clean.classCount(); label++) {
      int code = label;
      int[] members = clean.labels().rowsOf(code);
      int witnesses = Math.min(WITNESSES, members.length - 1);
      if (witnesses > 0) {
        typicalFirst(rows, members)
            .limit(TRIED)
            .filter(row ->
                Arrays.stream(search.nearestOthers(row, witnesses))
                    .allMatch(other -> clean.labels().code(other) == code))
            .findFirst()
            .ifPresent(row -> samples.add(at(clean, row)));
      }
    }
    return List.copyOf(samples);
  }

  /** Returns samples as JSON that {@link #parse} reads back. */
  public static String toJson(List<KnownSample> samples) {
    ArrayNode array = JSON.createArrayNode();
    for (KnownSample sample : samples) {
      ObjectNode entry =
          array.addObject().put("row_id", sample.rowId()).put("expected", sample.expected());
      entry.set("features", JsonRow.of(sample.features(), 0));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array);
  }

  /**
   * Reads samples.
   *
   * @param columns the columns that each sample must have
   * @throws IllegalArgumentException if the text is not what {@link #toJson} writes for such
   *     columns
   */
  public static List<KnownSample> parse(String json, List<Feature> columns) {
    List<KnownSample> samples = new ArrayList<>();
    try {
      for (JsonNode entry : JSON.readTree(json)) {
        samples.add(
            new KnownSample(
                entry.required("row_id").asInt(),
                entry.required("expected").asString(),
                JsonRow.table(entry.required("features"), columns)));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a list of known samples: " + e.getMessage(), e);
    }
    return List.copyOf(samples);
  }

  private static IntStream typicalFirst(double[][] rows, int[] members) {
    double[] mean = new double[rows[0].length];
    for (int row : members) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += rows[row][j] / members.length;
      }
    }
    return Arrays.stream(members)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> distance(rows[row], mean)))
        .mapToInt(Integer::intValue);
  }

  private static double distance(double[] row, double[] mean) {
    double distance = 0;
    for (int j = 0; j < mean.length; j++) {
      distance += (row[j] - mean[j]) * (row[j] - mean[j]);
    }
    return distance;
  }
}
