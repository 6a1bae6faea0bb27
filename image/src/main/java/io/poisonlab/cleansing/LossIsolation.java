// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cleansing;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.defence.Contamination;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Scope;
import io.poisonlab.defence.Scores;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.network.FloodedTraining;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Locale;

/**
 * Suspects the rows that a network learns most easily.
 *
 * <p><b>Threat model.</b> A backdoor: rows with a trigger are learned faster than the others, as
 * one mark explains all of their labels.
 *
 * <p><b>Steps.</b> (1) Train a network on the suspect rows for a few epochs; where the mean loss of
 * a batch is below gamma, climb instead of descending. (2) The raw score of a row is −log of its
 * loss. (3) Flag by contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> What is isolated is dropped and the model trained anew,
 * where the paper goes on by unlearning it. The paper isolates 1 % of the rows after 20 epochs of
 * pictures that are harder than digits.
 *
 * <p><b>Limitations.</b> Clean rows that are as easy as a trigger, such as the ones among digits,
 * are isolated as well. There are always rows of the least loss: a share of them is flagged whether
 * there is a trigger or not. Takes the time of the epochs of training; 8 bytes a row and class.
 *
 * <p><b>Reference.</b> Li, Lyu, Koren, Lyu, Li and Ma (2021), "Anti-backdoor learning: training
 * clean models on poisoned data", arXiv 2110.11571, section 3.2.
 *
 * @param epochs how often each row is seen
 * @param gamma the loss that a batch is kept from falling below
 * @param contamination which rows are flagged
 */
@Id(value = "loss-isolation", help = "Drops the images that a network learns most easily")
public record LossIsolation(
    @Setting(help = "how often each row is seen, 1 to 1000", byDefault = "10") int epochs,
    @Setting(help = "the loss below which steps climb, above 0, at most 10", byDefault = "0.1")
        double gamma,
    Contamination contamination)
    implements Defence {
  private static final String ID = "loss-isolation";
  private static final double MOST = 10;

  /** Keeps the logarithm finite. */
  private static final double TINY = 1e-12;

  /** Checks the ranges. */
  public LossIsolation {
    Limits.check("epochs", epochs, 1, 1000);
    if (!(gamma > 0 && gamma <= MOST)) {
      throw new IllegalArgumentException("gamma must be above 0, and 10 at most, found " + gamma);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the data are no images, or hold one class only
   */
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    ImageColumn.alone(data, ID);
    double[] losses = new FloodedTraining(epochs, gamma).losses(data, seed.fork("training"), ID);
    double[] raw = Arrays.stream(losses).map(loss -> -Math.log(loss + TINY)).toArray();
    double least = Arrays.stream(raw).min().orElse(0);
    double[] above = Arrays.stream(raw).map(value -> value - least).toArray();
    return Suspicion.of(
            Scores.relativeToMedian(above),
            data.ids().select(contamination.flag(raw)).sorted(),
            new Remedy.Drop())
        .because(row ->
            String.format(
                Locale.ROOT,
                "its loss is %.2g after %d epochs in which a network was kept from falling below %.2g",
                losses[row],
                epochs,
                gamma));
  }

  @Override
  public Scope scope() {
    return Scope.of(Evidence.TRIGGERS, "rows with the trigger are learned before all others")
        .on(Accepts.IMAGES);
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(LossIsolation.class, Contamination.READER);
    }
  }
}
