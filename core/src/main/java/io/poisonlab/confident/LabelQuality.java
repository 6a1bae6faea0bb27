// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import java.util.Arrays;

/** Scores of a label, in [0, 1]: 0 where it is surely wrong, 1 where it is surely right. */
public enum LabelQuality {
  /** The probability of the label. */
  SELF_CONFIDENCE {
    @Override
    double score(double[] values, int start, int classes, int label) {
      return values[start + label];
    }
  },
  /** That, less the largest probability of another class, brought to [0, 1]. */
  NORMALIZED_MARGIN {
    @Override
    double score(double[] values, int start, int classes, int label) {
      double other = Double.NEGATIVE_INFINITY;
      for (int code = 0; code < classes; code++) {
        other = code == label ? other : Math.max(other, values[start + code]);
      }
      return (values[start + label] - other + 1) / 2;
    }
  },
  /** From entropy divided by the probability of the label: low where both speak against it. */
  CONFIDENCE_WEIGHTED_ENTROPY {
    @Override
    double score(double[] values, int start, int classes, int label) {
      double[] terms = new double[classes];
      for (int code = 0; code < classes; code++) {
        double value = values[start + code];
        terms[code] = value > 0 ? value * Math.log(value) : 0;
      }
      double entropy = -PairwiseSum.of(terms) / Math.log(classes);
      double weighted = entropy / Math.max(values[start + label], LabelledProbabilities.SLACK);
      return Math.log(weighted + 1) / Math.max(weighted, LabelledProbabilities.SLACK);
    }
  };

  abstract double score(double[] values, int start, int classes, int label);

  /** Returns the score of each row. */
  public double[] scores(LabelledProbabilities problem) {
    int classes = problem.classes();
    double[] scores = new double[problem.size()];
    Chunks.of(scores.length)
        .forEach((chunk, from, to) -> {
          for (int row = from; row < to; row++) {
            scores[row] = score(problem.values(), row * classes, classes, problem.label(row));
          }
        });
    return scores;
  }

  /**
   * Returns the score of each row after the thresholds of the classes were subtracted from the
   * probabilities, so that rare classes, whose probabilities are low, are not suspected for that.
   *
   * @throws IllegalArgumentException for {@link #CONFIDENCE_WEIGHTED_ENTROPY}, which needs
   *     probabilities as they are
   */
  public double[] adjustedScores(LabelledProbabilities problem) {
    if (this == CONFIDENCE_WEIGHTED_ENTROPY) {
      throw new IllegalArgumentException(
          "adjusted scores exist for self-confidence and normalized-margin, asked for confidence-weighted-entropy; take its plain scores");
    }
    int classes = problem.classes();
    double[] thresholds = problem.thresholds();
    double highest = Arrays.stream(thresholds).max().orElseThrow();
    double[] scores = new double[problem.size()];
    Chunks.of(scores.length)
        .forEach((chunk, from, to) -> {
          double[] adjusted = new double[classes];
          for (int row = from; row < to; row++) {
            double sum = 0;
            for (int code = 0; code < classes; code++) {
              adjusted[code] = problem.probability(row, code) - thresholds[code] + highest;
              sum += adjusted[code];
            }
            for (int code = 0; code < classes; code++) {
              adjusted[code] /= sum;
            }
            scores[row] = score(adjusted, 0, classes, problem.label(row));
          }
        });
    return scores;
  }
}
