// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Predictions;
import java.util.List;

/**
 * Predicts with a graph that gives a class name and, if it is soft, a probability for each class,
 * in this order: the form in which this library exports models.
 */
final class OnnxPredictor {
  private final OnnxSession session;

  OnnxPredictor(OnnxSession session) {
    this.session = session;
  }

  /**
   * Returns the name of the class of each row.
   *
   * @throws ModelFailure if the graph gives none
   */
  List<String> classNames(Table rows) {
    NominalColumn labels = labels(List.copyOf(session.run(rows).values()));
    return java.util.stream.IntStream.range(0, rows.size()).mapToObj(labels::text).toList();
  }

  /**
   * Returns classes and probabilities of each row.
   *
   * @param known the target and the classes, in the order of the probabilities
   * @throws ModelFailure if the graph gives another class or another number of probabilities
   */
  Predictions predict(Table rows, Labels known) {
    List<Column> outputs = List.copyOf(session.run(rows).values());
    NominalColumn names = labels(outputs);
    List<String> classes = known.classes();
    int[] codes = new int[rows.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = classes.indexOf(names.text(i));
      if (codes[i] < 0) {
        throw new ModelFailure(
            "row %d is predicted as \"%s\", which is none of the classes %s"
                .formatted(i, names.text(i), classes));
      }
    }
    Labels labels = Labels.of(known.target(), classes, codes);
    List<Column> rest = outputs.subList(1, outputs.size());
    if (rest.isEmpty()) {
      return Predictions.of(labels);
    }
    if (rest.size() != classes.size()) {
      throw new ModelFailure(
          "the model gives %d probabilities, the data have %d classes"
              .formatted(rest.size(), classes.size()));
    }
    double[][] probabilities = new double[rows.size()][classes.size()];
    for (int code = 0; code < classes.size(); code++) {
      if (!(rest.get(code) instanceof NumericColumn numbers)) {
        throw new ModelFailure("output \"%s\" is no probability".formatted(rest.get(code).name()));
      }
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i][code] = numbers.value(i);
      }
    }
    return Predictions.of(labels, probabilities);
  }

  private static NominalColumn labels(List<Column> outputs) {
    if (!outputs.isEmpty() && outputs.getFirst() instanceof NominalColumn names) {
      return names;
    }
    throw new ModelFailure(
        "the first output must be the name of the class, found the outputs %s"
            .formatted(outputs.stream().map(Column::name).toList()));
  }
}
