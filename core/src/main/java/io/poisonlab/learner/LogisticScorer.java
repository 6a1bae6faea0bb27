// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.classification.LogisticRegression;

/**
 * The linear forms of a logistic regression.
 *
 * @param model of two classes, or of more
 * @param width the number of encoded features
 */
record LogisticScorer(LogisticRegression model, int width) implements Scorer {
  @Override
  public Scale scale() {
    return Scale.LOGITS;
  }

  @Override
  public double[] scores(double[] row) {
    return forms().stream()
        .mapToDouble(form -> LinearForms.value(form, form[width], row))
        .toArray();
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    List<double[]> forms = forms();
    double[] intercepts = forms.stream().mapToDouble(form -> form[width]).toArray();
    return LinearForms.export(graph, input, width, forms, intercepts);
  }

  /** One form per class, the intercept last; Smile leaves out the class whose form is zero. */
  private List<double[]> forms() {
    double[] zero = new double[width + 1];
    return switch (model) {
      case LogisticRegression.Binomial two -> List.of(zero, two.coefficients());
      case LogisticRegression.Multinomial more -> {
        List<double[]> forms = new ArrayList<>(Arrays.asList(more.coefficients()));
        forms.add(zero);
        yield forms;
      }
      default -> throw new IllegalStateException("unknown logistic regression: " + model);
    };
  }
}
