// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Derivation;
import io.poisonlab.dataset.Folds;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Predictions for every row by a model that did not see the row in training: stratified
 * cross-validation, each row predicted in the fold that held it out.
 *
 * <p>A data set with fewer rows than folds is cut into as many folds as rows. A class with fewer
 * rows than folds is missing from some folds, which harms nothing; but the only row of a class
 * cannot be predicted by a model that has not seen it. Such a row gets its own label, with
 * probability 1: it is not judged. Where one class only is left to train on, that class is
 * predicted with probability 1.
 *
 * <p>Folds are trained side by side; the result is the same whatever the number of threads. Takes
 * the memory of all models at once at the most, and 8 bytes for each row and class; what was
 * predicted last is remembered with the table, as long as memory is not short.
 *
 * @param folds how many, 2 or more
 */
public record OutOfFold(int folds) {
  /** What fits an array with one place for each row and class. */
  private static final double MOST_BYTES = (double) Double.BYTES * Integer.MAX_VALUE;

  private static final double GIGABYTE = 1e9;

  /** Checks the range. */
  public OutOfFold {
    Folds.check(folds);
  }

  /**
   * Predicts every row, in the order of the rows.
   *
   * @throws IllegalArgumentException if there are fewer than two rows, so many rows and classes
   *     that their probabilities do not fit into memory, or the learner cannot learn from them
   */
  public Predictions predict(Learner learner, Dataset data, Seed seed) {
    int n = data.size();
    if (n < 2) {
      throw new IllegalArgumentException(
          "data set \"%s\": predictions out of fold need 2 rows or more, found %d"
              .formatted(data.name(), n));
    }
    checkMemory(data);
    return data.table()
        .derived(
            new Held(folds, learner, seed, data.name(), data.source(), data.labels(), data.ids()));
  }

  private Predictions compute(Learner learner, Dataset data, Seed seed) {
    int n = data.size();
    int used = Math.min(folds, n);
    int[] foldOf = Folds.assign(data.labels(), used, seed.fork("folds"));
    Seed training = seed.fork("training");
    Known known = new Known(data, new int[n], new double[n][data.classCount()]);
    boolean soft =
        IntStream.range(0, used)
            .parallel()
            .mapToObj(fold -> known.predict(learner, foldOf, fold, training.fork(fold)))
            .reduce(true, Boolean::logicalAnd);
    return new Predictions(
        data.labels().withCodes(known.codes()),
        soft,
        soft ? known.probabilities() : new double[0][]);
  }

  /**
   * The predictions for a table's rows with these labels: several defences may want them.
   *
   * @param folds as {@link OutOfFold#folds}
   * @param learner what is trained
   * @param seed what folds and trainings are drawn from
   * @param name of the data set
   * @param source of the data set
   * @param labels of the rows
   * @param ids of the rows
   */
  private record Held(
      int folds, Learner learner, Seed seed, String name, Source source, Labels labels, RowIds ids)
      implements Derivation<Predictions> {
    @Override
    public Predictions from(Table table) {
      return new OutOfFold(folds)
          .compute(learner, new Dataset(name, source, table, labels, ids), seed);
    }
  }

  private static void checkMemory(Dataset data) {
    double bytes = (double) Double.BYTES * data.size() * data.classCount();
    double memory = (double) Runtime.getRuntime().maxMemory();
    if (bytes > Math.min(memory, MOST_BYTES)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "data set \"%s\": probabilities out of fold of %,d rows and %,d classes take %.1f GB,"
                  + " allowed are %.1f GB, and less than the memory of this process, %.1f GB; merge"
                  + " rare classes, or look at fewer rows",
              data.name(),
              data.size(),
              data.classCount(),
              bytes / GIGABYTE,
              MOST_BYTES / GIGABYTE,
              memory / GIGABYTE));
    }
  }

  /**
   * As {@link #predict}, with probabilities.
   *
   * @throws IllegalArgumentException also if the learner gives classes only
   */
  public Predictions probabilities(Learner learner, Dataset data, Seed seed) {
    Predictions predicted = predict(learner, data, seed);
    if (!predicted.soft()) {
      throw new IllegalArgumentException(
          "needed are class probabilities, %s gives classes only; choose a learner that gives them, such as random-forest or logistic-regression"
              .formatted(Description.of(learner).id()));
    }
    return predicted;
  }

  /** What is known of the rows so far. */
  @SuppressWarnings("ArrayRecordComponent") // private, and nobody else holds the arrays
  private record Known(Dataset data, int[] codes, double[][] probabilities) {
    /** Predicts the rows of one fold; returns whether with probabilities. */
    boolean predict(Learner learner, int[] foldOf, int fold, Seed seed) {
      int[] test = rows(foldOf, row -> foldOf[row] == fold);
      Dataset train = data.select(rows(foldOf, row -> foldOf[row] != fold));
      int[] known = train.labels().counts();
      int[] present = rows(known, code -> known[code] > 0);
      if (present.length < 2) {
        for (int row : test) {
          certain(row, present[0]);
        }
      }
      boolean soft = present.length < 2 || learned(learner, train, test, seed);
      for (int row : test) {
        if (known[data.labels().code(row)] == 0) {
          certain(row, data.labels().code(row));
        }
      }
      return soft;
    }

    private boolean learned(Learner learner, Dataset train, int[] test, Seed seed) {
      Predictions predicted = learner.train(train, seed).predict(data.select(test).table());
      for (int i = 0; i < test.length; i++) {
        codes[test[i]] = predicted.labels().code(i);
        if (predicted.soft()) {
          probabilities[test[i]] = predicted.probabilities(i);
        }
      }
      return predicted.soft();
    }

    private void certain(int row, int code) {
      codes[row] = code;
      Arrays.fill(probabilities[row], 0);
      probabilities[row][code] = 1;
    }

    private static int[] rows(int[] all, IntPredicate wanted) {
      return IntStream.range(0, all.length).filter(wanted).toArray();
    }
  }
}
