// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.Median;
import io.poisonlab.statistics.PrincipalComponents;
import java.util.List;
import java.util.Locale;

/**
 * Suspects rows that lie far out along the direction in which their class varies most.
 *
 * <p><b>Threat model.</b> A backdoor: rows of other classes that carry a trigger and the target's
 * label. They move the spectrum of the target class, as long as they are its minority.
 *
 * <p><b>Steps.</b> For each class: (1) represent its rows and subtract their mean; (2) find the
 * direction of the greatest variance; (3) the raw score of a row is how far out it lies along it,
 * in standard deviations of the second such direction. (4) Flag by contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> Beside a network's hidden layer, rows may be represented by
 * raw features, principal components or the leaves of a forest: tables have no network. The paper
 * drops 1.5 · ε of each class; here the share is of all rows: the class that a trigger has bent,
 * whose first direction outgrows the second, shows by itself. The score is not squared, which
 * changes no order.
 *
 * <p><b>Limitations.</b> Blind where the poison is half of its class or more: the mean then lies
 * among the poison (measured on digits: area under the curve 0.5 at 10 % of all rows). Without
 * centring, as some implementations do it, a fifth to a third of the poison is missed. Takes O(n ·
 * w² + classes · w³) for width w. Holds O(n · w + w²); allocates 1,100 bytes a row (measured).
 *
 * <p><b>Reference.</b> Tran, Li and Madry (2018), "Spectral signatures in backdoor attacks", arXiv
 * 1811.00636, algorithm 1.
 *
 * @param contamination which rows are flagged
 * @param representation what rows are measured by
 */
@Id(
    value = "spectral-signatures",
    help = "Drops rows far out along the direction in which their class varies most")
public record SpectralSignatures(
    Contamination contamination,
    @Setting(help = "what rows are measured by", byDefault = "raw") Representation representation)
    implements Defence {
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[][] all = representation.of(data, seed.fork("representation"), "spectral-signatures");
    double[] raw = new double[data.size()];
    for (JudgedTogether group : JudgedTogether.of(data, true)) {
      double[][] rows = group.of(all);
      PrincipalComponents directions = PrincipalComponents.fit(rows, 2);
      double[][] places = directions.project(rows);
      for (int i = 0; i < rows.length; i++) {
        raw[group.rows()[i]] =
            directions.count() == 0 ? 0 : Math.abs(places[i][0]) / scale(directions);
      }
    }
    double usual = Median.of(raw);
    return RawScores.outliers(data, raw, contamination)
        .because(row ->
            String.format(
                Locale.ROOT,
                "%.1f deviations out along the direction in which class \"%s\" varies most, where %.1f are"
                    + " usual in all data",
                raw[row],
                data.labels().name(row),
                usual));
  }

  private static double scale(PrincipalComponents directions) {
    return Math.sqrt(directions.variance(directions.count() - 1));
  }

  @Override
  public Scope scope() {
    return representation.on(
        Scope.of(
            Evidence.TRIGGERS,
            "the rows with the trigger are fewer than half of the target class"));
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return representation.warnings(suspect.data());
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(SpectralSignatures.class, Contamination.READER);
    }
  }
}
