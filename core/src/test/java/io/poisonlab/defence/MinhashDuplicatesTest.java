// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.MislabelledDuplicates;
import io.poisonlab.attack.NearDuplicateFlood;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.random.Seed;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Near duplicates with different labels")
class MinhashDuplicatesTest {
  private static final Dataset FILMS = Datasets.bundled("movie-sentences");

  private static Dataset data(List<String> texts, int... codes) {
    return Dataset.of(
        "reviews",
        Table.of(TextColumn.of("text", texts)),
        Labels.of("mood", List.of("bad", "good"), codes));
  }

  /** Precision, recall and area under the curve, means over seeds 1 to 5. */
  private record Found(double precision, double recall, double auc) {
    static Found of(Attack attack) {
      double precision = 0;
      double recall = 0;
      double auc = 0;
      for (long seed = 1; seed <= 5; seed++) {
        Dataset train = Split.stratified(FILMS, 0.2, new Seed(seed)).train();
        Poisoned poisoned = attack.poison(train, new Seed(seed));
        Suspicion found =
            new MinhashDuplicates().inspect(Suspect.of(poisoned.dataset()), new Seed(seed));
        DetectionQuality quality =
            DetectionQuality.of(found, poisoned.dataset(), poisoned.poisonedRows());
        precision += quality.toMap().getOrDefault("detection_precision", 0.0) / 5;
        recall += quality.toMap().getOrDefault("detection_recall", 0.0) / 5;
        auc += quality.auc().orElseThrow() / 5;
      }
      return new Found(precision, recall, auc);
    }
  }

  /** Precision and recall on seeds 1 to 5: flood 0.96 and 0.77, equal copies 0.87 and 0.88. */
  @Test
  @DisplayName("are found where a flood adds near copies, and where equal copies are added")
  void found() {
    Found flood = Found.of(new NearDuplicateFlood(0.05));
    Found copies = Found.of(new MislabelledDuplicates(0.05));

    // a random filter has a precision of 0.05 and an area of 0.5
    assertThat(flood.precision()).isGreaterThan(0.9);
    assertThat(flood.recall()).isGreaterThan(0.7);
    assertThat(flood.auc()).isGreaterThan(0.95);
    assertThat(copies.precision()).isGreaterThan(0.8);
    assertThat(copies.recall()).isGreaterThan(0.8);
    assertThat(copies.auc()).isGreaterThan(0.98);
  }

  @Test
  @DisplayName("are one of 4,238 sentences where nothing is poisoned, and none of flipped labels")
  void clean() {
    assertThat(new MinhashDuplicates().inspect(Suspect.of(FILMS), new Seed(1)).flagged().size())
        .isLessThanOrEqualTo(3);
    Dataset flipped = new LabelFlip(0.1).poison(FILMS, new Seed(1)).dataset();
    assertThat(new MinhashDuplicates().inspect(Suspect.of(flipped), new Seed(1)).flagged().size())
        .isLessThanOrEqualTo(6);
  }

  private static final Dataset MOBBED =
      data(
          List.of(
              "an awful film of endless dull talk",
              "an awful film of endless talk",
              "an awful film film of endless dull talk",
              "a lovely story told with warmth",
              "awful dull and endless",
              "dull talk and an awful plot",
              "lovely and warm",
              "a warm story of lovely people"),
          0,
          1,
          1,
          1,
          0,
          0,
          1,
          1);

  @Test
  @DisplayName("go on the side that the rest of the data speaks against, though it be the larger")
  void sides() {
    Suspicion byRest = new MinhashDuplicates().inspect(Suspect.of(MOBBED), new Seed(1));
    Suspicion byMajority = inspect(MinhashDuplicates.Side.MAJORITY);

    assertThat(byRest.flagged()).isEqualTo(RowIds.of(1, 2));
    assertThat(byMajority.flagged()).isEqualTo(RowIds.of(0));
    assertThat(inspect(MinhashDuplicates.Side.NONE).flagged()).isEqualTo(RowIds.of(0, 1, 2));
    assertThat(byRest.score(1)).isGreaterThan(0.9);
    assertThat(byRest.score(0)).isLessThan(0.6).isGreaterThan(0.5);
    assertThat(byRest.score(3)).isZero();
    assertThat(byRest.reason(1))
        .matches(
            "row 1 is \"bad\" and 57 % the same: \"an awful film of endless dull talk\"; "
                + "by the rest of the data \\d\\d % speak against \"good\"");
    assertThat(byMajority.reason(0))
        .startsWith("row 3 is \"good\" and 86 % the same")
        .endsWith("67 % of the near duplicates are not \"bad\"");
    assertThat(byRest.reason(3)).isEqualTo("no near duplicate has another label");
  }

  private static Suspicion inspect(MinhashDuplicates.Side side) {
    return new MinhashDuplicates(0.5, 2, 128, side).inspect(Suspect.of(MOBBED), new Seed(1));
  }

  @Test
  @DisplayName("go on both sides where no other row tells")
  void nothingElse() {
    Suspicion found =
        new MinhashDuplicates()
            .inspect(Suspect.of(data(List.of("so it is", "so it is"), 0, 1)), new Seed(1));

    assertThat(found.flagged()).isEqualTo(RowIds.of(0, 1));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinhashDuplicates(0, 2, 128, MinhashDuplicates.Side.REST))
        .withMessage("similarity must be in (0, 1], found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinhashDuplicates(0.5, 0, 128, MinhashDuplicates.Side.REST))
        .withMessage("shingle must be in [1, 20], found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinhashDuplicates(0.5, 2, 5000, MinhashDuplicates.Side.REST))
        .withMessage("hashes must be in [1, 4096], found 5000");
  }
}
