// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * What every defence keeps to. It reads what the defence declares in its {@link Scope}: to hold a
 * new defence to the contract, add its provider; {@link DefenceContractTest} finds it.
 */
final class DefenceContract {
  private static final Seed SEED = new Seed(11);

  private final DefenceProvider provider;
  private final Defence defence;

  DefenceContract(DefenceProvider provider, Defence defence) {
    this.provider = provider;
    this.defence = defence;
  }

  /** Offers the first rows as suspect; the others as trusted where that is needed. */
  Suspect suspect(Dataset data) {
    if (!defence.scope().needsTrusted()) {
      return Suspect.of(data);
    }
    int half = data.size() / 2;
    return new Suspect(
        data.select(IntStream.range(0, half).toArray()),
        Optional.of(data.select(IntStream.range(half, data.size()).toArray())));
  }

  /** Returns whether the defence reads columns of these kinds. */
  boolean reads(Dataset data) {
    return defence.scope().accepts().reads(data);
  }

  /** Returns whether it works on images alone, which are asked about where images are learned. */
  boolean isOfImages() {
    return defence.scope().accepts() == Accepts.IMAGES;
  }

  void saysWhatItCannotRead(Dataset data) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> defence.inspect(suspect(data), SEED))
        .withMessageStartingWith(
            provider.id()
                + (isOfImages() ? " reads images, found " : " reads one column of texts, found ["));
  }

  void scoresEveryRowAndFlagsOnlyThose(Dataset data) {
    check(suspect(data), defence.inspect(suspect(data), SEED));
  }

  private static void check(Suspect suspect, Suspicion found) {
    assertThat(found.size()).isEqualTo(suspect.data().size());
    assertThat(found.flagged().stream().boxed())
        .doesNotHaveDuplicates()
        .isSubsetOf(suspect.data().ids().stream().boxed().toList());
    for (int row = 0; row < found.size(); row++) {
      assertThat(found.score(row)).isBetween(0.0, 1.0);
      assertThat(found.reason(row)).isNotBlank().doesNotContain("NaN", "null", "Infinity");
    }
    touchesNoRowThatIsNotFlagged(suspect.data(), found);
  }

  private static void touchesNoRowThatIsNotFlagged(Dataset data, Suspicion found) {
    Set<Integer> flagged = new HashSet<>(found.flagged().stream().boxed().toList());
    RowIds others =
        data.ids()
            .select(
                IntStream.range(0, data.size())
                    .filter(row -> !flagged.contains(data.ids().at(row)))
                    .toArray());

    assertThat(found.treat(data).selectIds(others)).isEqualTo(data.selectIds(others));
  }

  void repeatsItselfForTheSameSeed(Dataset data) {
    assertSame(defence.inspect(suspect(data), SEED), defence.inspect(suspect(data), SEED), data);
  }

  void doesNotDependOnTheNumberOfThreads(Dataset data) {
    assertSame(with(1, data), with(4, data), data);
  }

  private Suspicion with(int threads, Dataset data) {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(() -> defence.inspect(suspect(data), SEED)).join();
    }
  }

  private void assertSame(Suspicion one, Suspicion other, Dataset data) {
    assertThat(scores(other)).containsExactly(scores(one));
    assertThat(other.flagged()).isEqualTo(one.flagged());
    Dataset suspected = suspect(data).data();
    assertThat(other.treat(suspected)).isEqualTo(one.treat(suspected));
    for (int row = 0; row < one.size(); row++) {
      assertThat(other.reason(row)).isEqualTo(one.reason(row));
    }
  }

  void leavesItsInputAsItWas(Dataset data) {
    Fingerprint before = data.fingerprint();
    Suspicion found = defence.inspect(suspect(data), SEED);
    found.treat(suspect(data).data());

    assertThat(data.fingerprint()).isEqualTo(before);
  }

  /** Asked only where the seed plays no part, on data without equal values. */
  void doesNotLookAtTheOrderOfRows(Dataset data) {
    Suspect suspect = suspect(data);
    double[] scores = scores(defence.inspect(suspect, SEED));
    for (long seed = 1; seed <= 3; seed++) {
      if (!Arrays.equals(scores, scores(defence.inspect(suspect, new Seed(seed))))) {
        return;
      }
    }
    int[] order = Shuffle.shuffled(Shuffle.range(suspect.data().size()), new Seed(3).generator());

    double[] shuffled =
        scores(defence.inspect(new Suspect(suspect.data().select(order), suspect.trusted()), SEED));

    for (int row = 0; row < order.length; row++) {
      assertThat(shuffled[row]).isCloseTo(scores[order[row]], within(1e-6));
    }
  }

  /** Asked of defences that look at features alone, unless they do so class by class. */
  void doesNotSeeLabelsWhereItLooksAtFeaturesAlone(Dataset data) {
    if (defence.scope().evidence() != Evidence.FEATURES
        || Boolean.TRUE.equals(Description.of(defence).settings().get("per_class"))) {
      return;
    }
    Suspect suspect = suspect(data);
    int[] labels = Shuffle.shuffled(suspect.data().labels().toArray(), SEED.generator());
    Dataset relabelled = suspect.data().withLabels(suspect.data().labels().withCodes(labels));

    assertThat(scores(defence.inspect(new Suspect(relabelled, suspect.trusted()), SEED)))
        .containsExactly(scores(defence.inspect(suspect, SEED)));
  }

  void isMadeAgainByItsDescription() {
    Description description = Description.of(defence);

    assertThat(description.id()).isEqualTo(provider.id());
    assertThat(provider.create(description.settings())).isEqualTo(defence);
  }

  void saysWhatItAssumes(Dataset data) {
    assertThat(defence.scope().assumption()).isNotBlank().doesNotEndWith(".");
    assertThat(defence.warnings(suspect(data))).allSatisfy(it -> assertThat(it).isNotBlank());
  }

  /** Where it needs a trusted sample, it says so; elsewhere a sample does no harm. */
  void saysThatItNeedsATrustedSample(Dataset data) {
    if (defence.scope().needsTrusted()) {
      worksOrSaysWhy(Suspect.of(data), "trusted");
    } else {
      check(Suspect.of(data), defence.inspect(new Suspect(data, Optional.of(data)), SEED));
    }
  }

  void worksOrSaysWhyOn(Dataset small) {
    worksOrSaysWhy(
        defence.scope().needsTrusted() ? new Suspect(small, Optional.of(small)) : Suspect.of(small),
        "");
  }

  /** Whatever looks at the data says that there is nothing to see, unless it flags nothing. */
  void warnsWhereNoColumnVaries(Dataset constant) {
    if (defence.warnings(suspect(constant)).stream().noneMatch(it -> it.contains("no column"))) {
      assertThat(defence.inspect(suspect(constant), SEED).flagged().size()).isZero();
    }
  }

  /** Asked of what compares labels with features, not of outliers class by class. */
  void warnsWhereEqualRowsAreAtOdds(Dataset odds) {
    if (defence.scope().evidence() == Evidence.LABELS
        && !Description.of(defence).settings().containsKey("per_class")) {
      assertThat(defence.warnings(suspect(odds)))
          .anyMatch(it -> it.contains("cannot tell which label is right"));
    }
  }

  void doesNotWarnOfSilentFeatures(Dataset telling) {
    assertThat(defence.warnings(Suspect.of(telling)))
        .as(telling.name())
        .noneMatch(it -> it.contains("no column varies") || it.contains("which label is right"));
  }

  private void worksOrSaysWhy(Suspect suspect, String word) {
    assertThat(defence.warnings(suspect)).allSatisfy(it -> assertThat(it).isNotBlank());
    Suspicion found;
    try {
      found = defence.inspect(suspect, SEED);
    } catch (IllegalArgumentException e) {
      assertThat(e).message().hasSizeGreaterThan(20).contains(word);
      return;
    }
    assertThat(word).as("works without what it says to need").isEmpty();
    check(suspect, found);
  }

  private static double[] scores(Suspicion suspicion) {
    return IntStream.range(0, suspicion.size()).mapToDouble(suspicion::score).toArray();
  }
}
