// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.Dose;
import io.poisonlab.attack.PlacedRows;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Testing;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import java.util.List;
import java.util.Map;

/**
 * What the knobs ask for: data, a learner, an attack and a defence. A scene is a plan, so that what
 * is on the screen is what a recorded run of it holds.
 *
 * @param knobs how the knobs stand
 * @param data what is poisoned
 * @param learner what is trained
 * @param attack what poisons
 * @param defence what filters
 */
public record Scene(Knobs knobs, PlaneData data, Learner learner, Attack attack, Defence defence) {
  /** How far placed rows fall from where the visitor has put them, in standard deviations. */
  private static final double SPREAD = 0.12;

  private static final double TRUSTED = 0.1;

  /**
   * Makes the scene of knobs that stand on data which the library has.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  public static Scene of(Knobs knobs) {
    return of(
        knobs,
        knobs.data().equals(PlaneData.IRIS)
            ? PlaneData.iris(knobs.x(), knobs.y())
            : PlaneData.generated(knobs.data(), knobs.seed()));
  }

  /**
   * Makes the scene of knobs on these data.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones, or a strength out
   *     of range
   */
  public static Scene of(Knobs knobs, PlaneData data) {
    return new Scene(
        knobs,
        data,
        LearnerProvider.catalogue()
            .create(Choices.known(knobs.learner(), Choices.learners()), Map.of()),
        attack(knobs),
        defence(knobs));
  }

  private static Attack attack(Knobs knobs) {
    String id = Choices.known(knobs.attack(), Choices.attacks());
    return switch (id) {
      case Choices.BY_HAND -> new PlacedRows(knobs.points(), SPREAD);
      case Choices.NO_ATTACK -> new Clean();
      default -> Dose.rows(knobs.rows()).of(id, Map.of());
    };
  }

  private static Defence defence(Knobs knobs) {
    List<Choice> all = Choices.defences();
    String id = Choices.known(knobs.defence(), all);
    Map<String, String> settings =
        all.stream()
            .filter(choice -> choice.id().equals(id))
            .flatMap(choice -> choice.strength().stream())
            .findFirst()
            .map(slider ->
                Map.of(
                    slider.setting(), slider.written(knobs.strength().orElse(slider.byDefault()))))
            .orElse(Map.of());
    return DefenceProvider.catalogue().create(id, settings);
  }

  /** Returns the share of the training rows that someone has checked, where the defence asks. */
  double trustedFraction() {
    return defence.scope().needsTrusted() ? TRUSTED : 0;
  }

  /** Returns how rows are held out. */
  Testing testing() {
    return new Testing.HoldOut(data.testFraction());
  }

  /** Returns the plan whose runs hold the numbers of the stages. */
  public ExperimentPlan plan() {
    ExperimentPlan plan =
        ExperimentPlan.of(data.dataset())
            .testing(testing())
            .learner(learner)
            .attacks(attack)
            .trustedFraction(trustedFraction())
            .seeds(knobs.seed(), knobs.seed());
    return defence instanceof NoDefence ? plan : plan.defences(new NoDefence(), defence);
  }
}
