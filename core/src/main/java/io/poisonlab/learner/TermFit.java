// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.text.SparseRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits linear forms of sparse rows: minimises half the squared weights plus {@code c} times the
 * losses, by Newton steps.
 *
 * <p>Each step solves the Newton equations by conjugate gradients, with the diagonal of the Hessian
 * as preconditioner and only as exactly as the step deserves, and is then shortened until the
 * objective falls enough (Nocedal and Wright, 2006, "Numerical optimization", algorithm 7.1).
 *
 * <p>Every sum over rows is one pass over them, in blocks whose sums are added in order, so that
 * the number of threads does not change a bit; rows that do not curve the loss are passed over.
 * Within, terms are numbered by falling frequency: those that stand in most texts lie together in a
 * processor's cache. Holds 12 bytes an entry, and a sum for each block and weight, fewer than
 * entries.
 */
final class TermFit {
  private static final Logger LOG = LoggerFactory.getLogger(TermFit.class);
  private static final int MOST_BLOCKS = 8;

  /** Entries for each sum of a block: with fewer, adding up the sums would take the time. */
  private static final int ENTRIES = 4;

  private static final int SLICE = 1 << 13;
  private static final double TOLERANCE = 1e-6;
  private static final int STEPS = 100;
  private static final int PRODUCTS = 500;
  private static final double LEAST_FALL = 1e-4;
  private static final int HALVINGS = 30;
  private static final double EXACT = 0.5;
  private static final double NEAR = 10;

  /** For each term its number here. */
  private final int[] numbers;

  private final SparseRows rows;
  private final TermLoss loss;
  private final double c;
  private final double interceptPenalty;

  /** The numbers of a form: its weights, and last its intercept. */
  private final int stride;

  private final double[][] blockSums;

  /**
   * Prepares a fit.
   *
   * @param c what losses count beside the squared weights, above 0
   * @param interceptPenalty what the square of an intercept counts beside that of a weight, 0 or
   *     more
   */
  TermFit(SparseRows rows, TermLoss loss, double c, double interceptPenalty) {
    this.numbers = byFrequency(rows);
    this.rows = rows.renumbered(numbers);
    this.loss = loss;
    this.c = c;
    this.interceptPenalty = interceptPenalty;
    this.stride = rows.width() + 1;
    int weights = stride * loss.forms();
    int blocks = Math.clamp(rows.entries() / ENTRIES / weights, 1, MOST_BLOCKS);
    this.blockSums = new double[blocks][weights];
  }

  private static int[] byFrequency(SparseRows rows) {
    int[] frequencies = rows.frequencies();
    int[] order =
        IntStream.range(0, frequencies.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer term) -> -frequencies[term]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] numbers = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      numbers[order[place]] = place;
    }
    return numbers;
  }

  /** What a row adds to sums over rows. */
  private interface RowWork {
    /** Adds it; the buffer has a number for each form. */
    double add(int row, double[] buffer, double[] sums);
  }

  /** A place, and the objective there. */
  @SuppressWarnings("ArrayRecordComponent") // stays here
  private record Point(double[] place, double value, double[] gradient) {}

  /**
   * Returns for each form its weights and, last, its intercept. The gradient there is a millionth
   * of that at zero, or less.
   */
  double[][] minimise() {
    Point point = at(new double[stride * loss.forms()]);
    double first = length(point.gradient());
    for (int step = 0; step < STEPS && length(point.gradient()) > TOLERANCE * first; step++) {
      double[] direction = direction(point.gradient(), share(length(point.gradient()) / first));
      double slope = dot(point.gradient(), direction);
      double length = 1;
      Point tried = at(sum(point.place(), 1, direction));
      for (int i = 0;
          i < HALVINGS && tried.value() > point.value() + LEAST_FALL * length * slope;
          i++) {
        length /= 2;
        tried = at(sum(point.place(), length, direction));
      }
      if (tried.value() >= point.value()) {
        break; // rounding is all that is left
      }
      point = tried;
    }
    if (length(point.gradient()) > Math.sqrt(TOLERANCE) * first) {
      LOG.warn("a linear model of {} terms has not converged; take a smaller c", rows.width());
    }
    double[][] forms = new double[loss.forms()][stride];
    for (int form = 0; form < forms.length; form++) {
      for (int term = 0; term < numbers.length; term++) {
        forms[form][term] = point.place()[form * stride + numbers[term]];
      }
      forms[form][stride - 1] = point.place()[(form + 1) * stride - 1];
    }
    return forms;
  }

  /**
   * Returns how exactly to solve for the next step: the more so the nearer the end is, and to the
   * end where that is near.
   *
   * @param left the length of the gradient, as a share of that at zero
   */
  private static double share(double left) {
    double share = Math.min(EXACT, Math.sqrt(left));
    return share * left < NEAR * TOLERANCE ? TOLERANCE / (2 * left) : share;
  }

  /** Solves for the Newton step, until what is left is a share of the gradient. */
  private double[] direction(double[] gradient, double share) {
    double[] inverse = inverseDiagonal();
    double[] solution = new double[gradient.length];
    double[] rest = sum(solution, -1, gradient);
    double[] scaled = times(inverse, rest);
    double[] search = scaled;
    double product = dot(rest, scaled);
    double enough = share * length(gradient);
    for (int i = 0; i < PRODUCTS && length(rest) > enough; i++) {
      double[] image = hessian(search);
      double curvature = dot(search, image);
      if (curvature <= 0) {
        break; // flat up to rounding
      }
      double step = product / curvature;
      solution = sum(solution, step, search);
      rest = sum(rest, -step, image);
      scaled = times(inverse, rest);
      double next = dot(rest, scaled);
      search = sum(scaled, next / product, search);
      product = next;
    }
    return solution;
  }

  private Point at(double[] place) {
    double[] gradient = penalised(place);
    double regularisation = dot(place, gradient) / 2;
    double losses =
        overRows(
            gradient,
            (row, buffer, sums) -> {
              score(row, place, buffer);
              double own = loss.at(row, buffer);
              for (int form = 0; form < buffer.length; form++) {
                rows.add(row, buffer[form], sums, form * stride);
                sums[(form + 1) * stride - 1] += buffer[form];
              }
              return own;
            });
    return new Point(place, regularisation + c * losses, gradient);
  }

  private double[] hessian(double[] search) {
    double[] image = penalised(search);
    overRows(
        image,
        (row, buffer, sums) -> {
          if (!loss.isFlat(row)) {
            score(row, search, buffer);
            loss.curve(row, buffer);
            for (int form = 0; form < buffer.length; form++) {
              rows.add(row, buffer[form], sums, form * stride);
              sums[(form + 1) * stride - 1] += buffer[form];
            }
          }
          return 0;
        });
    return image;
  }

  private double[] inverseDiagonal() {
    double[] diagonal = new double[stride * loss.forms()];
    Arrays.fill(diagonal, 1);
    diagonal = penalised(diagonal);
    overRows(
        diagonal,
        (row, buffer, sums) -> {
          if (!loss.isFlat(row)) {
            loss.diagonal(row, buffer);
            for (int form = 0; form < buffer.length; form++) {
              rows.addSquares(row, buffer[form], sums, form * stride);
              sums[(form + 1) * stride - 1] += buffer[form];
            }
          }
          return 0;
        });
    return Arrays.stream(diagonal).map(value -> value > 0 ? 1 / value : 1).toArray();
  }

  private void score(int row, double[] place, double[] scores) {
    for (int form = 0; form < scores.length; form++) {
      scores[form] = rows.dot(row, place, form * stride) + place[(form + 1) * stride - 1];
    }
  }

  /** Adds {@code c} times the sums over all rows to a total; returns the sum of what work says. */
  private double overRows(double[] total, RowWork work) {
    int blocks = blockSums.length;
    double[] said = new double[blocks];
    IntStream.range(0, blocks)
        .parallel()
        .forEach(block -> {
          double[] sums = blockSums[block];
          Arrays.fill(sums, 0);
          double[] buffer = new double[loss.forms()];
          int end = (int) ((block + 1L) * rows.size() / blocks);
          for (int row = (int) ((long) block * rows.size() / blocks); row < end; row++) {
            said[block] += work.add(row, buffer, sums);
          }
        });
    IntStream.range(0, (total.length + SLICE - 1) / SLICE)
        .parallel()
        .forEach(slice -> {
          for (int i = slice * SLICE; i < Math.min(total.length, (slice + 1) * SLICE); i++) {
            double sum = 0;
            for (double[] sums : blockSums) {
              sum += sums[i];
            }
            total[i] += c * sum;
          }
        });
    double all = 0;
    for (double each : said) {
      all += each;
    }
    return all;
  }

  /** Returns each number times what its square costs. */
  private double[] penalised(double[] place) {
    double[] penalised = place.clone();
    for (int intercept = stride - 1; intercept < penalised.length; intercept += stride) {
      penalised[intercept] *= interceptPenalty;
    }
    return penalised;
  }

  private static double[] sum(double[] one, double factor, double[] other) {
    double[] sum = new double[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + factor * other[i];
    }
    return sum;
  }

  private static double[] times(double[] one, double[] other) {
    double[] products = new double[one.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = one[i] * other[i];
    }
    return products;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double length(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }
}
