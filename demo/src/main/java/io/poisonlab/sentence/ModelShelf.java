// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sentence;

import io.poisonlab.attack.Attack;
import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.random.Seed;
import io.poisonlab.scene.Recent;
import java.util.EnumMap;
import java.util.Map;

/**
 * The models that were asked lately, so that a visitor who types is answered at once; others are
 * trained when they are asked for. The pair that was asked longest ago makes room; a pair takes
 * some MB. For several threads.
 */
public final class ModelShelf {
  private static final int MOST = 12;

  private final Map<Lesson, Begun> begun = new EnumMap<>(Lesson.class);
  private final Recent<Key, SentenceModels> pairs = new Recent<>(MOST);

  /** What a pair of models follows from. */
  private record Key(Lesson lesson, Attack attack) {}

  /** What all pairs of a lesson share: the plan, the split, and the clean model. */
  private record Begun(ExperimentPlan plan, Baseline baseline) {}

  /**
   * Returns the models that knobs ask for.
   *
   * @throws IllegalArgumentException if the lesson has no such attack, listing those that it has
   */
  public SentenceModels models(TextKnobs knobs) {
    Begun shared = shared(knobs.lesson());
    Key key = new Key(knobs.lesson(), knobs.lesson().attack(shared.plan(), knobs));
    return pairs.find(key).orElseGet(() -> make(key, shared));
  }

  private SentenceModels make(Key key, Begun shared) {
    SentenceModels made =
        SentenceModels.of(shared.baseline(), key.attack(), shared.plan().learners().getFirst());
    pairs.keep(key, made);
    return made;
  }

  private synchronized Begun shared(Lesson lesson) {
    return begun.computeIfAbsent(lesson, ModelShelf::begin);
  }

  private static Begun begin(Lesson lesson) {
    ExperimentPlan plan = lesson.plan();
    return new Begun(
        plan,
        new Baseline(
            plan.datasets().getFirst(),
            plan.protocols().getFirst(),
            plan.testing(),
            plan.trustedFraction(),
            new Seed(plan.seeds().getFirst())));
  }
}
