// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.learner.TrainingEpoch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a training begins, and who is told how far it is. */
interface Progress {
  /** A training from the start that tells nobody. */
  Progress NONE = new Untold(Optional.empty());

  /** Returns a training from these weights on that tells nobody. */
  static Progress from(List<Weights> weights) {
    return new Untold(Optional.of(Point.start(weights)));
  }

  /** Returns where the training goes on, if it was begun before. */
  Optional<Point> begin();

  /** Takes note that an epoch has ended. */
  void ended(Supplier<Point> point);

  /** Takes note that the training is over. */
  void finished();

  /**
   * A training that nobody hears of.
   *
   * @param begin where it goes on, if it was begun before
   */
  record Untold(Optional<Point> begin) implements Progress {
    @Override
    public void ended(Supplier<Point> point) {}

    @Override
    public void finished() {}
  }

  /**
   * A training between two epochs.
   *
   * @param weights as they are
   * @param adam what the steps so far have left; nothing before the first
   * @param curve the epochs so far
   */
  record Point(List<Weights> weights, Optional<Adam.State> adam, List<TrainingEpoch> curve) {
    public Point {
      weights = List.copyOf(weights);
      curve = List.copyOf(curve);
    }

    static Point start(List<Weights> weights) {
      return new Point(weights, Optional.empty(), List.of());
    }

    static Point of(List<Weights> weights, Adam.State adam, List<TrainingEpoch> curve) {
      return new Point(weights, Optional.of(adam), curve);
    }
  }
}
