// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.evaluation;

import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.Predictions;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * Every metric of one model on one set of rows. A metric that is undefined there, such as the log
 * loss of a model without probabilities, is absent.
 */
public final class Evaluation {
  private final Map<Metric, Double> values;
  private final ConfusionMatrix confusion;

  private Evaluation(Map<Metric, Double> values, ConfusionMatrix confusion) {
    this.values = values;
    this.confusion = confusion;
  }

  /** Compares predictions with the labels of the same rows. Takes O(n log n · classes). */
  public static Evaluation of(Labels truth, Predictions predictions) {
    ConfusionMatrix confusion = ConfusionMatrix.of(truth, predictions);
    Judgement judgement = new Judgement(truth, predictions, confusion);
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      metric.of(judgement).ifPresent(value -> values.put(metric, value));
    }
    return new Evaluation(Collections.unmodifiableMap(values), confusion);
  }

  /** Returns the value of a metric, or nothing where it is undefined. */
  public OptionalDouble get(Metric metric) {
    Double value = values.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns the accuracy; there is one wherever there is a row. */
  public double accuracy() {
    return get(Metric.ACCURACY).orElseThrow(() -> new IllegalStateException("no row was tested"));
  }

  /** Returns the counts behind the metrics. */
  public ConfusionMatrix confusion() {
    return confusion;
  }

  /**
   * Returns every defined metric under the name by which it is logged: the {@link Metric#id}s, then
   * {@code precision_<class>}, {@code recall_<class>} and {@code f1_<class>} for each class.
   */
  public SequencedMap<String, Double> toMap() {
    SequencedMap<String, Double> named = new LinkedHashMap<>();
    values.forEach((metric, value) -> named.put(metric.id(), value));
    for (int label = 0; label < confusion.classes().size(); label++) {
      String name = confusion.classes().get(label);
      named.put("precision_" + name, confusion.precision(label));
      named.put("recall_" + name, confusion.recall(label));
      named.put("f1_" + name, confusion.f1(label));
    }
    return named;
  }
}
