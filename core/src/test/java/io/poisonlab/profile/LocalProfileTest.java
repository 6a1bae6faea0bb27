// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Table;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The profile of data in memory")
class LocalProfileTest {
  private static final Dataset DATA =
      Dataset.of(
          "mine",
          Table.of(
              NumericColumn.of("x", true, 4, 1, Double.NaN, 2, 1),
              NominalColumn.of("c", true, List.of("p", "q", "r"), 1, 1, -1, 0, 2),
              NumericColumn.of(
                  "gone", true, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)),
          Labels.of("y", List.of("a", "b", "c"), 0, 1, 1, 0, 0));

  @Test
  @DisplayName("counts, measures and ranks each column")
  void measures() {
    DataProfile profile = LocalProfile.of(DATA);

    assertThat(profile.rows()).isEqualTo(5);
    assertThat(profile.exactness()).isEqualTo(Exactness.EXACT);
    NumericProfile x = (NumericProfile) profile.columns().get(0);
    assertThat(List.of(x.count(), x.missing(), x.distinct())).containsExactly(4L, 1L, 3L);
    Distribution spread = x.distribution().orElseThrow();
    assertThat(List.of(spread.min(), spread.max())).containsExactly(1.0, 4.0);
    assertThat(spread.mean()).contains(2.0);
    assertThat(spread.deviation().orElseThrow()).isCloseTo(Math.sqrt(2), within(1e-11));
    // numpy.quantile([4, 1, 2, 1], levels)
    assertThat(spread.quantiles().values())
        .containsExactly(1.0, 1.0, 1.0, 1.5, 2.5, 3.6999999999999993, 3.9399999999999995);
    NominalProfile c = (NominalProfile) profile.columns().get(1);
    assertThat(List.of(c.count(), c.missing(), c.distinct())).containsExactly(4L, 1L, 3L);
    assertThat(c.top())
        .containsExactly(new ValueCount("q", 2), new ValueCount("p", 1), new ValueCount("r", 1));
    assertThat(((NumericProfile) profile.columns().get(2)).distribution()).isEmpty();
  }

  @Test
  @DisplayName("counts the classes that have rows")
  void classes() {
    LabelProfile labels = LocalProfile.of(DATA).labels();

    assertThat(labels.classes()).containsExactly(new ValueCount("a", 3), new ValueCount("b", 2));
    assertThat(labels.share("a")).isEqualTo(0.6);
    assertThat(labels.share("c")).isZero();
  }

  @Test
  @DisplayName("has a digest that no order of the rows changes, and any value does")
  void digest() {
    Dataset other =
        new Dataset("other", Source.memory(), DATA.table(), DATA.labels(), RowIds.range(5))
            .select(new int[] {4, 2, 0, 1, 3});
    Dataset changed =
        DATA.withTable(DATA.table().with(0, NumericColumn.of("x", true, 4, 1, Double.NaN, 2, 3)));

    assertThat(LocalProfile.of(other).content()).isEqualTo(LocalProfile.of(DATA).content());
    assertThat(LocalProfile.of(changed).content()).isNotEqualTo(LocalProfile.of(DATA).content());
    assertThat(LocalProfile.of(DATA.select(new int[] {0, 0})).content())
        .isNotEqualTo(LocalProfile.of(DATA.select(new int[] {1, 1})).content());
    assertThat(RowDigest.normal("1.50")).isEqualTo("1.5");
    assertThat(RowDigest.normal("1e999")).isEqualTo("1e999");
    assertThat(RowDigest.normal("1d")).isEqualTo("1d");
  }

  private static Distribution spread(double... numbers) {
    int[] classes = new int[numbers.length];
    classes[0] = 1;
    Dataset data =
        Dataset.of(
            "d",
            Table.of(NumericColumn.of("x", false, numbers)),
            Labels.of("y", List.of("a", "b"), classes));
    return ((NumericProfile) LocalProfile.of(data).columns().getFirst())
        .distribution()
        .orElseThrow();
  }

  @Test
  @DisplayName("has the usual median and standard deviation, and names its quantiles")
  void usual() {
    assertThat(spread(1, 2).quantiles()).containsEntry("p50", 1.5).containsKey("p01");
    assertThat(spread(1, 2).deviation().orElseThrow()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(LocalProfile.of(DATA).toJson()).contains("\"p50\" : 1.5,");
  }

  @Test
  @DisplayName("has no mean or deviation that no double can be, and no deviation of one number")
  void tooLarge() {
    Distribution large = spread(1e308, 1.7e308, -1.7e308);

    assertThat(large.mean()).isEmpty();
    assertThat(large.deviation()).isEmpty();
    assertThat(large.quantiles()).containsEntry("p50", 1e308);
    assertThat(spread(1e200, 2e200).mean()).contains(1.5e200);
    assertThat(spread(1e200, 2e200).deviation()).isEmpty();
    assertThat(spread(3).mean()).contains(3.0);
    assertThat(spread(3).deviation()).isEmpty();
  }

  @Test
  @DisplayName("goes to JSON and back")
  void json() {
    for (Dataset data : List.of(DATA, Datasets.bundled("penguins"))) {
      DataProfile profile = LocalProfile.of(data);
      assertThat(DataProfile.parse(profile.toJson())).isEqualTo(profile);
    }
    assertThat(LocalProfile.of(DATA).toJson())
        .contains("\"kind\" : \"nominal\"", "\"top\" : [", "\"sha256\" : \"");
    assertThatThrownBy(() -> DataProfile.parse("{\"rows\":"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no profile");
  }
}
