// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;

/**
 * Rejects inputs whose prediction stays the same whatever they are blended with.
 *
 * <p><b>Threat model.</b> A model with a backdoor, and inputs that carry its trigger: it outweighs
 * everything else about them, so the model stays sure.
 *
 * <p><b>Steps.</b> (1) Blend an input with clean rows, always the same ones: to a number add the
 * clean row's distance from the least value of its column where most columns have theirs in 5 % of
 * the clean rows or more (images, counts), else from the mean, within the range of the clean rows;
 * of names take the input's or the clean row's, drawn once for each blend and column. (2) Take the
 * mean entropy of the model's probabilities over the blends; the score is 1 minus its share of the
 * greatest possible. (3) The limit is the score that the share of clean rows asked for lies above.
 *
 * <p><b>Deviations from the paper.</b> Its images are added pixel by pixel; in a table whose
 * columns have no least value of their own, numbers are added around their mean, and names mixed.
 * The limit is a quantile, not that of a fitted normal curve. 50 blends, not 100.
 *
 * <p><b>Limitations.</b> Sees a trigger only once it works: a forest that rarely obeys it (below 5
 * % of the rows on digits) gives nothing to see. Triggers that need the rest of the row are not
 * seen: on breast cancer, three measurements set high, it found a third with logistic regression
 * and none with a forest. A linear model is surer of any value that no training row had, trigger or
 * not: of digits with a corner that it never learned it rejects a quarter, standardised four
 * fifths. The model must give probabilities, and it is the model that is trusted with them. An
 * input takes as many predictions as there are blends. Holds O(inputs · (columns + classes));
 * allocates 87,000 bytes an input for 50 blends (measured).
 *
 * <p><b>Reference.</b> Gao, Xu, Wang, Chen, Ranasinghe and Nepal (2019), "STRIP: a defence against
 * trojan attacks on deep neural networks", arXiv 1902.06531, section 4 and eq. 4.
 *
 * @param blends how many clean rows an input is blended with, 1 or more
 * @param falseRejection the share of clean inputs that are rejected, in (0, 1)
 */
@Id(value = "strip", help = "Rejects inputs whose prediction stays whatever they are blended with")
public record Strip(
    @Setting(help = "clean rows that an input is blended with, 1 to 10000", byDefault = "50")
        int blends,
    @Setting(help = "share of clean inputs that are rejected, in (0, 1)", byDefault = "0.05")
        double falseRejection)
    implements Detector {
  private static final int MOST_CALIBRATION = 2000;
  private static final int MOST_BLENDS = 10_000;

  /** Checks the ranges. */
  public Strip {
    Limits.check("blends", blends, 1, MOST_BLENDS);
    if (!(falseRejection > 0 && falseRejection < 1)) {
      throw new IllegalArgumentException(
          "false rejection must be in (0, 1), found " + falseRejection);
    }
  }

  /** Blends with 50 rows and rejects 5 % of clean inputs. */
  public Strip() {
    this(50, 0.05);
  }

  /**
   * {@inheritDoc}
   *
   * @param model one that gives probabilities
   * @param clean rows that are known to be clean; labels play no part. The rows blended with are
   *     drawn from it, the limit is found on the others
   * @throws IllegalArgumentException if the model gives classes only, or there are too few rows
   */
  @Override
  public InputDetector calibrate(TrainedModel model, Dataset clean, Seed seed) {
    if (!model.soft()) {
      throw new IllegalArgumentException(
          "strip looks at probabilities, and the model gives classes only; choose a learner that"
              + " gives probabilities");
    }
    int least = blends + (int) Math.ceil(1 / falseRejection);
    if (clean.size() < least) {
      throw new IllegalArgumentException(
          "strip with %d blends and false rejection %s needs %d clean rows or more, data set \"%s\" has %d; add rows or ask for fewer blends"
              .formatted(blends, falseRejection, least, clean.name(), clean.size()));
    }
    int[] order = Shuffle.shuffled(Shuffle.range(clean.size()), seed.fork("rows").generator());
    Table partners = clean.table().select(Arrays.copyOf(order, blends));
    Blend blend = Blend.of(clean.table(), partners, seed.fork("names"));
    int[] others =
        Arrays.copyOfRange(order, blends, Math.min(order.length, blends + MOST_CALIBRATION));
    double[] scores =
        Arrays.stream(entropies(model, blend, clean.table().select(others)))
            .map(entropy -> score(entropy, model))
            .sorted()
            .toArray();
    double limit = scores[scores.length - 1 - (int) Math.floor(falseRejection * scores.length)];
    return inputs -> {
      double[] entropies = entropies(model, blend, inputs);
      return new InputVerdicts(
          Arrays.stream(entropies).map(entropy -> score(entropy, model)).boxed().toList(),
          limit,
          "entropy",
          Arrays.stream(entropies).boxed().toList());
    };
  }

  @Override
  public boolean needsProbabilities() {
    return true;
  }

  @Override
  public String assumption() {
    return "a trigger decides what the model says, whatever else the input holds";
  }

  /** Returns for each input the mean entropy of what the model says of its blends. */
  private double[] entropies(TrainedModel model, Blend blend, Table inputs) {
    double[] entropies = new double[inputs.size()];
    for (int partner = 0; partner < blends; partner++) {
      Predictions predictions = model.predict(blend.with(inputs, partner));
      for (int row = 0; row < entropies.length; row++) {
        entropies[row] += entropy(predictions.probabilities(row)) / blends;
      }
    }
    return entropies;
  }

  private static double score(double entropy, TrainedModel model) {
    return Math.clamp(1 - entropy / Math.log(Math.max(2, model.classes().size())), 0, 1);
  }

  private static double entropy(double[] probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      sum -= p > 0 ? p * Math.log(p) : 0;
    }
    return sum;
  }

  /** Makes this detector by name. */
  public static final class Provider extends RecordProvider<Detector> implements DetectorProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Strip.class);
    }
  }
}
