// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.defence.NeighbourVote;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.matrix.MatrixTable.Mean;
import io.poisonlab.source.NamedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The matrix")
class MatrixTest {
  private static final MatrixPlan PLAN =
      new MatrixPlan(
          List.of(
              new MatrixPart(
                  Datasets.iris(),
                  List.of(MatrixAttack.parse("label-flip"), MatrixAttack.parse("feature-noise")),
                  List.of(new DecisionTreeLearner(3), new KnnLearner(5)))),
          List.of(0.1, 0.5),
          List.of(new NoDefence(), new NeighbourVote(5), new NeighbourVote(500)),
          List.of(1L, 2L, 3L),
          0.3,
          0.1);

  @TempDir private Path folder;

  private MatrixTable run(MatrixPlan plan, int threads, Path where) {
    return new Matrix(MatrixListener.silent(), threads).run(plan, where);
  }

  @Test
  void isTheSameOnAnyNumberOfThreadsAndWhereverItWasInterrupted() throws IOException {
    String whole = MatrixCsv.of(run(PLAN, 1, folder.resolve("one")));
    assertThat(MatrixCsv.of(run(PLAN, 3, folder.resolve("three")))).isEqualTo(whole);

    Path journal = folder.resolve("one").resolve(Matrix.JOURNAL);
    List<String> lines = Files.readAllLines(journal);
    assertThat(lines).hasSize(1 + 3 * (1 + 2 * 2));
    Path cut = Files.createDirectories(folder.resolve("cut")).resolve(Matrix.JOURNAL);
    Files.writeString(
        cut, String.join("\n", lines.subList(0, 6)) + "\n" + lines.get(6).substring(0, 40));
    List<Integer> progress = new ArrayList<>();
    MatrixTable resumed =
        new Matrix((finished, _) -> progress.add(finished), 1).run(PLAN, folder.resolve("cut"));

    assertThat(MatrixCsv.of(resumed)).isEqualTo(whole);
    assertThat(progress).startsWith(5, 6).endsWith(15);
    assertThat(Files.readAllLines(cut)).hasSize(16);
  }

  @Test
  void showsHarmRecoveryAndWhatCannotBe() {
    MatrixTable table = run(PLAN, 2, folder);

    assertThat(MatrixCsv.of(table).lines().findFirst())
        .hasValue(
            "dataset,attack,rate,learner,defence,n,clean,poisoned,defended,precision,recall,auc,chance,dropped_clean");
    Mean flips = mean(table, "label-flip", 0.5, "neighbour-vote (k 5)");
    assertThat(flips.n()).isEqualTo(3);
    assertThat(flips.get(Measure.CLEAN).orElseThrow())
        .isGreaterThan(flips.get(Measure.POISONED).orElseThrow() + 0.1);
    assertThat(flips.get(Measure.PERFECT).orElseThrow())
        .isGreaterThan(flips.get(Measure.POISONED).orElseThrow() + 0.1);
    assertThat(flips.get(Measure.CHANCE).orElseThrow()).isBetween(0.48, 0.5);
    assertThat(mean(table, "clean", 0, "neighbour-vote (k 5)").get(Measure.RECALL)).isEmpty();
    assertThat(table.gaps())
        .allMatch(gap -> gap.defence().equals("neighbour-vote (k 500)"))
        .allMatch(gap -> gap.reason().contains("needs 501 rows or more"))
        .hasSize(2 * 5);
  }

  @Test
  void isWrittenForPeople() {
    MatrixTable table = run(PLAN, 2, folder);

    assertThat(MatrixMarkdown.of(PLAN, table, List.of()))
        .contains("| label-flip |", "harm at 50 %", "AML.T0020", "AML.M0007", "needs 501 rows")
        .doesNotContain("NaN", "null");
    assertThat(MatrixPage.of(PLAN, table))
        .contains("\"neighbour-vote (k 5)\"", "<!doctype html>", "AML.T0020", "AML.M0007")
        .doesNotContain("@DATA@", "http://", "https://");
  }

  @Test
  void saysWhatTheDefencesWarnOf() {
    MatrixPlan plan =
        new MatrixPlan(
            PLAN.parts(),
            List.of(0.1),
            List.of(
                new NeighbourVote(5),
                DefenceProvider.catalogue().create("feature-drift", Map.of())),
            List.of(1L),
            0.3,
            0.1);

    assertThat(MatrixMarkdown.of(plan, run(plan, 1, folder), List.of()))
        .contains(
            "- Blind to flipped labels, since they look at features alone: feature-drift.",
            "- feature-drift: one side has 11 rows, fewer than 500",
            "(iris)")
        .doesNotContain("- neighbour-vote");
  }

  @Test
  void refusesAnotherPlansJournalAndRatesThatAreNone() throws IOException {
    run(PLAN, 2, folder);
    MatrixPlan other =
        new MatrixPlan(
            PLAN.parts(), PLAN.rates(), List.of(new NeighbourVote(7)), PLAN.seeds(), 0.3, 0.1);
    assertThatThrownBy(() -> run(other, 1, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give another folder, or delete it");
    Files.writeString(folder.resolve(Matrix.JOURNAL), "something else\n");
    assertThatThrownBy(() -> run(PLAN, 1, folder)).hasMessageContaining("is no journal");
    assertThatThrownBy(() -> MatrixAttack.parse("label-flip(fraction=0.1)"))
        .hasMessageContaining("names its budget");
    assertThatThrownBy(() -> MatrixAttack.parse("label-flop"))
        .hasMessageContaining("no attack is called");
  }

  @Test
  void refusesTwoDataSetsOfOneName() {
    List<MatrixPart> parts =
        Stream.of("iris(rows=60)", "iris(rows=90)")
            .map(NamedData::read)
            .map(data -> new MatrixPart(data, PLAN.attacks(), PLAN.learners()))
            .toList();
    assertThatThrownBy(
            () -> new MatrixPlan(parts, PLAN.rates(), PLAN.defences(), PLAN.seeds(), 0.3, 0.1))
        .hasMessageContainingAll("called \"iris\"", "iris(rows=60;seed=1)", "iris(rows=90;seed=1)");
  }

  @Test
  void triesOnEachDataSetWhatIsSaid() {
    MatrixPart iris = PLAN.parts().getFirst();
    MatrixPart tumours =
        new MatrixPart(
            Datasets.breastCancer(),
            List.of(MatrixAttack.parse("targeted-flip")),
            List.of(new DecisionTreeLearner(3)));
    MatrixPlan both =
        new MatrixPlan(
            List.of(iris, tumours),
            List.of(0.1),
            List.of(new NeighbourVote(5)),
            List.of(1L),
            0.3,
            0.1);

    MatrixTable table = run(both, 2, folder);

    assertThat(both.attacks()).hasSize(3);
    assertThat(both.learners()).hasSize(2);
    assertThat(table.cells())
        .filteredOn(cell -> cell.dataset().equals("breast-cancer"))
        .extracting(cell -> cell.attack() + " " + cell.learner() + " " + cell.defence())
        .containsExactly(
            "clean tree none",
            "clean tree neighbour-vote (k 5)",
            "targeted-flip tree none",
            "targeted-flip tree neighbour-vote (k 5)");
    assertThat(MatrixMarkdown.of(both, table, List.of()))
        .contains("## iris, knn", "## breast-cancer, tree")
        .doesNotContain("## breast-cancer, knn");

    // another learner on the same data is other work, in the same journal
    MatrixPlan otherLearner =
        new MatrixPlan(
            List.of(tumours.withLearners(List.of(new KnnLearner(5)))),
            both.rates(),
            both.defences(),
            both.seeds(),
            0.3,
            0.1);
    assertThat(run(otherLearner, 2, folder).cells())
        .allMatch(cell -> cell.learner().startsWith("knn"));
  }

  @Test
  void saysWhereTheRateIsNoRow() {
    MatrixPlan rare =
        new MatrixPlan(
            PLAN.parts(), List.of(0.001), List.of(new NeighbourVote(5)), List.of(1L), 0.3, 0.1);

    MatrixTable table = run(rare, 1, folder);

    assertThat(table.means()).allMatch(mean -> mean.attack().equals("clean")).isNotEmpty();
    assertThat(table.gaps())
        .hasSize(2 * 2)
        .allMatch(gap -> gap.reason().equals("the rate is less than a row of the training rows"));
    assertThat(MatrixMarkdown.of(rare, table, List.of()))
        .contains("less than a row", "iris at 0.1 %");
  }

  // perfect minus poisoned, seed by seed, of a defence that gives back half of their mean
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.05 0.06 0.07       | 0.5 | harm in every seed",
        "0.02 0.02 0.02       | 0.5 | little, and sure",
        "0.005 0.005 0.005    |     | less than a point",
        "0.2 -0.1 -0.05 0.1   |     | the seeds disagree",
        "0.06                 | 0.5 | one seed with much",
        "0.03                 |     | one seed with little"
      })
  void tellsRecoveryOnlyWhereHarmIsShown(String possible, @Nullable Double recovery, String why) {
    double[] seeds = Arrays.stream(possible.split(" ")).mapToDouble(Double::parseDouble).toArray();
    double half = Arrays.stream(seeds).average().orElseThrow() / 2;
    List<MatrixCell> cells =
        IntStream.range(0, seeds.length)
            .mapToObj(i ->
                new MatrixCell(
                    "iris",
                    "label-flip",
                    0.1,
                    "tree",
                    "neighbour-vote",
                    i,
                    Map.of("poisoned", 0.7, "defended", 0.7 + half, "perfect", 0.7 + seeds[i]),
                    ""))
            .toList();

    OptionalDouble found = new MatrixTable(cells).means().getFirst().get(Measure.RECOVERY);

    if (recovery == null) {
      assertThat(found).as(why).isEmpty();
    } else {
      assertThat(found.orElseThrow()).as(why).isCloseTo(recovery, within(1e-9));
    }
  }

  private static Mean mean(MatrixTable table, String attack, double rate, String defence) {
    return table.means().stream()
        .filter(mean ->
            mean.attack().equals(attack)
                && mean.rate() == rate
                && mean.defence().equals(defence)
                && mean.learner().startsWith("tree"))
        .findFirst()
        .orElseThrow();
  }
}
