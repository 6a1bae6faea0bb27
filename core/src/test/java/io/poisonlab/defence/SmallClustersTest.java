// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.poisonlab.attack.Budget;
import io.poisonlab.attack.InjectedCluster;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Small clusters, as they come,")
class SmallClustersTest {
  private static final Dataset CANCER = Datasets.breastCancer();
  private static final Dataset DIGITS = Datasets.digits();
  private static final Defence BY_DENSITY = new SmallClusters.Provider().create(Map.of());

  /** k-means joins the group to clean rows near it, and flags none of its rows. */
  @Test
  void areFoundByDensityWhereTheyAreNoFartherThanTheDataAreWide() {
    for (long seed = 1; seed <= 5; seed++) {
      Poisoned poisoned =
          new InjectedCluster(
                  Budget.fraction(0.1), Optional.empty(), Optional.empty(), 0, 1, 10, 0.2)
              .poison(CANCER, new Seed(seed));
      Suspicion found = BY_DENSITY.inspect(Suspect.of(poisoned.dataset()), new Seed(seed));
      Set<Integer> flagged = found.flagged().stream().boxed().collect(Collectors.toSet());

      assertThat(flagged).containsAll(poisoned.poisonedRows().stream().boxed().toList());
      assertThat(flagged).hasSizeLessThan((int) (1.1 * poisoned.poisonedRows().size()));
    }
  }

  /** Rows that follow the whole class are in no cluster, and still rank above most clean ones. */
  @Test
  void leaveWidePoisonToOthersAndRankItHigh() {
    double sum = 0;
    for (long seed = 1; seed <= 5; seed++) {
      Poisoned poisoned = new InjectedCluster(Budget.fraction(0.1)).poison(CANCER, new Seed(seed));
      Suspicion found = BY_DENSITY.inspect(Suspect.of(poisoned.dataset()), new Seed(seed));
      sum +=
          DetectionQuality.of(found, poisoned.dataset(), poisoned.poisonedRows())
              .auc()
              .orElseThrow();
    }
    assertThat(sum / 5).isGreaterThan(0.8);
  }

  @Test
  void areRareInCleanDataAndInDataWithoutAnyGroup() {
    Dataset uniform = uniform(60);

    assertThat(BY_DENSITY.inspect(Suspect.of(Datasets.iris()), new Seed(1)).flagged().size())
        .isZero();
    assertThat(BY_DENSITY.inspect(Suspect.of(CANCER), new Seed(1)).flagged().size())
        .isLessThan((int) (0.03 * CANCER.size()));
    assertThat(BY_DENSITY.inspect(Suspect.of(uniform), new Seed(1)).flagged().size())
        .isLessThan(15);
  }

  @Test
  void areNotStrangeWhereNoClusterIsLarge() {
    Defence means = new SmallClusters.Provider().create(Map.of("method", "k-means"));

    assertThat(BY_DENSITY.warnings(Suspect.of(CANCER))).isEmpty();
    assertThat(BY_DENSITY.warnings(Suspect.of(DIGITS)))
        .singleElement(STRING)
        .contains("none is large");
    assertThat(means.warnings(Suspect.of(CANCER))).isEmpty();
    assertThat(means.warnings(Suspect.of(Datasets.iris().select(new int[60]))))
        .anyMatch(it -> it.contains("hold 4 rows each"));
  }

  private static Dataset uniform(int n) {
    RandomGenerator random = new Seed(6).generator();
    return Dataset.of(
        "uniform",
        Table.of(
            NumericColumn.of("x", false, random.doubles(n).toArray()),
            NumericColumn.of("y", false, random.doubles(n).toArray())),
        Labels.of("y", List.of("a"), new int[n]));
  }
}
