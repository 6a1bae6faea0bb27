// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * How log losses of a logistic regression would change if one of its training rows were left out,
 * to first order.
 *
 * <p>The parameters are one linear form per class seen in training. The objective is the sum of the
 * log losses plus penalty / 2 · |w|²; its optimum is the model's, and so are its derivatives.
 */
final class LogisticInfluence {
  /** With more parameters the Hessian and its inverse take minutes and a gigabyte. */
  private static final int MOST_PARAMETERS = 3000;

  private final TrainedModel model;
  private final FeatureEncoder encoder;
  private final int[] seen;
  private final int width;
  private final double[][] rows;
  private final double[][] errors;
  private final double[] losses;
  private final double[][] inverse;

  private LogisticInfluence(Dataset train, double c, int[] seen) {
    this.model = new LogisticRegressionLearner(c, true).train(train, new Seed(0));
    this.encoder = FeatureEncoder.fit(train.table(), true);
    this.seen = seen;
    this.width = encoder.width() + 1;
    this.rows = encoded(train);
    this.errors = errors(train);
    // two forms with twice the penalty have the same optimum as their difference with one
    double penalty = (seen.length == 2 ? 2 : 1) / c;
    Predictions predicted = model.predict(train.table());
    this.losses =
        IntStream.range(0, rows.length)
            .mapToDouble(i -> -Math.log(predicted.probability(i, train.labels().code(i))))
            .toArray();
    double[][] hessian = hessian(predicted, penalty);
    this.inverse =
        new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-9, 0)
            .getSolver()
            .getInverse()
            .getData();
  }

  /**
   * Trains the model.
   *
   * @param c as for {@link LogisticRegressionLearner}
   * @throws IllegalArgumentException if the data cannot be learned from, or the model would have
   *     too many parameters
   */
  static LogisticInfluence of(Dataset train, double c) {
    int[] counts = train.labels().counts();
    int[] seen = IntStream.range(0, counts.length).filter(code -> counts[code] > 0).toArray();
    if (train.size() > 0) {
      long parameters = (long) seen.length * (FeatureEncoder.fit(train.table(), true).width() + 1);
      if (parameters > MOST_PARAMETERS) {
        throw new IllegalArgumentException(
            "influence inverts a matrix of all parameters: %d classes and the features give %,d, allowed are %,d; leave out columns with many categories"
                .formatted(seen.length, parameters, MOST_PARAMETERS));
      }
    }
    return new LogisticInfluence(train, c, seen);
  }

  /**
   * Returns for each training row by how much the mean loss on other rows would rise without it.
   */
  double[] on(Dataset judged) {
    double[][] others = encoded(judged);
    double[][] otherErrors = errors(judged);
    double[] gradient = new double[inverse.length];
    for (int i = 0; i < others.length; i++) {
      for (int k = 0; k < seen.length; k++) {
        for (int j = 0; j < width; j++) {
          gradient[k * width + j] += otherErrors[i][k] * others[i][j] / others.length;
        }
      }
    }
    double[] direction = new double[inverse.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = dot(inverse[i], gradient);
    }
    double[] gain = new double[rows.length];
    for (int i = 0; i < gain.length; i++) {
      gain[i] = dot(direction, gradient(i));
    }
    return gain;
  }

  /** Returns for each training row by how much its own loss would rise without it, 0 or more. */
  double[] onItself() {
    double[] gain = new double[rows.length];
    IntStream.range(0, gain.length)
        .parallel()
        .forEach(i -> {
          double[] gradient = gradient(i);
          double sum = 0;
          for (int p = 0; p < gradient.length; p++) {
            sum += gradient[p] == 0 ? 0 : gradient[p] * dot(inverse[p], gradient);
          }
          gain[i] = Math.max(sum, 0);
        });
    return gain;
  }

  /** Returns the log loss of a training row. */
  double loss(int row) {
    return losses[row];
  }

  /** The gradient of a training row's loss. */
  private double[] gradient(int row) {
    double[] gradient = new double[inverse.length];
    for (int k = 0; k < seen.length; k++) {
      for (int j = 0; j < width; j++) {
        gradient[k * width + j] = errors[row][k] * rows[row][j];
      }
    }
    return gradient;
  }

  /**
   * The second derivatives of the objective. A common shift of all constants changes nothing; a
   * curvature of 1 in that direction, in which no gradient points, makes the matrix invertible.
   */
  private double[][] hessian(Predictions predicted, double penalty) {
    double[][] hessian = new double[seen.length * width][seen.length * width];
    IntStream.range(0, seen.length)
        .parallel()
        .forEach(k -> {
          for (int i = 0; i < rows.length; i++) {
            double own = predicted.probability(i, seen[k]);
            for (int l = 0; l <= k; l++) {
              double weight = own * ((k == l ? 1 : 0) - predicted.probability(i, seen[l]));
              addProducts(hessian, k * width, l * width, weight, rows[i]);
            }
          }
        });
    for (int p = 0; p < hessian.length; p++) {
      boolean constant = p % width == width - 1;
      for (int q = 0; q <= p; q++) {
        boolean both = constant && q % width == width - 1;
        hessian[p][q] += (both ? 1 : 0) + (p == q && !constant ? penalty : 0);
        hessian[q][p] = hessian[p][q];
      }
    }
    return hessian;
  }

  private void addProducts(double[][] sum, int first, int second, double weight, double[] row) {
    for (int a = 0; a < width; a++) {
      double[] line = sum[first + a];
      double factor = weight * row[a];
      for (int b = 0; b < width; b++) {
        line[second + b] += factor * row[b];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** For each row and class seen, probability less 1 for the label. */
  private double[][] errors(Dataset data) {
    Predictions predicted = model.predict(data.table());
    double[][] all = new double[data.size()][seen.length];
    for (int i = 0; i < all.length; i++) {
      for (int k = 0; k < seen.length; k++) {
        all[i][k] = predicted.probability(i, seen[k]) - (data.labels().code(i) == seen[k] ? 1 : 0);
      }
    }
    return all;
  }

  private double[][] encoded(Dataset data) {
    double[][] encoded = encoder.encode(data.table());
    for (int i = 0; i < encoded.length; i++) {
      double[] row = new double[width];
      System.arraycopy(encoded[i], 0, row, 0, width - 1);
      row[width - 1] = 1;
      encoded[i] = row;
    }
    return encoded;
  }
}
