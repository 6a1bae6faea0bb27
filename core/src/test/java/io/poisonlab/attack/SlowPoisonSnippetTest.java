// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.generator.TwoGaussians;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Java of docs/guides/slow-poison.md; {@code DocumentationTest} compares them. */
class SlowPoisonSnippetTest {
  @Test
  void isSeenByAGateThatComparesWithTheFirstVersion() {
    Seed seed = new Seed(1);
    Dataset clean = new TwoGaussians(1000, 2, 1.33, 1, 0.5).generate(seed.fork("train"));
    Dataset test = new TwoGaussians(2000, 2, 1.33, 1, 0.5).generate(seed.fork("test"));
    List<Double> steps = new ArrayList<>();
    List<Double> sums = new ArrayList<>();

    BoilingFrog frog = new BoilingFrog(new LabelFlip(0.3), 10, BoilingFrog.Growth.LINEAR);
    List<Poisoned> versions = frog.versions(clean, seed);
    double against = accuracy(clean, test); // of a model trained on the first version
    double before = against;
    for (Poisoned version : versions) {
      double now = accuracy(version.dataset(), test);
      steps.add(before - now); // what a gate that compares with the version before sees
      sums.add(against - now); // what a gate that compares with the first version sees
      before = now;
    }

    assertThat(steps).hasSize(10).allSatisfy(step -> assertThat(step).isLessThan(0.06));
    assertThat(sums.getLast()).isGreaterThan(0.2);
  }

  private static double accuracy(Dataset train, Dataset test) {
    return Evaluation.of(
            test.labels(), new KnnLearner(1, false).train(train, new Seed(1)).predict(test.table()))
        .accuracy();
  }
}
