// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.RobustCovariance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Suspects rows far from the centre, measured against a covariance that the poison cannot bend.
 *
 * <p><b>Threat model.</b> Rows inserted or changed so that they lie off the cloud of the clean
 * rows, even where no single value is extreme; up to nearly half of the rows.
 *
 * <p><b>Steps.</b> (1) Encode the features, numbers standardised. (2) Fit centre and covariance by
 * the minimum covariance determinant, to all rows or class by class. (3) The raw score of a row is
 * its distance from the centre; class by class it is divided by the class's median. (4) Flag by
 * contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> 100 starts instead of 500, all from as few rows as have a
 * covariance. Directions without variance are left out; where half of the rows lie in a plane the
 * covariance is mixed with the identity (see {@link RobustCovariance}), and a warning says so.
 * Groups of fewer than three rows are not judged: their scores are 0.
 *
 * <p><b>Limitations.</b> One ellipse for all rows: several clouds, or names, fit it badly. Blind to
 * labels, except class by class. Poison at the centre is not seen. Takes what {@link
 * RobustCovariance} says: O(n · p²) time at the end, O(n · p) memory. Allocates 5,300 bytes a row
 * (measured).
 *
 * <p><b>Reference.</b> Rousseeuw and Van Driessen (1999), "A fast algorithm for the minimum
 * covariance determinant estimator", Technometrics 41, sections 3 and 4.
 *
 * @param contamination which rows are flagged
 * @param perClass whether each class is judged by itself
 */
@Id(
    value = "robust-mahalanobis",
    help = "Drops rows far from the centre, by a covariance that poison cannot bend")
public record Mahalanobis(
    Contamination contamination,
    @Setting(help = "whether each class is judged by itself", byDefault = "false") boolean perClass)
    implements Defence {
  private static final int LEAST = 3;

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[][] encoded = EncodedRows.of(data, LEAST, "robust-mahalanobis");
    double[] raw = new double[data.size()];
    String[] words = new String[data.size()];
    for (JudgedTogether group : JudgedTogether.of(data, perClass)) {
      double[] distances = distances(group.of(encoded), seed.fork(group.words()));
      double[] relative = RawScores.overMedian(distances);
      for (int i = 0; i < group.size(); i++) {
        raw[group.rows()[i]] = perClass ? relative[i] : distances[i];
        words[group.rows()[i]] =
            group.size() < LEAST
                ? "not judged: only %s in %s"
                    .formatted(Count.of(group.size(), "row"), group.words())
                : String.format(
                    Locale.ROOT,
                    "robust distance %.2f from the centre of %s, %.1f times what is usual there",
                    distances[i],
                    group.words(),
                    relative[i]);
      }
    }
    return RawScores.outliers(data, raw, contamination).because(row -> words[row]);
  }

  private static double[] distances(double[][] rows, Seed seed) {
    double[] distances = new double[rows.length];
    if (rows.length >= LEAST) {
      RobustCovariance covariance = RobustCovariance.fit(rows, seed);
      for (int i = 0; i < rows.length; i++) {
        distances[i] = Math.sqrt(covariance.squaredDistance(i));
      }
    }
    return distances;
  }

  @Override
  public Scope scope() {
    return perClass
        ? Scope.of(Evidence.LABELS, "poison lies off the one cloud that each class forms")
        : Scope.of(Evidence.FEATURES, "poison lies off the one cloud that the clean rows form");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    Dataset data = suspect.data();
    List<String> warnings = new ArrayList<>();
    if (data.size() < LEAST || !EncodedRows.exist(data)) {
      return warnings;
    }
    Alike small = new Alike();
    Alike flat = new Alike();
    double[][] encoded = EncodedRows.of(data, LEAST, "robust-mahalanobis");
    for (JudgedTogether group : JudgedTogether.of(data, perClass)) {
      if (group.size() < LEAST) {
        small.add(group);
      } else if (RobustCovariance.needsShrinkage(group.of(encoded))) {
        flat.add(group);
      }
    }
    small.tell(
        warnings,
        "%s has fewer than " + LEAST + " rows (%s), too few to judge",
        "%s have fewer than " + LEAST + " rows each (%s), too few to judge");
    if (!flat.isEmpty()) {
      warnings.add(
          ("in %s half of the rows share one value in a column, or there are few rows for so many"
                  + " columns: each column counts more by itself, and how columns vary together less")
              .formatted(flat.words()));
    }
    return SilentFeatures.ofRows(data, warnings);
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Mahalanobis.class, Contamination.READER);
    }
  }
}
