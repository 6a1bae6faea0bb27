// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.experiment.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attack that a ground truth is about: the scenario that poisoning wrote beside it names it.
 */
final class KnownAttack {
  private static final String TRUTH = ".truth.csv";

  private KnownAttack() {}

  /**
   * Returns the attack, if the scenario lies beside the truth and is about these data.
   *
   * @param truth the file with the ground truth, if there is one
   * @param poisoned the data that it is about
   */
  static Optional<Attack> of(@Nullable Path truth, Dataset poisoned) {
    String name = truth == null ? "" : String.valueOf(truth.getFileName());
    if (truth == null || !name.endsWith(TRUTH)) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - TRUTH.length());
    Path beside = truth.resolveSibling(stem + ".scenario.yaml");
    if (!Files.isRegularFile(beside)) {
      return Optional.empty();
    }
    try {
      Scenario scenario = Scenario.read(beside);
      return scenario.after().content().equals(poisoned.fingerprint())
          ? Optional.of(scenario.attack())
          : Optional.empty();
    } catch (IllegalArgumentException _) { // nobody asked for this file
      return Optional.empty();
    }
  }

  /** Returns where an attack stands in the public taxonomies, in a line. */
  static String words(Attack attack) {
    return "Attack: %s. Taxonomy: %s"
        .formatted(AlgorithmText.written(attack), Taxonomy.line(attack.traits().goal().taxonomy()));
  }
}
