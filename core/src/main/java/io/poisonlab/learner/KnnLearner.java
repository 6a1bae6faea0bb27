// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.neighbour.ExactSearch;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import smile.classification.KNN;

/**
 * The vote of the nearest training rows by Euclidean distance; of equally many votes the first
 * class wins, of equally near rows the first rows count.
 *
 * @param k the number of neighbours, 1 or more
 * @param standardise whether numeric columns are brought to mean 0 and standard deviation 1, so
 *     that none outweighs the others by its unit
 */
@Id(value = "knn", help = "vote of the k nearest training rows")
public record KnnLearner(
    @Setting(help = "number of neighbours, 1 or more", byDefault = "5") int k,
    @Setting(help = "bring numeric columns to mean 0 and deviation 1", byDefault = "false")
        boolean standardise)
    implements Learner {
  /** Checks the number of neighbours. */
  public KnnLearner {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, found " + k);
    }
  }

  /** Nearest neighbours in the columns' own units. */
  public KnnLearner(int k) {
    this(k, false);
  }

  @Override
  public TrainedModel train(Dataset data, Seed seed) {
    TrainingSet training = TrainingSet.of(data, standardise);
    if (k > training.size()) {
      throw new IllegalArgumentException(
          "%d neighbours need %d training rows or more, found %d".formatted(k, k, training.size()));
    }
    ExactSearch search = ExactSearch.of(training.rows());
    int[] codes = training.codes().clone();
    return training.model(
        new KnnScorer(
            new KNN<>(search, codes, k),
            search,
            Arrays.stream(codes).boxed().toList(),
            k,
            training.classCount()));
  }

  /** Makes this learner by name. */
  public static final class Provider extends RecordProvider<Learner> implements LearnerProvider {
    /** Called by the service loader. */
    public Provider() {
      super(KnnLearner.class);
    }
  }
}
