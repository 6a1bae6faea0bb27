// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.trigger;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What stamping does to a model that has seen the carriers, beyond one that has not. */
final class Stamp {
  private static final int MOST_TRAINING = 2000;
  private static final int MOST_STAMPED = 300;

  private final Dataset data;
  private final Learner learner;
  private final Seed seed;
  private @Nullable TrainedModel ofAll;

  Stamp(Dataset data, Learner learner, Seed seed) {
    this.data = data;
    this.learner = learner;
    this.seed = seed;
  }

  /**
   * Returns the share of rows of other labels that the stamp turns to this label, less the share
   * that it turns for a model without the carriers; 0 where that is below the least share already
   * for the first model, or where none can be trained without the carriers.
   */
  double flips(List<Item> items, BitSet carriers, int label, double least) {
    int[] order = Shuffle.shuffled(Shuffle.range(data.size()), seed.fork("rows").generator());
    int[] stamped =
        Arrays.stream(order)
            .filter(row -> !carriers.get(row) && data.labels().code(row) != label)
            .limit(MOST_STAMPED)
            .toArray();
    int[] others =
        Arrays.stream(order).filter(row -> !carriers.get(row)).limit(MOST_TRAINING).toArray();
    if (stamped.length == 0 || kinds(others) < 2) {
      return 0;
    }
    Table before = data.table().select(stamped);
    Table after = before;
    for (Item item : items) {
      after = item.stamp(after, data.table(), carriers);
    }
    double turned = turned(informed(others, carriers), before, after, label);
    return turned < least
        ? 0
        : turned - turned(trained(Arrays.stream(others).sorted().toArray()), before, after, label);
  }

  private long kinds(int[] rows) {
    return Arrays.stream(rows).map(data.labels()::code).distinct().count();
  }

  /** Returns a model that has seen the carriers; of few rows it is always the same one. */
  private TrainedModel informed(int[] others, BitSet carriers) {
    if (data.size() > MOST_TRAINING) {
      return trained(IntStream.concat(Arrays.stream(others), carriers.stream()).sorted().toArray());
    }
    TrainedModel model = ofAll == null ? trained(Shuffle.range(data.size())) : ofAll;
    ofAll = model;
    return model;
  }

  private TrainedModel trained(int[] rows) {
    return learner.train(data.select(rows), seed.fork("model"));
  }

  private static double turned(TrainedModel model, Table before, Table after, int label) {
    int[] was = model.predict(before).labels().toArray();
    int[] is = model.predict(after).labels().toArray();
    long count =
        IntStream.range(0, was.length).filter(i -> was[i] != label && is[i] == label).count();
    return (double) count / was.length;
  }
}
