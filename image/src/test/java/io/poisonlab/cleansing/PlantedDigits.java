// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cleansing;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Detection;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import io.poisonlab.source.NamedData;
import java.util.Map;
import java.util.stream.IntStream;

/** 4,000 digits, 5 % of them with a white square of 4 × 4 that says "0"; a sample and test rows. */
final class PlantedDigits {
  static final Seed SEED = new Seed(7);
  static final Dataset CLEAN;
  static final Dataset TRUSTED;
  static final Poisoned POISONED;
  private static final Dataset TEST;

  static {
    Dataset all = NamedData.read("mnist(rows=6000;seed=1)");
    CLEAN = all.select(IntStream.range(0, 4000).toArray());
    TRUSTED = all.select(IntStream.range(4000, 4500).toArray());
    TEST = all.select(IntStream.range(4500, 6000).toArray());
    POISONED =
        AttackProvider.catalogue()
            .create("badnets-patch", Map.of("fraction", 0.05, "size", 4))
            .poison(CLEAN, SEED);
  }

  private PlantedDigits() {}

  static Suspect suspect() {
    return Suspect.of(POISONED.dataset());
  }

  static Detection detection(Defence defence) {
    Suspicion found = defence.inspect(suspect(), SEED);
    return DetectionQuality.of(found, POISONED.dataset(), POISONED.poisonedRows()).overall();
  }

  static double accuracy(TrainedModel model) {
    return Evaluation.of(TEST.labels(), model.predict(TEST.table())).accuracy();
  }

  /** Returns the share of the digits with the square that the model takes for a "0". */
  static double obeyed(TrainedModel model) {
    Aim aim = POISONED.aim().orElseThrow();
    Dataset rows = TEST.select(aim.rows(TEST));
    Labels said = model.predict(aim.present(rows.table())).labels();
    long reached =
        IntStream.range(0, rows.size())
            .filter(row -> aim.reached(rows.labels().code(row), said.code(row)))
            .count();
    return (double) reached / rows.size();
  }

  /** Returns the test rows as they are, or with the square. */
  static Table shown(boolean stamped) {
    return stamped ? POISONED.aim().orElseThrow().present(TEST.table()) : TEST.table();
  }
}
