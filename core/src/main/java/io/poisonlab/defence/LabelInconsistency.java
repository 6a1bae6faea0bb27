// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Lets equal or nearly equal rows with different labels count less.
 *
 * <p><b>Threat model.</b> Flipped copies of rows that are in the data too, and flipped labels where
 * rows come more than once.
 *
 * <p><b>Steps.</b> (1) Encode the features as learners do, numbers standardised. (2) For each row
 * find the rows no farther from it than the radius, itself included. (3) Suspicion is the share of
 * them with another label. (4) Flag every row with suspicion above 0; its weight is the share with
 * its own label. Takes O(n² · width) on all processors, O(n · width + pairs of equal rows) where
 * the radius is 0; about 32 bytes per encoded value. Allocates 2,200 bytes a row (measured).
 *
 * <p><b>Deviations from the paper.</b> The paper names contradictory examples as a source of class
 * noise; the radius and the weights are ours.
 *
 * <p><b>Limitations.</b> Sees only rows that have a near twin. Of two twins with two labels one is
 * right: both are flagged, and both count half.
 *
 * <p><b>Reference.</b> Zhu and Wu (2004), "Class noise vs. attribute noise: a quantitative study",
 * Artificial Intelligence Review 22, section 2, contradictory examples.
 *
 * @param radius the Euclidean distance up to which rows are twins, 0 or more; 0: equal rows
 */
@Id(
    value = "label-inconsistency",
    help = "Lets equal or nearly equal rows with different labels count less")
public record LabelInconsistency(
    @Setting(
            help = "distance up to which rows are twins, features standardised; 0: equal rows",
            byDefault = "0.0")
        double radius)
    implements Defence {
  /** Checks the radius. */
  public LabelInconsistency {
    if (!(radius >= 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException("radius must be 0 or more and finite, found " + radius);
    }
  }

  /** Compares equal rows. */
  public LabelInconsistency() {
    this(0);
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    Labels given = data.labels();
    Twins twins = Twins.of(FeatureEncoder.fit(data.table(), true).encode(data.table()), radius);
    int n = data.size();
    int[] near = new int[n];
    int[] other = new int[n];
    IntStream.range(0, n)
        .parallel()
        .forEach(row -> {
          int[] all = twins.of(row);
          near[row] = all.length;
          other[row] =
              (int) Arrays.stream(all).filter(twin -> given.code(twin) != given.code(row)).count();
        });
    double[] scores =
        IntStream.range(0, n).mapToDouble(row -> (double) other[row] / near[row]).toArray();
    List<Double> weights = DoubleStream.of(scores).map(score -> 1 - score).boxed().toList();
    int[] flagged = IntStream.range(0, n).filter(row -> other[row] > 0).toArray();
    String kind = radius == 0 ? "equal" : "nearly equal";
    return Suspicion.of(
            scores,
            data.ids().select(flagged).sorted(),
            new Remedy.DownWeight(weights, seed.fork("weights")))
        .because(row ->
            near[row] == 1
                ? "no other row is " + kind
                : "%d of %d other rows that are %s have another label than %s"
                    .formatted(other[row], near[row] - 1, kind, given.name(row)));
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.LABELS,
        "a poisoned row has a near twin that is clean, and twins are of one class");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    Dataset data = suspect.data();
    if (radius > 0 || !EncodedRows.exist(data)) {
      return SilentFeatures.ofClasses(data, List.of());
    }
    Twins twins = Twins.of(FeatureEncoder.fit(data.table(), true).encode(data.table()), 0);
    boolean any = IntStream.range(0, data.size()).anyMatch(row -> twins.of(row).length > 1);
    return SilentFeatures.ofClasses(
        data, any ? List.of() : List.of("no two rows are equal: nothing can be found at radius 0"));
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(LabelInconsistency.class);
    }
  }
}
