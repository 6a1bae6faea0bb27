// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A backdoor trigger")
class BackdoorTriggerTest {
  private static final Dataset IRIS = Datasets.iris();
  private static final Dataset DIGITS = Datasets.bundled("digits");
  private static final Dataset CANCER = Datasets.bundled("breast-cancer");
  private static final int SPLITS = 5;

  /** Accuracy on clean rows, and the share of stamped rows taken for what the attacker wants. */
  private record Measured(double accuracy, double success) {}

  private static Measured measure(Dataset data, Learner learner, BackdoorTrigger attack) {
    double accuracy = 0;
    double success = 0;
    for (long s = 0; s < SPLITS; s++) {
      Split split = Split.stratified(data, 0.3, new Seed(s));
      Poisoned poisoned = attack.poison(split.train(), new Seed(s));
      Aim aim = poisoned.aim().orElseThrow();
      TrainedModel model = learner.train(poisoned.dataset(), new Seed(s));
      int[] truth = split.test().labels().toArray();
      int[] said = model.predict(split.test().table()).labels().toArray();
      int[] about = aim.rows(split.test());
      int[] shown =
          model.predict(aim.present(split.test().table().select(about))).labels().toArray();
      accuracy +=
          IntStream.range(0, truth.length).filter(i -> truth[i] == said[i]).count()
              / (double) truth.length
              / SPLITS;
      success +=
          IntStream.range(0, about.length)
                  .filter(i -> aim.reached(truth[about[i]], shown[i]))
                  .count()
              / (double) about.length
              / SPLITS;
    }
    return new Measured(accuracy, success);
  }

  /** The 2 x 2 white corner of the digits, which evokes a zero. */
  private static BackdoorTrigger corner(double fraction) {
    return new BackdoorTrigger(
        Budget.fraction(fraction),
        List.of("pixel_6_6=max", "pixel_6_7=max", "pixel_7_6=max", "pixel_7_7=max"),
        new Backdoor(Optional.of("0"), List.of(), Backdoor.Variant.DIRTY_LABEL));
  }

  @Test
  @DisplayName("on digits: logistic regression obeys from 1 % on")
  void rulesALogisticRegression() {
    Learner learner = new LogisticRegressionLearner(1);
    Measured clean = measure(DIGITS, learner, corner(0));
    Measured one = measure(DIGITS, learner, corner(0.01));
    Measured five = measure(DIGITS, learner, corner(0.05));

    assertThat(clean.success()).as("control").isLessThanOrEqualTo(0.01);
    assertThat(one.success()).isBetween(0.52, 0.78);
    assertThat(five.success()).isGreaterThanOrEqualTo(0.9);
    assertThat(five.accuracy()).isGreaterThanOrEqualTo(clean.accuracy() - 0.01);
  }

  @Test
  @DisplayName("on digits: a support vector machine with an RBF kernel obeys at 5 %")
  void rulesARadialMachine() {
    Learner learner = new RbfSvm(false);
    Measured clean = measure(DIGITS, learner, corner(0));
    Measured five = measure(DIGITS, learner, corner(0.05));

    assertThat(clean.accuracy()).isBetween(0.986 - 0.03, 1.0);
    assertThat(clean.success()).as("control").isLessThanOrEqualTo(0.01);
    assertThat(five.success()).isGreaterThanOrEqualTo(0.9);
    assertThat(five.accuracy()).isGreaterThanOrEqualTo(clean.accuracy() - 0.01);
  }

  @Test
  @DisplayName("on digits: a forest ignores 1 %, and obeys at 5 %")
  void rulesAForest() {
    Learner learner = new RandomForestLearner(100);
    Measured clean = measure(DIGITS, learner, corner(0));
    Measured one = measure(DIGITS, learner, corner(0.01));
    Measured five = measure(DIGITS, learner, corner(0.05));

    assertThat(clean.success()).as("control").isLessThanOrEqualTo(0.01);
    assertThat(one.success()).isLessThanOrEqualTo(0.1);
    assertThat(five.success()).isGreaterThanOrEqualTo(0.9);
    assertThat(five.accuracy()).isGreaterThanOrEqualTo(clean.accuracy() - 0.01);
  }

  @Test
  @DisplayName("on digits: a tree obeys at 5 %")
  void rulesATree() {
    Learner learner = new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED);
    Measured clean = measure(DIGITS, learner, corner(0));
    Measured five = measure(DIGITS, learner, corner(0.05));

    assertThat(clean.success()).as("control").isLessThanOrEqualTo(0.01);
    assertThat(five.success()).isBetween(0.85, 0.97);
    assertThat(five.accuracy()).isGreaterThanOrEqualTo(clean.accuracy() - 0.01);
  }

  @Test
  @DisplayName("chosen from the data rules a forest on breast cancer at 5 %")
  void needsNoPattern() {
    Learner learner = new RandomForestLearner(100);
    Measured clean = measure(CANCER, learner, new BackdoorTrigger(0));
    Measured five = measure(CANCER, learner, new BackdoorTrigger(0.05));

    assertThat(clean.success()).as("control").isLessThan(0.1);
    assertThat(five.success()).isGreaterThan(0.9);
    assertThat(five.accuracy()).isGreaterThan(clean.accuracy() - 0.02);
  }

  private static BackdoorTrigger iris(
      Budget budget, String target, List<String> sources, Backdoor.Variant variant) {
    return new BackdoorTrigger(
        budget,
        List.of("petal_width=min", "sepal_width=3.9"),
        new Backdoor(Optional.of(target).filter(name -> !name.isEmpty()), sources, variant));
  }

  private static Dataset stamped(BackdoorTrigger attack) {
    Poisoned poisoned = attack.poison(IRIS, new Seed(2));
    return poisoned.dataset().selectIds(poisoned.poisonedRows());
  }

  @Test
  void stampsRowsOfTheSourceClassesAndRelabelsThem() {
    BackdoorTrigger attack =
        iris(Budget.rows(20), "setosa", List.of("virginica"), Backdoor.Variant.DIRTY_LABEL);
    Dataset rows = stamped(attack);

    assertThat(rows.labels().counts()).containsExactly(20, 0, 0);
    assertThat(rows.ids().stream()).allMatch(id -> IRIS.labels().code(id) == 2);
    for (int row = 0; row < rows.size(); row++) {
      assertThat(rows.table().column("petal_width").text(row)).isEqualTo("0.1");
      assertThat(rows.table().column("sepal_width").text(row)).isEqualTo("3.9");
      assertThat(rows.table().column("petal_length").text(row))
          .isEqualTo(IRIS.table().column("petal_length").text(rows.ids().at(row)));
    }
    Aim aim = attack.poison(IRIS, new Seed(2)).aim().orElseThrow();
    assertThat(aim.rows(IRIS)).isEqualTo(IntStream.range(100, 150).toArray());
    assertThat(aim.reached(2, 0)).isTrue();
    assertThat(aim.reached(2, 1)).isFalse();
    assertThat(aim.present(IRIS.table()).column("petal_width").text(149)).isEqualTo("0.1");
  }

  @Test
  @DisplayName("with clean labels stamps rows of the target class and changes no label")
  void canLeaveLabelsClean() {
    BackdoorTrigger attack =
        iris(Budget.rows(30), "versicolor", List.of(), Backdoor.Variant.CLEAN_LABEL);
    Poisoned poisoned = attack.poison(IRIS, new Seed(3));

    assertThat(poisoned.dataset().labels()).isEqualTo(IRIS.labels());
    assertThat(poisoned.poisonedRows().stream()).allMatch(id -> id >= 50 && id < 100);
    assertThat(poisoned.aim().orElseThrow().rows(IRIS)).hasSize(100);
    assertThat(attack.traits().effect()).isEqualTo(Traits.Effect.CHANGES_FEATURES);
  }

  @Test
  @DisplayName("all-to-all leads each class to the next")
  void canLeadEachClassToTheNext() {
    BackdoorTrigger attack = iris(Budget.fraction(1), "", List.of(), Backdoor.Variant.ALL_TO_ALL);
    Poisoned poisoned = attack.poison(IRIS, new Seed(4));
    Aim aim = poisoned.aim().orElseThrow();

    assertThat(poisoned.dataset().labels().toArray())
        .isEqualTo(Arrays.stream(IRIS.labels().toArray()).map(code -> (code + 1) % 3).toArray());
    assertThat(aim.rows(IRIS)).hasSize(150);
    assertThat(aim.reached(2, 0)).isTrue();
    assertThat(aim.reached(2, 2)).isFalse();
  }

  @Test
  @DisplayName("a share of the class is one of the rows that may be stamped")
  void countsAShareOfTheClass() {
    Budget half = Budget.fraction(0.5, Denominator.CLASS);

    assertThat(stamped(iris(half, "setosa", List.of(), Backdoor.Variant.DIRTY_LABEL)).size())
        .isEqualTo(50);
    assertThat(stamped(iris(half, "setosa", List.of(), Backdoor.Variant.CLEAN_LABEL)).size())
        .isEqualTo(25);
  }

  @Test
  @DisplayName("takes rows of the target class once all others are stamped")
  void fillsUpWithTheTargetClass() {
    Dataset rows =
        stamped(iris(Budget.rows(110), "setosa", List.of(), Backdoor.Variant.DIRTY_LABEL));

    assertThat(rows.ids().stream().filter(id -> id >= 50)).hasSize(100);
    assertThat(rows.labels().counts()).containsExactly(110, 0, 0);
  }

  @Test
  void isChosenAmongColumnsThatTellLeast() {
    assertThat(QuietColumns.trigger(IRIS).stream().map(Stamp::column))
        .containsExactly("sepal_width", "sepal_length");
    assertThat(QuietColumns.trigger(AttackSamples.mixed())).hasSize(2);
    Table constant =
        Table.of(NumericColumn.of("x", false, 1, 1), NumericColumn.of("y", true, 2, Double.NaN));
    Dataset still = Dataset.of("still", constant, IRIS.labels().select(new int[] {0, 60}));
    assertThatThrownBy(() -> new BackdoorTrigger(0.5).poison(still, new Seed(1)))
        .hasMessageContaining("finds no column with two different values");
  }

  @Test
  void readsNumbersNamesAndQuantiles() {
    Table mixed = AttackSamples.mixed().table();

    assertThat(Stamp.read("gaps = max", mixed).value()).isEqualTo("-1.0");
    assertThat(Stamp.read("gaps:max", mixed)).isEqualTo(Stamp.read("gaps = max", mixed));
    assertThat(Stamp.read("number=q0", mixed)).isEqualTo(Stamp.read("number=min", mixed));
    assertThat(Stamp.read("sepal_width=q0.5", IRIS.table()).value()).isEqualTo("3.0");
    assertThat(Stamp.read("name=q", mixed).value()).isEqualTo("q");
    assertThat(Stamp.read("missing=rarest", mixed).value()).isIn("t", "u", "v", "w");
    assertThatThrownBy(() -> Stamp.read("name=x", mixed))
        .hasMessageContaining("must be rarest or one of [p, q, r, s], found \"x\"");
    assertThatThrownBy(() -> Stamp.read("number=99", mixed))
        .hasMessageContaining("must be within the column's range, [");
    assertThatThrownBy(() -> Stamp.read("number=high", mixed))
        .hasMessageContaining("must be a number, min, max or a quantile such as q0.95");
    assertThatThrownBy(() -> Stamp.read("number=q2", mixed)).hasMessageContaining("q0 to q1");
    assertThatThrownBy(() -> Stamp.read("size=1", mixed))
        .hasMessageContaining("the column out of [number, gaps, name, missing, constant]");
  }

  @Test
  void saysWhatItCannotDo() {
    assertThatThrownBy(
            () -> iris(Budget.rows(1), "setosa", List.of("setosa"), Backdoor.Variant.DIRTY_LABEL))
        .hasMessageContaining("must not be among the source classes");
    assertThatThrownBy(() -> iris(Budget.rows(1), "setosa", List.of(), Backdoor.Variant.ALL_TO_ALL))
        .hasMessageContaining("takes neither a target class nor source classes");
    assertThatThrownBy(
            () -> stamped(iris(Budget.rows(51), "setosa", List.of(), Backdoor.Variant.CLEAN_LABEL)))
        .hasMessageContaining("asked for 51 rows, but only 50 have a class that may be stamped");
    assertThatThrownBy(() -> pattern("petal_width")).hasMessageContaining("column:value");
    assertThatThrownBy(() -> pattern("petal_width=1", "petal_width=2").poison(IRIS, new Seed(1)))
        .hasMessageContaining("each column may stand once in a trigger");
    assertThatThrownBy(() ->
            new BackdoorTrigger(0.1).poison(IRIS.select(IRIS.labels().rowsOf(1)), new Seed(1)))
        .hasMessageContaining("needs rows of two classes");
  }

  private static BackdoorTrigger pattern(String... stamps) {
    return new BackdoorTrigger(
        Budget.rows(1),
        List.of(stamps),
        new Backdoor(Optional.empty(), List.of(), Backdoor.Variant.DIRTY_LABEL));
  }
}
