// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Drift of features")
class FeatureDriftTest {
  private static final FeatureDrift AUTO = new FeatureDrift(Contamination.auto(), 0.05);

  private static Split halves(long seed) {
    return Split.stratified(Datasets.breastCancer(), 0.5, new Seed(seed));
  }

  private static Suspicion inspect(FeatureDrift drift, Dataset data, Dataset trusted) {
    return drift.inspect(new Suspect(data, Optional.of(trusted)), new Seed(1));
  }

  @Test
  void findsRowsOfAClusterThatMovesTheColumns() {
    double auc =
        LongStream.rangeClosed(1, 5)
            .mapToDouble(seed -> {
              Planted planted = Planted.cluster(halves(seed).train(), 0.15, 1.5, new Seed(seed));
              return planted.auc(inspect(AUTO, planted.data(), halves(seed).test()));
            })
            .average()
            .orElseThrow();

    assertThat(auc).isGreaterThan(0.95);
  }

  @Test
  void seldomFindsAnythingWhereNothingHasMoved() {
    long alarms =
        LongStream.rangeClosed(1, 40)
            .filter(seed ->
                inspect(AUTO, halves(seed).train(), halves(seed).test()).flagged().size() > 0)
            .count();

    assertThat(alarms).isLessThanOrEqualTo(6);
  }

  @Test
  void flagsNoRowWithoutDriftWhateverTheShareAskedFor() {
    Dataset data = halves(1).train();

    Suspicion found = inspect(new FeatureDrift(Contamination.share(0.2), 0.05), data, data);

    assertThat(found.flagged()).isEqualTo(RowIds.of());
    assertThat(found.reason(0)).isEqualTo("none of the 30 columns has drifted");
  }

  @Test
  void namesTheCategoryThatIsMoreThanExpectedAndMissingValuesToo() {
    int n = 600;
    int[] even = IntStream.range(0, n).map(i -> i % 3).toArray();
    int[] stamped = even.clone();
    Arrays.fill(stamped, 0, 200, 2);
    double[] ramp = IntStream.range(0, n).mapToDouble(i -> i * 7 % n).toArray();
    double[] gaps = ramp.clone();
    Arrays.fill(gaps, 0, 200, Double.NaN);

    Suspicion found = inspect(AUTO, of(stamped, gaps), of(even, ramp));

    assertThat(found.score(0)).isGreaterThan(0.6);
    assertThat(found.score(400)).isLessThan(0.5);
    assertThat(found.reason(0)).contains("\"gap\" has drifted (distance 0.33)");
  }

  private static Dataset of(int[] names, double[] numbers) {
    List<Column> columns =
        List.of(
            NominalColumn.of("name", false, List.of("p", "q", "r"), names),
            NumericColumn.of("gap", true, numbers));
    return Dataset.of(
        "made", new Table(columns), Labels.of("y", List.of("a"), new int[names.length]));
  }

  @Test
  void saysWhatItNeeds() {
    Dataset data = halves(1).train();

    assertThat(AUTO.scope().needsTrusted()).isTrue();
    assertThatThrownBy(() -> AUTO.inspect(Suspect.of(data), new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("with a trusted sample, found none");
    assertThat(AUTO.warnings(new Suspect(data, Optional.of(data))))
        .singleElement()
        .asString()
        .startsWith("one side has 284 rows, fewer than 500");
    assertThatThrownBy(() -> new FeatureDrift(Contamination.auto(), 1))
        .hasMessage("level must be in (0, 1), found 1.0");
  }
}
