// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import io.poisonlab.attack.Aim;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.network.ConvolutionalNetworkLearner;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A network trained on large digits, and what is measured of it on the rows that it did not see.
 */
public final class Victim {
  private static final Dataset TEST = LargeDigits.test();

  private final TrainedModel model;

  private Victim(TrainedModel model) {
    this.model = model;
  }

  /** Trains one. */
  public static Victim of(Dataset training) {
    return new Victim(
        new ConvolutionalNetworkLearner(25, 16, 0.001, 8, 64, 0, 0, List.of(), 0)
            .train(training, new Seed(1)));
  }

  /** Returns the share of the aim's rows on which the attacker has what was wanted. */
  public double success(Aim aim) {
    int[] rows = aim.rows(TEST);
    Labels said = model.predict(aim.present(TEST.table().select(rows))).labels();
    return share(rows.length, i -> aim.reached(TEST.labels().code(rows[i]), said.code(i)));
  }

  /** Returns the share of the test rows that it has right. */
  public double accuracy() {
    Labels said = model.predict(TEST.table()).labels();
    return share(TEST.size(), i -> said.code(i) == TEST.labels().code(i));
  }

  private static double share(int rows, IntPredicate counted) {
    return (double) IntStream.range(0, rows).filter(counted).count() / rows;
  }
}
