// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.*;
import io.poisonlab.evaluation.RocAuc;
import io.poisonlab.random.Seed;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;

class TriggersTest {
  @Test
  void probe() {
    Dataset digits = Datasets.digits();
    for (String nn : List.of("raw", "second", "rest")) for (Representation rep : Representation.values()) {
      System.setProperty("norm", nn);System.out.println(nn);      for (double rate : new double[] {0, 0.01, 0.02, 0.05, 0.1}) {
        Planted p = Planted.corner(digits, rate, 0, new Seed(1));
        int[] rows = p.rowsOf(0);
        Suspicion s = new SpectralSignatures(Contamination.share(1.5 * rate), rep).inspect(Suspect.of(p.data()), new Seed(2));
        boolean[] poison = new boolean[rows.length];
        boolean[] pl = p.planted(); for (int i = 0; i < rows.length; i++) poison[i] = pl[rows[i]];
        double auc = RocAuc.of(rows.length, i -> s.score(rows[i]), i -> poison[i]);
        int budget = (int) (1.5 * p.poison().size());
        long hits = IntStream.range(0, rows.length).boxed().sorted(Comparator.comparingDouble(i -> -s.score(rows[i]))).limit(budget).filter(i -> poison[i]).count();
        Suspicion auto = new SpectralSignatures(Contamination.auto(), rep).inspect(Suspect.of(p.data()), new Seed(2));
        Suspicion a = new ActivationClustering(rep, 0.35, 0.1).inspect(Suspect.of(p.data()), new Seed(2));
        double acAuc = RocAuc.of(rows.length, i -> a.score(rows[i]), i -> poison[i]);
        System.out.printf("%s rate %.2f spectral class auc %.3f hits %d/%d; all auc %.3f rec %.2f auto rec %.2f fa %.3f; AC class auc %.3f all auc %.3f rec %.2f fa %.3f warn %s%n",
            rep, rate, auc, hits, p.poison().size(), rate == 0 ? 0 : p.auc(s), p.recall(s), p.recall(auto), p.falseAlarms(auto), acAuc, rate == 0 ? 0 : p.auc(a), p.recall(a), p.falseAlarms(a), Halves.warnings(p.data()));
      }
    }
    for (Dataset d : List.of(Datasets.iris(), Datasets.breastCancer(), Datasets.penguins())) {
        Suspicion a = new ActivationClustering(Representation.RAW, 0.35, 0.1).inspect(Suspect.of(d), new Seed(2));
        System.out.println(d.name() + " " + a.flagged().size() + " " + Halves.warnings(d));
    }
  }
}
