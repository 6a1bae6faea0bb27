// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

/**
 * How classes are confused: the share of each true class, and the probabilities of labels given
 * classes and of classes given labels. Equal to cleanlab's {@code estimate_latent} with its
 * defaults.
 */
public final class NoiseEstimate {
  private static final double MOST_NOISE = 0.9999;
  private static final double LEAST_SHARE = 1e-6;
  private static final double TINY = 1e-100;

  private final double[] shares;
  private final double[][] labelGivenClass;
  private final double[][] classGivenLabel;

  private NoiseEstimate(double[] shares, double[][] labelGivenClass, double[][] classGivenLabel) {
    this.shares = shares;
    this.labelGivenClass = labelGivenClass;
    this.classGivenLabel = classGivenLabel;
  }

  /** Reads them off the confident joint. */
  public static NoiseEstimate of(ConfidentJoint joint) {
    int classes = joint.classes();
    double[] given = new double[classes];
    double[] actual = new double[classes];
    double n = 0;
    for (int label = 0; label < classes; label++) {
      for (int code = 0; code < classes; code++) {
        given[label] += joint.count(label, code);
        actual[code] += joint.count(label, code);
        n += joint.count(label, code);
      }
    }
    double[][] noise = new double[classes][classes];
    double[][] inverse = new double[classes][classes];
    for (int label = 0; label < classes; label++) {
      for (int code = 0; code < classes; code++) {
        noise[label][code] = joint.count(label, code) / Math.max(actual[code], TINY);
        inverse[code][label] = joint.count(label, code) / Math.max(given[label], TINY);
      }
    }
    double[] shares = new double[classes];
    for (int code = 0; code < classes; code++) {
      double share = inverse[code][code] / Math.max(noise[code][code], TINY) * (given[code] / n);
      shares[code] = Math.clamp(share, LEAST_SHARE, 1);
    }
    normalise(shares);
    return new NoiseEstimate(shares, clipped(noise), clipped(inverse));
  }

  /** Returns the number of classes. */
  public int classes() {
    return shares.length;
  }

  /** Returns the estimated share of the rows that are truly of a class. */
  public double share(int actual) {
    return shares[actual];
  }

  /** Returns the estimated probability that a row of a class has a label. */
  public double labelGivenClass(int label, int actual) {
    return labelGivenClass[label][actual];
  }

  /** Returns the estimated probability that a row with a label is of a class. */
  public double classGivenLabel(int actual, int label) {
    return classGivenLabel[actual][label];
  }

  private static void normalise(double[] shares) {
    double sum = PairwiseSum.of(shares);
    for (int code = 0; code < shares.length; code++) {
      shares[code] /= Math.max(sum, TINY);
    }
  }

  /** Bounds what is off the diagonal; then columns sum to 1, or are 0 where nothing is known. */
  private static double[][] clipped(double[][] matrix) {
    for (int column = 0; column < matrix.length; column++) {
      double sum = 0;
      for (int row = 0; row < matrix.length; row++) {
        matrix[row][column] =
            row == column ? matrix[row][column] : Math.min(matrix[row][column], MOST_NOISE);
        sum += matrix[row][column];
      }
      for (int row = 0; row < matrix.length; row++) {
        matrix[row][column] /= Math.max(sum, TINY);
      }
    }
    return matrix;
  }
}
