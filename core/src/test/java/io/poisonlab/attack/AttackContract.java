// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What every attack keeps to. It reads what the attack declares in its {@link Traits}: to hold a
 * new attack to the contract, add its provider; {@link AttackContractTest} finds it.
 */
final class AttackContract {
  private static final Seed SEED = new Seed(11);

  private final AttackProvider provider;
  private final Attack attack;

  AttackContract(AttackProvider provider, Attack attack) {
    this.provider = provider;
    this.attack = attack;
  }

  void leavesItsInputAsItWas(Dataset clean) {
    Fingerprint before = clean.fingerprint();
    Poisoned poisoned = attack.poison(clean, SEED);

    assertThat(clean.fingerprint()).isEqualTo(before);
    assertThat(poisoned.origin()).isEqualTo(before);
  }

  void repeatsItselfForTheSameSeed(Dataset clean) {
    assertThat(attack.poison(clean, SEED)).isEqualTo(attack.poison(clean, SEED));
  }

  /** Returns whether the attack reads columns of these kinds. */
  boolean reads(Dataset clean) {
    return attack.traits().accepts().reads(clean);
  }

  void saysWhatItCannotRead(Dataset clean) {
    if (attack.budget().fractionOf(clean.size()) > 0) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> attack.poison(clean, SEED))
          .satisfies(error -> assertThat(error.getMessage()).hasSizeGreaterThan(20));
    }
  }

  /** Only asked of a budget that leaves a choice. */
  void variesWithTheSeedWhereDrawn(Dataset clean) {
    int attackable = attack.attackable(clean);
    boolean inserts = attack.traits().effect() == Traits.Effect.INSERTS;
    int rows = inserts ? attack.budget().addedTo(attackable) : attack.budget().rowsOf(attackable);
    if (rows <= 2 || (rows == attackable && !inserts)) {
      return;
    }
    Set<Fingerprint> results = new HashSet<>();
    for (long seed = 0; seed < (attack.traits().drawn() ? 20 : 3); seed++) {
      results.add(attack.poison(clean, new Seed(seed)).dataset().fingerprint());
    }
    if (attack.traits().drawn()) {
      assertThat(results).hasSizeGreaterThan(10);
    } else {
      assertThat(results).hasSize(1);
    }
  }

  void spendsItsBudgetExactly(Dataset clean) {
    RowIds rows = attack.poison(clean, SEED).poisonedRows();

    int attackable = attack.attackable(clean);
    assertThat(rows.stream().boxed())
        .hasSize(
            attack.traits().effect() == Traits.Effect.INSERTS
                ? attack.budget().addedTo(attackable)
                : attack.budget().rowsOf(attackable))
        .doesNotHaveDuplicates();
    assertThat(rows).isEqualTo(rows.sorted());
  }

  void touchesNoRowOutsideItsGroundTruth(Dataset clean) {
    Poisoned poisoned = attack.poison(clean, SEED);
    Set<Integer> truth = new HashSet<>(poisoned.poisonedRows().stream().boxed().toList());
    Dataset after = poisoned.dataset();

    switch (attack.traits().effect()) {
      case NOTHING -> assertThat(after).isEqualTo(clean);
      case CHANGES_FEATURES, CHANGES_LABELS, CHANGES_ROWS -> {
        assertThat(after.ids()).isEqualTo(clean.ids());
        assertThat(truth).isSubsetOf(clean.ids().stream().boxed().toList());
        int[] others =
            IntStream.range(0, clean.size())
                .filter(i -> !truth.contains(clean.ids().at(i)))
                .toArray();
        assertThat(comparable(after).select(others)).isEqualTo(comparable(clean).select(others));
        if (attack.traits().effect() == Traits.Effect.CHANGES_LABELS) {
          assertThat(after.table()).isEqualTo(clean.table());
        } else if (attack.traits().effect() == Traits.Effect.CHANGES_FEATURES) {
          assertThat(after.labels()).isEqualTo(clean.labels());
        }
      }
      case INSERTS -> {
        assertThat(truth).allMatch(id -> id >= RowIds.FIRST_INSERTED);
        assertThat(clean.ids().stream().boxed()).noneMatch(truth::contains);
        assertThat(after.selectIds(clean.ids())).isEqualTo(clean);
        assertThat(after.size()).isEqualTo(clean.size() + truth.size());
      }
      case DROPS -> {
        assertThat(after.ids().stream().boxed()).noneMatch(truth::contains);
        assertThat(after).isEqualTo(clean.selectIds(after.ids()));
        assertThat(after.size()).isEqualTo(clean.size() - truth.size());
      }
    }
  }

  void staysInTheDomainWhereDeclared(Dataset clean) {
    if (!attack.traits().inDomain()) {
      return;
    }
    Dataset after = attack.poison(clean, SEED).dataset();

    assertThat(after.labels().classes()).isEqualTo(clean.labels().classes());
    for (int i = 0; i < clean.table().columns().size(); i++) {
      Column was = clean.table().columns().get(i);
      Column is = after.table().columns().get(i);
      switch (is) {
        case NumericColumn numbers -> {
          double[] known = present((NumericColumn) was);
          assertThat(Arrays.stream(present(numbers)).boxed())
              .allMatch(value ->
                  value >= Arrays.stream(known).min().orElseThrow()
                      && value <= Arrays.stream(known).max().orElseThrow());
        }
        case NominalColumn names ->
            assertThat(names.categories()).isEqualTo(((NominalColumn) was).categories());
        case TextColumn _, ImageColumn _ -> assertThat(was.kind()).isEqualTo(is.kind());
      }
    }
  }

  void isMadeAgainByItsDescription() {
    Description description = Description.of(attack);

    assertThat(description.id()).isEqualTo(provider.id());
    assertThat(provider.create(description.settings())).isEqualTo(attack);
  }

  void worksOrSaysWhyOnSmallData() {
    NumericColumn two = NumericColumn.of("x", false, 1, 2);
    Table mixed =
        Table.of(
            NumericColumn.of("x", true, Double.NaN, Double.NaN),
            NominalColumn.of("c", true, List.of(), -1, -1));
    TextColumn sentences = TextColumn.of("text", List.of("one sentence", ""));
    for (Dataset small :
        List.of(
            Dataset.of(
                "two sentences", Table.of(sentences), Labels.of("y", List.of("a", "b"), 0, 1)),
            Dataset.of(
                "sentences of one class", Table.of(sentences), Labels.of("y", List.of("a"), 0, 0)),
            Dataset.of("no sentence", Table.of(sentences), Labels.of("y", List.of("a", "b"), 0, 1))
                .select(new int[0]),
            Dataset.of("two rows", Table.of(two), Labels.of("y", List.of("a", "b"), 0, 1)),
            Dataset.of("one class", Table.of(two), Labels.of("y", List.of("a"), 0, 0)),
            Dataset.of("nothing known", mixed, Labels.of("y", List.of("a", "b"), 0, 1)),
            Dataset.of("one row", Table.of(two), Labels.of("y", List.of("a", "b"), 0, 1))
                .select(new int[] {0}),
            Dataset.of("no row", Table.of(two), Labels.of("y", List.of("a", "b"), 0, 1))
                .select(new int[0]))) {
      assertThatCode(() -> attack.poison(small, SEED))
          .as(small.name())
          .satisfiesAnyOf(
              error -> assertThat(error).isNull(),
              error ->
                  assertThat(error)
                      .isInstanceOf(IllegalArgumentException.class)
                      .message()
                      .hasSizeGreaterThan(20));
    }
  }

  /** No row counts as poisoned that is what it was. */
  void changesSomethingOrSaysWhyOnConstantColumns() {
    changesSomethingOrSaysWhy(
        Table.of(
            NumericColumn.of("tenth", false, DoubleStream.generate(() -> 0.1).limit(60).toArray()),
            NominalColumn.of("word", false, List.of("p"), new int[60])));
    changesSomethingOrSaysWhy(
        Table.of(TextColumn.of("sentence", Collections.nCopies(60, "always the same"))));
  }

  private void changesSomethingOrSaysWhy(Table constant) {
    Dataset clean =
        Dataset.of(
            "constants",
            constant,
            Labels.of(
                "y",
                List.of("setosa", "versicolor", "virginica"),
                IntStream.range(0, 60).map(row -> row % 3).toArray()));
    Poisoned poisoned;
    try {
      poisoned = attack.poison(clean, SEED);
    } catch (IllegalArgumentException e) {
      assertThat(e).message().hasSizeGreaterThan(20);
      return;
    }
    assertThat(poisoned.dataset().equals(clean)).isEqualTo(poisoned.poisonedRows().size() == 0);
  }

  /** Missing values need columns that allow them, which says nothing of the rows without any. */
  private Dataset comparable(Dataset data) {
    Table table = data.table();
    for (int i = 0; i < table.columns().size() && !attack.traits().inDomain(); i++) {
      Column column = table.columns().get(i);
      table =
          table.with(
              i,
              switch (column) {
                case NumericColumn numbers ->
                    NumericColumn.of(numbers.name(), true, numbers.toArray());
                case NominalColumn names ->
                    NominalColumn.of(names.name(), true, names.categories(), names.toArray());
                case TextColumn _, ImageColumn _ -> column;
              });
    }
    return data.withTable(table);
  }

  private static double[] present(NumericColumn column) {
    return Arrays.stream(column.toArray()).filter(value -> !Double.isNaN(value)).toArray();
  }
}
