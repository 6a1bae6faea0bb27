// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.story;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.generator.Generator;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws honest applications for a loan, and how a lender decided them.
 *
 * <p><b>Steps.</b> Income in a year and the amount asked for are drawn from log-normal
 * distributions, in thousands, cut off where nobody lends. Who asks for no more than the income of
 * a year is approved; decisions close to that line go either way, since the line is moved for each
 * by a normal draw.
 *
 * <p><b>Limitations.</b> Nobody's data: two columns and one rule, so that a plane shows them. A
 * real lender sees more.
 *
 * @param rows how many, 1 or more
 */
record Applicants(int rows) implements Generator {
  static final String INCOME = "income";
  static final String AMOUNT = "amount";
  static final String REFUSED = "refused";
  static final String APPROVED = "approved";

  private static final double MIDDLE_INCOME = 50;
  private static final double INCOME_SPREAD = 0.4;
  private static final double LEAST_INCOME = 15;
  private static final double MOST_INCOME = 120;
  private static final double MIDDLE_AMOUNT = 32;
  private static final double AMOUNT_SPREAD = 0.55;
  private static final double LEAST_AMOUNT = 3;
  private static final double MOST_AMOUNT = 130;
  private static final double DOUBT = 5;

  Applicants {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be 1 or more, found " + rows);
    }
  }

  /** Draws them; the first are the same however many there are. */
  @Override
  public Dataset generate(Seed seed) {
    RandomGenerator random = seed.generator();
    double[] income = new double[rows];
    double[] amount = new double[rows];
    int[] decisions = new int[rows];
    for (int row = 0; row < rows; row++) {
      income[row] = around(MIDDLE_INCOME, INCOME_SPREAD, random, LEAST_INCOME, MOST_INCOME);
      amount[row] = around(MIDDLE_AMOUNT, AMOUNT_SPREAD, random, LEAST_AMOUNT, MOST_AMOUNT);
      decisions[row] = amount[row] <= income[row] + DOUBT * random.nextGaussian() ? 1 : 0;
    }
    return Dataset.of(
        "loans",
        table(income, amount),
        Labels.of("decision", List.of(REFUSED, APPROVED), decisions));
  }

  /** Returns applications as a model reads them. */
  static Table table(double[] income, double[] amount) {
    return Table.of(
        NumericColumn.of(INCOME, false, income), NumericColumn.of(AMOUNT, false, amount));
  }

  private static double around(
      double middle, double spread, RandomGenerator random, double least, double most) {
    return Math.clamp(middle * StrictMath.exp(spread * random.nextGaussian()), least, most);
  }
}
