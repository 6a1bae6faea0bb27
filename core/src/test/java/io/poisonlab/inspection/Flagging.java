// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Evidence;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Scope;
import io.poisonlab.defence.Suspect;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;

/** A defence that flags rows by their place, with the score that it is told. */
record Flagging(
    List<Integer> places, double score, Evidence evidence, boolean trusted, boolean relabels)
    implements Defence {
  static Flagging dropping(Integer... places) {
    return new Flagging(List.of(places), 0.9, Evidence.LABELS, false, false);
  }

  @Override
  public Suspicion inspect(Suspect suspect, Seed seed) {
    double[] scores = new double[suspect.data().size()];
    Arrays.fill(scores, 0.25);
    places.forEach(place -> scores[place] = score);
    int[] flagged = places.stream().mapToInt(Integer::intValue).toArray();
    int[] mended = suspect.data().labels().toArray();
    places.forEach(place -> mended[place] = (mended[place] + 1) % suspect.data().classCount());
    RowIds ids = suspect.data().ids().select(flagged).sorted();
    Remedy remedy =
        relabels
            ? new Remedy.Relabel(suspect.data().labels().withCodes(mended))
            : new Remedy.Drop();
    return Suspicion.of(scores, ids, remedy).because(row -> "because <" + row + ">");
  }

  @Override
  public Scope scope() {
    Scope scope = Scope.of(evidence, "rows are what they seem");
    return trusted ? scope.needingTrusted() : scope;
  }
}
