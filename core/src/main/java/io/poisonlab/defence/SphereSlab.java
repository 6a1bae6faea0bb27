// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Suspects rows far from the centre of their class, or far along the line to the next class.
 *
 * <p><b>Threat model.</b> Inserted rows, or flipped labels, that pull a linear model: they must lie
 * far from the centre of the class they claim, or far along the line between two centres.
 *
 * <p><b>Steps.</b> (1) Encode the features, numbers standardised. (2) The centre of each class is
 * the mean of its rows in the trusted sample, where there is one, else in the suspect data. (3)
 * Sphere: the distance of a row from the centre of its class. (4) Slab: the size of its projection,
 * from that centre, on the line to the nearest other centre. (5) Each is divided by its median in
 * the class; the raw score is the greater one. (6) Flag by contamination, drop.
 *
 * <p><b>Deviations from the paper.</b> Two thresholds become one on the greater ratio; of several
 * classes the nearest other centre makes the slab. With one class only there is the sphere alone.
 *
 * <p><b>Limitations.</b> Without a trusted sample the poison moves the centres that it is judged by
 * (section 4.2 of the paper breaks it so). A class of several clouds has its centre where no row
 * is. Takes O(n · width) time and 16 · n bytes beyond the encoded rows. Allocates 2,200 bytes a row
 * (measured).
 *
 * <p><b>Reference.</b> Steinhardt, Koh and Liang (2017), "Certified defenses for data poisoning
 * attacks", arXiv 1706.03691, section 2.1.
 *
 * @param contamination which rows are flagged
 */
@Id(
    value = "sphere-slab",
    help = "Drops rows far from their class's centre, or far along the line to the next class")
public record SphereSlab(Contamination contamination) implements Defence {
  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    Dataset data = suspect.data();
    double[][] encoded = EncodedRows.of(data, 1, "sphere-slab");
    Centres centres =
        suspect
            .trusted()
            .filter(it -> it.size() > 0)
            .map(it -> Centres.of(it, FeatureEncoder.fit(data.table(), true).encode(it.table())))
            .orElseGet(() -> Centres.of(data, encoded));
    double[] raw = new double[data.size()];
    String[] words = new String[data.size()];
    for (JudgedTogether group : JudgedTogether.of(data, true)) {
      int label = data.labels().code(group.rows()[0]);
      String name = data.labels().classes().get(label);
      int own = centres.codeOf(name);
      double[][] rows = group.of(encoded);
      double[] sphere = new double[rows.length];
      double[] slab = new double[rows.length];
      for (int i = 0; own >= 0 && i < rows.length; i++) {
        sphere[i] = centres.distance(rows[i], own);
        slab[i] = centres.alongTheLine(rows[i], own);
      }
      double[] sphereRatio = RawScores.overMedian(sphere);
      double[] slabRatio = RawScores.overMedian(slab);
      for (int i = 0; i < rows.length; i++) {
        raw[group.rows()[i]] = Math.max(sphereRatio[i], slabRatio[i]);
        words[group.rows()[i]] =
            own < 0
                ? "not judged: the trusted sample has no row of class \"%s\"".formatted(name)
                : String.format(
                    Locale.ROOT,
                    "%.1f times as far from the centre of class \"%s\" as is usual, %.1f times along"
                        + " the line to the next class",
                    sphereRatio[i],
                    name,
                    slabRatio[i]);
      }
    }
    return RawScores.outliers(data, raw, contamination).because(row -> words[row]);
  }

  @Override
  public Scope scope() {
    return Scope.of(
        Evidence.LABELS,
        "poison lies farther from the centre of its class than clean rows do, and is too rare to"
            + " move that centre");
  }

  @Override
  public List<String> warnings(Suspect suspect) {
    List<String> warnings = new ArrayList<>();
    if (suspect.trusted().isEmpty()) {
      warnings.add(
          "without a trusted sample the centres are those of the suspect data, and poison can move"
              + " them");
    }
    if (JudgedTogether.of(suspect.data(), true).size() < 2) {
      warnings.add("there is one class only: no slab, the sphere alone");
    }
    return SilentFeatures.ofClasses(suspect.data(), warnings);
  }

  /** Makes this defence by name. */
  public static final class Provider extends RecordProvider<Defence> implements DefenceProvider {
    /** Called by the service loader. */
    public Provider() {
      super(SphereSlab.class, Contamination.READER);
    }
  }
}
