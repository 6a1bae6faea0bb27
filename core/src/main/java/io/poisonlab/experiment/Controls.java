// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.Learner;
import io.poisonlab.random.Seed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Models trained on clean rows, each once; for several threads. */
final class Controls {
  private final Dataset rows;
  private final Optional<Dataset> trusted;
  private final Seed seed;
  private final Map<Learner, Once<Fitted>> models = new ConcurrentHashMap<>();

  /**
   * Prepares.
   *
   * @param rows the clean rows
   * @param trusted those beside them that someone has checked, where there are some
   * @param seed what training draws from
   */
  Controls(Dataset rows, Optional<Dataset> trusted, Seed seed) {
    this.rows = rows;
    this.trusted = trusted;
    this.seed = seed;
  }

  Dataset rows() {
    return rows;
  }

  Fitted model(Learner learner) {
    return models
        .computeIfAbsent(learner, key -> new Once<>(() -> Fitted.train(key, rows, trusted, seed)))
        .get();
  }
}
