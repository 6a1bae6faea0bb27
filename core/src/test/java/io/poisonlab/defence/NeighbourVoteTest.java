// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The neighbours' vote")
class NeighbourVoteTest {
  private static final Seed SEED = new Seed(1);

  /** Two groups far apart, the label of row 1 flipped; ids are not positions. */
  private static Dataset twoGroups() {
    Dataset all =
        Dataset.of(
            "groups",
            Table.of(NumericColumn.of("x", false, 0, 1, 2, 3, 100, 101, 102, 103)),
            Labels.of("y", List.of("a", "b"), 0, 1, 0, 0, 1, 1, 1, 1));
    return new Dataset(
        all.name(), all.source(), all.table(), all.labels(), RowIds.of(9, 8, 7, 6, 5, 4, 3, 2));
  }

  @Test
  void findsAndMendsALabelThatItsNeighboursContradict() {
    Suspicion suspicion = new NeighbourVote(3).inspect(Suspect.of(twoGroups()), SEED);

    assertThat(suspicion.flagged()).isEqualTo(RowIds.of(8));
    assertThat(suspicion.score(1)).isEqualTo(1);
    assertThat(suspicion.score(0)).isEqualTo(1 - 2 / 3.0);
    assertThat(suspicion.score(5)).isZero();
    Dataset treated = suspicion.treat(twoGroups());
    assertThat(treated.labels())
        .isEqualTo(Labels.of("y", List.of("a", "b"), 0, 0, 0, 0, 1, 1, 1, 1));
    assertThat(treated.table()).isEqualTo(twoGroups().table());
  }

  @Test
  void letsNoRowVoteForItself() {
    Dataset pair =
        Dataset.of(
            "pair",
            Table.of(NumericColumn.of("x", false, 0, 0.1, 50, 50.1)),
            Labels.of("y", List.of("a", "b"), 0, 1, 1, 1));

    assertThat(new NeighbourVote(1).inspect(Suspect.of(pair), SEED).flagged())
        .isEqualTo(RowIds.of(0, 1));
  }

  @Test
  void keepsTheLabelWhereTheVoteIsEven() {
    Dataset between =
        Dataset.of(
            "between",
            Table.of(NumericColumn.of("x", false, 0, 1, 2, 3, 4)),
            Labels.of("y", List.of("a", "b"), 0, 0, 1, 1, 1));

    Suspicion suspicion = new NeighbourVote(2, 0.5).inspect(Suspect.of(between), SEED);

    assertThat(suspicion.score(2)).isEqualTo(0.5);
    assertThat(suspicion.flagged().contains(2)).isFalse();
    NeighbourVote first = new NeighbourVote(2, 0.5, NeighbourVote.Ties.FIRST);
    assertThat(first.inspect(Suspect.of(between), SEED).treat(between).labels().code(2)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5, 0.6, 0.7, 0.9, 1.0})
  void asksForTheAgreementExactly(double agreement) {
    int k = 10;
    for (int against = 0; against <= k; against++) {
      int[] codes = new int[k + 1];
      for (int i = 1; i <= against; i++) {
        codes[i] = 1;
      }
      Dataset data =
          Dataset.of(
              "one point",
              Table.of(NumericColumn.of("x", false, new double[k + 1])),
              Labels.of("y", List.of("a", "b"), codes));

      boolean flagged =
          new NeighbourVote(k, agreement).inspect(Suspect.of(data), SEED).flagged().contains(0);

      assertThat(flagged)
          .as("%d of %d against", against, k)
          .isEqualTo(against > k - against && against >= Math.round(agreement * k));
    }
  }

  @Test
  void weighsColumnsAlikeWhateverTheirUnit() {
    double[] metres = {0, 1, 2, 3, 100, 101, 102, 103};
    double[] noise = {5, 1, 8, 2, 7, 3, 6, 4};
    double[] huge = noise.clone();
    for (int i = 0; i < huge.length; i++) {
      huge[i] *= 1e9;
    }
    Labels labels = twoGroups().labels();
    Dataset small =
        Dataset.of(
            "s",
            Table.of(NumericColumn.of("x", false, metres), NumericColumn.of("n", false, noise)),
            labels);
    Dataset large =
        Dataset.of(
            "l",
            Table.of(NumericColumn.of("x", false, metres), NumericColumn.of("n", false, huge)),
            labels);

    assertThat(new NeighbourVote(3).inspect(Suspect.of(large), SEED).flagged())
        .isEqualTo(new NeighbourVote(3).inspect(Suspect.of(small), SEED).flagged());
  }

  @Test
  void readsNamesAndMissingValues() {
    Dataset data =
        Dataset.of(
            "named",
            Table.of(
                NominalColumn.of("c", true, List.of("p", "q"), 0, 0, 0, 1, 1, -1),
                NumericColumn.of("x", true, 1, 1, Double.NaN, 9, 9, 9)),
            Labels.of("y", List.of("a", "b"), 0, 0, 0, 1, 1, 1));

    assertThat(new NeighbourVote(2).inspect(Suspect.of(data), SEED).size()).isEqualTo(6);
  }

  @Test
  void isTheSameEachTimeAndLeavesTheDataAlone() {
    Dataset iris = Datasets.iris();
    Suspicion first = new NeighbourVote(10).inspect(Suspect.of(iris), SEED);
    Suspicion second = new NeighbourVote(10).inspect(Suspect.of(iris), new Seed(2));

    assertThat(first.flagged()).isEqualTo(second.flagged());
    assertThat(first.treat(iris)).isEqualTo(second.treat(iris));
    assertThat(iris).isEqualTo(Datasets.iris());
    assertThat(first.flagged().size()).as("false alarms on clean Iris").isBetween(3, 10);
  }

  @Test
  void saysWhatItCannotDo() {
    assertThatThrownBy(() -> new NeighbourVote(8).inspect(Suspect.of(twoGroups()), SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "neighbour-vote with k = 8 needs 9 rows or more, data set \"groups\" has 8; ask for"
                + " fewer neighbours");
    assertThatThrownBy(() -> new NeighbourVote(0)).hasMessage("k must be 1 or more, found 0");
    assertThatThrownBy(() -> new NeighbourVote(5, 0))
        .hasMessage("agreement must be in (0, 1], found 0.0");
    assertThatThrownBy(() -> new NeighbourVote(5, Double.NaN))
        .hasMessage("agreement must be in (0, 1], found NaN");
  }

  @Test
  void isMadeByName() {
    assertThat(DefenceProvider.catalogue().create("neighbour-vote", Map.of("k", 5)))
        .isEqualTo(new NeighbourVote(5));
    assertThat(DefenceProvider.catalogue().create("neighbour-vote", Map.of()))
        .isEqualTo(new NeighbourVote(10, 0.5));
    assertThat(DefenceProvider.catalogue().create("neighbour-vote", Map.of("ties", "first")))
        .isEqualTo(new NeighbourVote(10, 0.5, NeighbourVote.Ties.FIRST));
  }
}
