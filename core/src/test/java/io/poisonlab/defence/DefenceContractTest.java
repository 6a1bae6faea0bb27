// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Shuffle;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every defence")
class DefenceContractTest {
  private static final Labels TWO = Labels.of("y", List.of("a", "b"), 0, 1);

  record Case(DefenceProvider provider, Defence defence) {
    @Override
    public String toString() {
      return defence.toString();
    }
  }

  /** Every defence as it comes, and with each other word or switch that it knows. */
  static Stream<Case> defences() {
    List<Case> cases = new ArrayList<>();
    for (DefenceProvider provider : DefenceProvider.catalogue().all()) {
      List<Map<String, Object>> variants = new ArrayList<>(List.of(Map.of()));
      for (SettingInfo setting : provider.settings()) {
        if (setting.name().equals(Contamination.NAME)) {
          variants.add(Map.of(setting.name(), 0.1));
        } else if (setting.type().equals("true or false")) {
          variants.add(Map.of(setting.name(), !Boolean.parseBoolean(setting.byDefault())));
        } else if (setting.type().matches("[a-z-]+(, [a-z-]+)+")) {
          Arrays.stream(setting.type().split(", ", -1))
              .filter(word -> !word.equals(setting.byDefault()))
              .forEach(word -> variants.add(Map.of(setting.name(), word)));
        }
      }
      variants.forEach(settings -> cases.add(new Case(provider, provider.create(settings))));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("defences")
  void keepsToTheContract(Case each) {
    DefenceContract contract = new DefenceContract(each.provider(), each.defence());
    List<Dataset> tables = List.of(shuffled(Datasets.iris()), mixed());
    if (!contract.reads(mixed())) {
      tables.forEach(contract::saysWhatItCannotRead);
    }
    contract.isMadeAgainByItsDescription();
    if (contract.isOfImages()) {
      return;
    }
    for (Dataset data : contract.reads(mixed()) ? tables : List.of(texts(90))) {
      contract.scoresEveryRowAndFlagsOnlyThose(data);
      contract.leavesItsInputAsItWas(data);
      contract.saysWhatItAssumes(data);
      contract.saysThatItNeedsATrustedSample(data);
    }
    Dataset readable = contract.reads(mixed()) ? mixed() : texts(90);
    contract.repeatsItselfForTheSameSeed(readable);
    contract.doesNotDependOnTheNumberOfThreads(readable);
    contract.doesNotLookAtTheOrderOfRows(contract.reads(blobs()) ? blobs() : texts(80));
    contract.doesNotSeeLabelsWhereItLooksAtFeaturesAlone(readable);
  }

  @ParameterizedTest
  @MethodSource("defences")
  void worksOrSaysWhyOnOddData(Case each) {
    DefenceContract contract = new DefenceContract(each.provider(), each.defence());
    Table one = Table.of(NumericColumn.of("x", false, 1, 2));
    Labels twenty = Labels.of("y", List.of("a", "b", "never"), halves(20));
    double[] ramp = new double[20];
    Arrays.setAll(ramp, i -> i * i);
    double[] gaps = ramp.clone();
    Arrays.setAll(gaps, i -> i % 4 == 0 ? Double.NaN : gaps[i]);
    Table twin = Table.of(NumericColumn.of("x", false, 1, 2), NumericColumn.of("x2", false, 2, 4));
    for (Dataset odd :
        List.of(
            Dataset.of("two rows", one, TWO),
            Dataset.of("two rows, two columns", twin, TWO),
            Dataset.of("one row", one, TWO).select(new int[] {0}),
            Dataset.of("no row", one, TWO).select(new int[0]),
            Dataset.of("one class", one, Labels.of("y", List.of("a"), 0, 0)),
            Dataset.of(
                "one class of two",
                Table.of(NumericColumn.of("x", false, ramp)),
                twenty.withCodes(new int[20])),
            Dataset.of(
                "one row of a class",
                Table.of(NumericColumn.of("x", false, ramp)),
                twenty.withCodes(single(20))),
            Dataset.of(
                "nothing known",
                Table.of(
                    NumericColumn.of("x", true, Double.NaN, Double.NaN),
                    NominalColumn.of("c", true, List.of(), -1, -1)),
                TWO),
            Dataset.of(
                "constant columns",
                Table.of(
                    NumericColumn.of("x", false, new double[20]),
                    NominalColumn.of("c", false, List.of("p"), new int[20])),
                twenty),
            Dataset.of(
                "a constant beside a ramp",
                Table.of(
                    NumericColumn.of("x", false, new double[20]),
                    NumericColumn.of("z", false, ramp)),
                twenty),
            Dataset.of(
                "names only",
                Table.of(NominalColumn.of("c", false, List.of("p", "q"), halves(20))),
                twenty),
            Dataset.of("gaps", Table.of(NumericColumn.of("x", true, gaps)), twenty),
            Dataset.of(
                "huge numbers",
                Table.of(
                    NumericColumn.of(
                        "x", false, Arrays.stream(ramp).map(v -> v * 1e150).toArray())),
                twenty),
            texts(0),
            texts(1),
            texts(2),
            ofTexts("one class of texts", i -> "text" + i)
                .withLabels(twenty.withCodes(new int[20])),
            ofTexts("no word", _ -> ""),
            ofTexts("equal texts", _ -> "the same"),
            wide())) {
      contract.worksOrSaysWhyOn(odd);
    }
  }

  @ParameterizedTest
  @MethodSource("defences")
  void warnsWhereFeaturesSayNothingOfTheClasses(Case each) {
    DefenceContract contract = new DefenceContract(each.provider(), each.defence());
    Labels labels = Labels.of("y", List.of("a", "b"), halves(60));
    if (!contract.reads(blobs())) {
      contract.warnsWhereNoColumnVaries(ofTexts("equal texts", _ -> "the same"));
      contract.warnsWhereEqualRowsAreAtOdds(ofTexts("pairs at odds", i -> "word" + i / 2));
      contract.doesNotWarnOfSilentFeatures(ofTexts("words that tell", i -> "word" + i % 2));
      return;
    }
    double[] tenths = new double[60];
    Arrays.fill(tenths, 0.1);
    double[] pairs = new double[60];
    Arrays.setAll(pairs, i -> i - i % 2);
    double[] ramp = new double[60];
    Arrays.setAll(ramp, i -> i);

    contract.warnsWhereNoColumnVaries(
        Dataset.of(
            "constant columns",
            Table.of(
                NumericColumn.of("x", false, tenths),
                NominalColumn.of("c", false, List.of("p"), new int[60])),
            labels));
    contract.warnsWhereEqualRowsAreAtOdds(
        Dataset.of("pairs at odds", Table.of(NumericColumn.of("x", false, pairs)), labels));
    contract.doesNotWarnOfSilentFeatures(
        Dataset.of("a ramp", Table.of(NumericColumn.of("x", false, ramp)), labels));
    contract.doesNotWarnOfSilentFeatures(
        Dataset.of("pairs that agree", Table.of(NumericColumn.of("x", false, pairs)), labels)
            .withLabels(labels.withCodes(IntStream.range(0, 60).map(i -> i / 2 % 2).toArray())));
  }

  @Test
  void isFound() {
    assertThat(DefenceProvider.catalogue().all().stream().map(DefenceProvider::id))
        .contains("none", "neighbour-vote");
  }

  @Test
  void refusesSettingsThatItDoesNotKnow() {
    assertThat(DefenceProvider.catalogue().all())
        .allSatisfy(provider ->
            assertThatThrownBy(() -> provider.create(Map.of("contaminatoin", 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(provider.id() + " has no setting \"contaminatoin\""));
  }

  /** Numbers and names, with and without missing values, ids that are no row numbers. */
  private static Dataset mixed() {
    int n = 120;
    RandomGenerator random = new Seed(4).generator();
    double[] values = new double[n];
    double[] gaps = new double[n];
    int[] names = new int[n];
    int[] missing = new int[n];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 3;
      values[i] = Math.rint(4 * (labels[i] + random.nextGaussian())) / 4;
      gaps[i] = i % 5 == 0 ? Double.NaN : 2 * labels[i] + random.nextGaussian();
      names[i] = random.nextInt(4);
      missing[i] = random.nextInt(5) - 1;
    }
    Dataset all =
        Dataset.of(
            "mixed",
            Table.of(
                NumericColumn.of("number", false, values),
                NumericColumn.of("gaps", true, gaps),
                NominalColumn.of("name", false, List.of("p", "q", "r", "s"), names),
                NominalColumn.of("missing", true, List.of("t", "u", "v", "w"), missing),
                NumericColumn.of("constant", false, new double[n])),
            Labels.of("y", List.of("a", "b", "c", "never"), labels));
    int[] backwards = new int[n];
    Arrays.setAll(backwards, i -> n - 1 - i);
    return all.select(backwards);
  }

  /** Texts without equals, of words that say something about the class. */
  private static Dataset texts(int n) {
    RandomGenerator random = new Seed(6).generator();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      StringBuilder text =
          new StringBuilder(i % 2 == 0 ? "bad" : "good").append(" number").append(i);
      for (int word = random.nextInt(1, 9); word > 0; word--) {
        text.append(" word").append(random.nextInt(30));
      }
      texts.add(text.toString());
    }
    return Dataset.of(
        n + " texts",
        Table.of(TextColumn.of("text", texts)),
        Labels.of("y", List.of("a", "b"), halves(n)));
  }

  private static Dataset ofTexts(String name, IntFunction<String> text) {
    return Dataset.of(
        name,
        Table.of(TextColumn.of("text", IntStream.range(0, 20).mapToObj(text).toList())),
        Labels.of("y", List.of("a", "b"), halves(20)));
  }

  /** Two clouds without equal values. */
  private static Dataset blobs() {
    int n = 80;
    RandomGenerator random = new Seed(8).generator();
    double[] x = new double[n];
    double[] z = new double[n];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 2;
      x[i] = 3 * labels[i] + random.nextGaussian();
      z[i] = random.nextGaussian();
    }
    return Dataset.of(
        "blobs",
        Table.of(NumericColumn.of("x", false, x), NumericColumn.of("z", false, z)),
        Labels.of("y", List.of("a", "b"), labels));
  }

  /** More columns than rows. */
  private static Dataset wide() {
    RandomGenerator random = new Seed(9).generator();
    NumericColumn[] columns = new NumericColumn[12];
    Arrays.setAll(
        columns,
        i -> NumericColumn.of("x" + i, false, random.doubles(8).map(v -> v * (i + 1)).toArray()));
    return Dataset.of("wide", Table.of(columns), Labels.of("y", List.of("a", "b"), halves(8)));
  }

  private static Dataset shuffled(Dataset data) {
    return data.select(Shuffle.shuffled(Shuffle.range(data.size()), new Seed(2).generator()));
  }

  private static int[] halves(int n) {
    int[] codes = new int[n];
    Arrays.setAll(codes, i -> i % 2);
    return codes;
  }

  private static int[] single(int n) {
    int[] codes = new int[n];
    codes[n / 2] = 1;
    return codes;
  }
}
