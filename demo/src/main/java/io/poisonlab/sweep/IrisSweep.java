// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sweep;

import io.poisonlab.analysis.Measurements;
import io.poisonlab.analysis.SecurityCurves;
import io.poisonlab.attack.BoundaryFlip;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentRunner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parallel.Cancellation;
import io.poisonlab.scene.Choice;
import io.poisonlab.scene.Choices;
import io.poisonlab.statistics.Bootstrap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Accuracy on Iris over the poisoned share, for three attacks. It is a plan as {@code poisonlab
 * run} runs it, of which the curves are drawn anew after each seed.
 */
public final class IrisSweep {
  private static final double[] SHARES = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5};

  private final ExperimentPlan plan;

  /**
   * Prepares.
   *
   * @throws IllegalArgumentException for an unknown learner, listing the known ones
   */
  public IrisSweep(SweepKnobs knobs) {
    this.plan =
        ExperimentPlan.of(Datasets.iris())
            .protocol(knobs.protocol())
            .learner(learner(knobs.learner()))
            .attacks(
                new LabelFlip(0),
                new BoundaryFlip(0, BoundaryFlip.Place.FARTHEST),
                new FeatureNoise(0))
            .fractions(SHARES)
            .seeds(1, knobs.seeds());
  }

  /** Returns the learners that it can be run with. */
  public static List<Choice> learners() {
    return Choices.learners();
  }

  private static Learner learner(String id) {
    return LearnerProvider.catalogue().create(Choices.known(id, learners()), Map.of());
  }

  /** Returns the plan. */
  public ExperimentPlan plan() {
    return plan;
  }

  /**
   * Runs it on one thread, so that others can run beside it. Between two trials it can be cancelled
   * ({@link Cancellation}).
   *
   * @param audience takes the curves after each seed
   */
  public void run(Consumer<SweepCurves> audience) {
    ExperimentRunner runner = new ExperimentRunner(ExperimentListener.silent(), 1).failFast(true);
    Measurements measured = new Measurements(Measurements.USUAL);
    Bootstrap bootstrap = Bootstrap.standard();
    int done = 0;
    for (long seed : plan.seeds()) {
      Cancellation.check();
      runner.run(plan.seeds(seed, seed), _ -> true, measured::add);
      done++;
      audience.accept(
          SweepCurves.of(done, plan.seeds().size(), SecurityCurves.of(measured, bootstrap)));
    }
  }
}
