// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
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
 * direction of the greatest variance; (3) the raw score of a row is the square of its place along
 * it, divided by the class's median. (4) Flag by contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> The representation is not a network's: raw features, principal
 * components or the leaves of a forest. The paper drops 1.5 · ε of each class; here the share is of
 * all rows, and the target class need not be known.
 *
 * <p><b>Limitations.</b> Blind where the poison is half of its class or more: the mean then lies
 * among the poison (measured on digits: area under the curve 0.5 at 10 % of all rows). Without
 * centring, as some implementations do it, a fifth to a third of the poison is missed. Takes O(n ·
 * w² + classes · w³) for width w.
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
      double[][] places = PrincipalComponents.fit(rows, 1).project(rows);
      double[] squares = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        squares[i] = places[i].length == 0 ? 0 : places[i][0] * places[i][0];
      }
      double[] relative = norm(squares, rows);
      for (int i = 0; i < rows.length; i++) {
        raw[group.rows()[i]] = relative[i];
      }
    }
    return RawScores.outliers(data, raw, contamination)
        .because(row ->
            String.format(
                Locale.ROOT,
                "outlier score %.1f times what is usual in class \"%s\", along the direction in which it"
                    + " varies most",
                raw[row],
                data.labels().name(row)));
  }

  private static double[] norm(double[] squares, double[][] rows) {
    String m = System.getProperty("norm", "raw");
    if (m.equals("raw")) return squares;
    PrincipalComponents all = PrincipalComponents.fit(rows, 1000);
    if (all.count() < 2) return squares;
    double f = 1;
    if (m.equals("second")) f = all.variance(1);
    if (m.equals("rest")) { double t = 0; for (int i = 1; i < all.count(); i++) t += all.variance(i); f = t / (all.count() - 1); }
    double ff = f;
    return java.util.Arrays.stream(squares).map(v -> v / ff).toArray();
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.TRIGGERS, "the rows with the trigger are fewer than half of the target class");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return Halves.warnings(suspect.data());
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(SpectralSignatures.class, Contamination.READER);
    }
  }
}
