// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Suspects the smaller of two groups in a class that falls in two.
 *
 * <p><b>Threat model.</b> A backdoor: rows of other classes that carry a trigger and the target's
 * label form a group of their own in the target class.
 *
 * <p><b>Steps.</b> For each class: (1) represent its rows and project them on the 10 directions in
 * which they vary most; (2) divide them by 2-means; (3) the smaller group is suspect if it holds
 * less than a share of the class and the silhouette is above a limit. (4) The score of a row tells
 * how near the smaller group's mean it is, beside the larger one's, times the larger group's share;
 * half of that where the class is not suspect. (5) Drop.
 *
 * <p><b>Deviations from the paper.</b> Rows of tables are represented without a network; principal
 * components in place of independent ones; both of the paper's rules, size and silhouette, must
 * hold, since either alone flags a third of clean rows. 2-means starts from the two sides of the
 * first direction, so nothing is drawn.
 *
 * <p><b>Limitations.</b> Blind where the poison is more than the share asked for of its class; a
 * warning says where a class falls in two such halves. Clean classes of two kinds of rows are
 * flagged: 13 % of breast cancer, none of it with a silhouette of 0.35. Takes O(n · w² + classes ·
 * w³) for width w, and O(n²) for the silhouette of a class of n rows. Holds O(n · width); allocates
 * 3,300 bytes a row (measured).
 *
 * <p><b>Reference.</b> Chen et al. (2018), "Detecting backdoor attacks on deep neural networks by
 * activation clustering", arXiv 1811.03728, algorithm 1 and section 4.3.
 *
 * @param representation what rows are measured by
 * @param share the smaller group is suspect below this share of its class, in (0, 0.5]
 * @param silhouette and above this silhouette, in [−1, 1)
 */
@Id(
    value = "activation-clustering",
    help = "Drops the smaller of two groups in a class that falls in two")
public record ActivationClustering(
    @Setting(help = "what rows are measured by", byDefault = "raw") Representation representation,
    @Setting(help = "suspect below this share of the class, in (0, 0.5]", byDefault = "0.35")
        double share,
    @Setting(help = "suspect above this silhouette, in [-1, 1)", byDefault = "0.1")
        double silhouette)
    implements Defence {
  private static final double HALF = 0.5;

  /** Checks the ranges. */
  public ActivationClustering {
    if (!(share > 0 && share <= HALF)) {
      throw new IllegalArgumentException("share must be in (0, 0.5], found " + share);
    }
    if (!(silhouette >= -1 && silhouette < 1)) {
      throw new IllegalArgumentException("silhouette must be in [-1, 1), found " + silhouette);
    }
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[][] all = representation.of(data, seed.fork("representation"), "activation-clustering");
    int n = data.size();
    double[] scores = new double[n];
    boolean[] flagged = new boolean[n];
    String[] words = new String[n];
    List<Finding.Line> classes = new ArrayList<>();
    for (JudgedTogether group : JudgedTogether.of(data, true)) {
      Halves halves = Halves.of(group.of(all));
      double apart = halves.silhouette();
      boolean suspicious = halves.share() < share && apart > silhouette;
      classes.add(
          new Finding.Line(
              group.words(),
              List.<Number>of(group.size(), halves.share(), apart, suspicious ? 1 : 0)));
      for (int i = 0; i < group.size(); i++) {
        int row = group.rows()[i];
        double near = halves.nearness(i) * (1 - halves.share());
        scores[row] = suspicious ? near : HALF * near;
        flagged[row] = suspicious && halves.inSmaller(i);
        words[row] =
            String.format(
                Locale.ROOT,
                "in the %s group of %s, which falls into %.0f and %.0f %% (silhouette %.2f)",
                halves.inSmaller(i) ? "smaller" : "larger",
                group.words(),
                100 * (1 - halves.share()),
                100 * halves.share(),
                apart);
      }
    }
    int[] rows = IntStream.range(0, n).filter(row -> flagged[row]).toArray();
    return RawScores.drop(data, scores, rows)
        .because(row -> words[row])
        .finding(() -> List.of(table(classes)));
  }

  private static Finding table(List<Finding.Line> classes) {
    return new Finding(
        "class_halves",
        "How each class falls in two",
        false,
        List.of("rows", "smaller_share", "silhouette", "suspect"),
        classes);
  }

  @Override
  public Scope scope() {
    return representation.on(
        Scope.of(
            Evidence.TRIGGERS,
            "the rows with the trigger are a minority of the target class, and clean classes do not"
                + " fall in two"));
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    return representation.warnings(suspect.data());
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(ActivationClustering.class);
    }
  }
}
