// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.SettingInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The matrix as it is published, and the slice of it that continuous integration goes through. */
public final class MatrixPresets {
  private static final double TEST = 0.3;
  private static final double TRUSTED = 0.1;
  private static final String PER_CLASS = "per_class";

  private MatrixPresets() {}

  /** Returns every attack × every defence on three data sets: hours of work. */
  public static MatrixPlan full() {
    return new MatrixPlan(
        datasets("iris", "breast-cancer", "digits"),
        MatrixAttack.all(),
        List.of(0.01, 0.05, 0.1, 0.2, 0.3, 0.5),
        everyDefence(),
        learners(),
        LongStream.rangeClosed(1, 5).boxed().toList(),
        TEST,
        TRUSTED);
  }

  /** Returns every attack × every defence on Iris, at two rates with one seed: minutes. */
  public static MatrixPlan slice() {
    return new MatrixPlan(
        datasets("iris"),
        MatrixAttack.all(),
        List.of(0.1, 0.3),
        everyDefence(),
        learners(),
        List.of(1L),
        TEST,
        TRUSTED);
  }

  /**
   * Returns every defence on the class path at its defaults; those that can look at each class by
   * itself do so too, as a defence of their own.
   */
  public static List<Defence> everyDefence() {
    List<Defence> defences = new ArrayList<>();
    for (DefenceProvider provider : DefenceProvider.catalogue().all()) {
      defences.add(provider.create(Map.of()));
      if (provider.settings().stream().map(SettingInfo::name).anyMatch(PER_CLASS::equals)) {
        defences.add(provider.create(Map.of(PER_CLASS, true)));
      }
    }
    return List.copyOf(defences);
  }

  private static List<Dataset> datasets(String... names) {
    return List.of(names).stream().map(Datasets::bundled).toList();
  }

  private static List<Learner> learners() {
    var catalogue = LearnerProvider.catalogue();
    return List.of(
        catalogue.create("logistic-regression", Map.of()),
        catalogue.create("decision-tree", Map.of("depth", 0)));
  }
}
