// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Source;
import io.poisonlab.random.Seed;
import io.poisonlab.source.NamedData;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A generator")
class GeneratorTest {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  static Collection<GeneratorProvider> providers() {
    return GeneratorProvider.catalogue().all();
  }

  static List<Generator> usual() {
    return providers().stream().map(provider -> provider.create(Map.of())).toList();
  }

  @Test
  void areSix() {
    assertThat(providers().stream().map(GeneratorProvider::id))
        .containsExactly("blobs", "circles", "gaussian", "moons", "two-gaussians", "xor");
  }

  @ParameterizedTest
  @MethodSource("usual")
  @DisplayName("draws the same rows from the same seed, others from another")
  void isRepeatable(Generator generator) {
    Dataset data = generator.generate(new Seed(1));

    assertThat(generator.generate(new Seed(1))).isEqualTo(data);
    assertThat(generator.generate(new Seed(2)).fingerprint()).isNotEqualTo(data.fingerprint());
    assertThat(IntStream.of(data.labels().counts())).allMatch(count -> count > 0);
    assertThat(IntStream.range(0, 30).map(row -> data.labels().code(row)).distinct().count())
        .as("classes among the first rows")
        .isEqualTo(data.classCount());
  }

  @ParameterizedTest
  @MethodSource("usual")
  @DisplayName("is found again by its source, whatever its settings and seed")
  void isFoundAgain(Generator generator) {
    for (long seed : new long[] {1, -7, Long.MAX_VALUE}) {
      Dataset data = generator.generate(new Seed(seed));

      assertThat(data.source().kind()).isEqualTo(Source.Kind.GENERATED);
      assertThat(NamedData.read(data.source().location())).isEqualTo(data);
      assertThat(GeneratedData.parse(data.source().location()))
          .isEqualTo(new GeneratedData(generator, seed));
    }
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName(
      "draws the rows that it drew when it was first written: runs that name it depend on it")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          blobs         | 1c422a9921b9fc359deb7aa7274155392ec96654155c3844bd46e2476c8c2e25
          circles       | 36f7407293f03a697c6715073fc65ea3b9ca810ed8b088fa5c044011ef6ed4e6
          gaussian      | bb27a11728ec4619a86da2f8ca5051bc81a6f86d042ace65d9206f59372a02e9
          moons         | 2de6de7ce352e38ec59ec172f0a221f105c52a48fc83b7946ec4c5461204605a
          two-gaussians | 0607643f70023f3d742e0fccb817ebbebd8b1d45a1707d6d8395b4d134108e36
          xor           | e829071c84080809f8fa248116397ec1e403f820b2e0b52ef1710705fe7d3fff
          """)
  void neverChanges(String id, String sha256) {
    assertThat(NamedData.read(id + "(seed=7)").fingerprint().sha256()).isEqualTo(sha256);
  }

  @Test
  @DisplayName("is written as an algorithm is, with the seed as one setting more")
  void hasAText() {
    GeneratedData data = new GeneratedData(new Blobs(200, 2, 3, 0.5), 9);

    assertThat(data.text()).isEqualTo("blobs(rows=200;features=2;centres=3;spread=0.5;seed=9)");
    assertThat(GeneratedData.parse("blobs(spread=0.5;seed=9;rows=200)")).isEqualTo(data);
    assertThat(NamedData.read("moons")).isEqualTo(new Moons(300, 0.1).generate(new Seed(1)));
  }

  @Test
  void blobsLieAroundTheirCentres() {
    Dataset data = new Blobs(3001, 4, 12, 0).generate(new Seed(5));

    assertThat(data.labels().classes()).startsWith("00", "01").endsWith("11").hasSize(12);
    assertThat(IntStream.of(data.labels().counts()))
        .allMatch(count -> count == 250 || count == 251);
    for (int code = 0; code < 12; code++) {
      int[] rows = data.labels().rowsOf(code);
      for (int i = 0; i < 4; i++) {
        assertThat(NormalFit.of(data, i, rows).deviation()).isCloseTo(0, within(1e-12));
        assertThat(NormalFit.of(data, i, rows).mean()).isBetween(-Blobs.BOX, Blobs.BOX);
      }
    }
    NormalFit spread =
        NormalFit.of(
            new Blobs(6000, 1, 2, 2.5).generate(new Seed(5)), 0, rowsOf(6000, 2.5, new Seed(5)));
    assertThat(spread.deviation()).isCloseTo(2.5, within(0.1));
  }

  private static int[] rowsOf(int rows, double spread, Seed seed) {
    return new Blobs(rows, 1, 2, spread).generate(seed).labels().rowsOf(0);
  }

  @Test
  @DisplayName("without noise, moons and circles are curves")
  void curves() {
    Dataset moons = new Moons(101, 0).generate(new Seed(3));
    assertThat(moons.labels().counts()).containsExactly(50, 51);
    for (int row = 0; row < moons.size(); row++) {
      boolean upper = moons.labels().code(row) == 0;
      double x = value(moons, row, 0) - (upper ? 0 : 1);
      double y = value(moons, row, 1) - (upper ? 0 : 0.5);
      assertThat(Math.hypot(x, y)).isCloseTo(1, within(1e-12));
      assertThat(upper ? y : -y).isGreaterThan(-1e-12);
    }
    Dataset circles = new Circles(100, 0, 0.3).generate(new Seed(3));
    for (int row = 0; row < circles.size(); row++) {
      assertThat(Math.hypot(value(circles, row, 0), value(circles, row, 1)))
          .isCloseTo(circles.labels().code(row) == 0 ? 1 : 0.3, within(1e-12));
    }
    assertThat(NormalFit.of(circles, 0, IntStream.range(0, 100).toArray()).mean())
        .isCloseTo(0, within(1e-12));
  }

  @Test
  @DisplayName("xor: the product of the signs tells the class as well as it says, one column not")
  void xor() {
    Dataset data = new Xor(20_000, 0.8).generate(new Seed(4));
    double p = NORMAL.cumulativeProbability(1 / 0.8);

    assertThat(accuracy(data, row -> value(data, row, 0) * value(data, row, 1) > 0 ? 0 : 1))
        .isCloseTo(p * p + (1 - p) * (1 - p), within(0.01));
    assertThat(accuracy(data, row -> value(data, row, 0) > 0 ? 0 : 1))
        .isCloseTo(0.5, within(0.015));
  }

  @Test
  @DisplayName("two Gaussians: shares exact, best accuracy 0.970 with equal shares")
  void twoGaussians() {
    Dataset svm = new TwoGaussians(240, 2, 1.33, 1, 0.47).generate(new Seed(1));
    assertThat(svm.labels().counts()).containsExactly(113, 127);

    Dataset equal = new TwoGaussians(40_000, 2, 1.33, 1, 0.5).generate(new Seed(1));
    double reached =
        accuracy(equal, row -> value(equal, row, 0) + value(equal, row, 1) < 0 ? 0 : 1);
    assertThat(reached).isCloseTo(0.970, within(0.003));
  }

  @Test
  @DisplayName("Gaussian: any two centres are as far apart as asked, each column varies by 1")
  void gaussian() {
    Dataset data = new Gaussian(40_000, 8, 4, 3).generate(new Seed(6));
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < a; b++) {
        double squared = 0;
        for (int i = 0; i < 8; i++) {
          NormalFit first = NormalFit.of(data, i, data.labels().rowsOf(a));
          NormalFit second = NormalFit.of(data, i, data.labels().rowsOf(b));
          squared += Math.pow(first.mean() - second.mean(), 2);
          assertThat(first.deviation()).isCloseTo(1, within(0.03));
        }
        assertThat(Math.sqrt(squared)).isCloseTo(3, within(0.1));
      }
    }
    Dataset none = new Gaussian(20_000, 5, 2, 0).generate(new Seed(6));
    assertThat(accuracy(none, row -> value(none, row, 0) > 0 ? 0 : 1))
        .isCloseTo(0.5, within(0.015));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          blobs(rows=2)                   | rows must be in [3, 10000000], found 2
          blobs(centres=1)                | centres must be 2 or more, found 1
          blobs(spread=-1)                | spread must be 0 or more, found -1.0
          blobs(spread=NaN)               | spread must be 0 or more, found NaN
          blobs(features=0)               | features must be in [1, 10000]
          blobs(rows=9000000;features=99) | rows times features at most 134217728
          blobs(seed=one)                 | setting "seed" must be integer, found "one"
          blobs(sead=1)                   | blobs has no setting "sead"
          blobs(rows=5;rows=6)            | gives the setting "rows" twice
          moons(rows=3)                   | rows must be in [4,
          moons(noise=Infinity)           | noise must be 0 or more
          circles(factor=1)               | factor must be in (0, 1), found 1.0
          xor(rows=3)                     | rows must be in [4,
          two-gaussians(share=0)          | share must be in (0, 1)
          two-gaussians(rows=2;share=0.1) | leave each class a row of the 2
          gaussian(classes=1)             | classes must be in [2, features]
          gaussian(classes=9;features=8)  | found 9 classes and 8 features
          gaussian(rows=1)                | rows must be in [2,
          iris(noise=1)                   | takes the number of rows to draw from it
          blob                            | no data set is called "blob"; the known ones are [iris,
          """)
  void badSettingsAreRefused(String text, String message) {
    assertThatThrownBy(() -> NamedData.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static double value(Dataset data, int row, int column) {
    return ((NumericColumn) data.table().columns().get(column)).value(row);
  }

  private static double accuracy(Dataset data, java.util.function.IntUnaryOperator rule) {
    return IntStream.range(0, data.size())
            .filter(row -> rule.applyAsInt(row) == data.labels().code(row))
            .count()
        / (double) data.size();
  }

  /** Mean and standard deviation of some rows of a column. */
  private record NormalFit(double mean, double deviation) {
    static NormalFit of(Dataset data, int column, int[] rows) {
      double mean =
          IntStream.of(rows).mapToDouble(row -> value(data, row, column)).average().orElseThrow();
      double variance =
          IntStream.of(rows)
              .mapToDouble(row -> Math.pow(value(data, row, column) - mean, 2))
              .average()
              .orElseThrow();
      return new NormalFit(mean, Math.sqrt(variance));
    }
  }
}
