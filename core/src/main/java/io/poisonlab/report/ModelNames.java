// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Denominator;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Trial;
import io.poisonlab.parameter.Description;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** File names of the models of a plan: each says of its trial what the plan varies. */
final class ModelNames {
  private static final String ENDING = ".onnx";

  private ModelNames() {}

  /**
   * Returns the file name of each trial's model, in the order of the trials: {@code
   * model_label-flip_10.onnx} for 10 %, {@code model_label-flip_80-rows.onnx} for 80 rows; around
   * it data set, protocol, learner, defence and seed where the plan has several, and the trial's
   * index where a name would stand twice.
   */
  static List<String> of(ExperimentPlan plan) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Trial trial : plan.trials()) {
      List<String> words = new ArrayList<>(List.of("model"));
      if (plan.datasets().size() > 1) {
        words.add(word(trial.dataset().name()));
      }
      if (plan.protocols().size() > 1) {
        words.add(trial.protocol().id());
      }
      words.add(word(Description.label(trial.attack())));
      words.add(dose(trial.attack().budget()));
      if (plan.learners().size() > 1) {
        words.add(word(Description.label(trial.learner())));
      }
      if (plan.defences().size() > 1) {
        words.add(word(Description.label(trial.defence())));
      }
      if (plan.seeds().size() > 1) {
        words.add("seed" + trial.seed());
      }
      String name = String.join("_", words);
      names.add((taken.add(name) ? name : name + "_trial" + trial.index()) + ENDING);
    }
    return List.copyOf(names);
  }

  private static String dose(Budget budget) {
    return switch (budget) {
      case Budget.Fraction fraction ->
          BigDecimal.valueOf(fraction.value())
                  .movePointRight(2)
                  .stripTrailingZeros()
                  .toPlainString()
              + (fraction.of() == Denominator.DATASET ? "" : "-of-" + fraction.of().id());
      case Budget.Rows rows -> rows.count() + "-rows";
    };
  }

  /** Returns the name in letters, digits, dots and hyphens, which every file system takes. */
  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-+|-+$", "");
  }
}
