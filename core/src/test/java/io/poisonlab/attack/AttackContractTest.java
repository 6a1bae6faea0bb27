// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every attack")
class AttackContractTest {
  private static final List<Map<String, Object>> BUDGETS =
      List.of(
          Map.of("fraction", 0.0),
          Map.of("fraction", 0.05),
          Map.of("fraction", 0.29),
          Map.of("fraction", 0.5),
          Map.of("fraction", 1.0),
          Map.of("rows", 0),
          Map.of("rows", 1),
          Map.of("rows", 17));

  /** Numbers and names, with and without missing values, ids that are no row numbers. */
  private static Dataset mixed() {
    int n = 100;
    double[] values = new double[n];
    double[] gaps = new double[n];
    int[] codes = new int[n];
    int[] missing = new int[n];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      values[i] = i / 7.0;
      gaps[i] = i % 3 == 0 ? Double.NaN : -i;
      codes[i] = i % 4;
      missing[i] = i % 5 - 1;
      labels[i] = i % 3;
    }
    Dataset all =
        Dataset.of(
            "mixed",
            Table.of(
                NumericColumn.of("number", false, values),
                NumericColumn.of("gaps", true, gaps),
                NominalColumn.of("name", false, List.of("p", "q", "r", "s"), codes),
                NominalColumn.of("missing", true, List.of("t", "u", "v", "w"), missing),
                NumericColumn.of("constant", false, new double[n])),
            Labels.of("y", List.of("a", "b", "c", "never"), labels));
    int[] odd = new int[n / 2];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = n - 1 - 2 * i;
    }
    return all.select(odd);
  }

  record Case(AttackProvider provider, Attack attack) {
    @Override
    public String toString() {
      return attack.toString();
    }
  }

  static Stream<Case> attacks() {
    List<Case> cases = new ArrayList<>();
    for (AttackProvider provider : AttackProvider.catalogue().all()) {
      List<String> settings = provider.settings().stream().map(SettingInfo::name).toList();
      if (settings.contains("fraction")) {
        BUDGETS.forEach(budget -> cases.add(new Case(provider, provider.create(budget))));
      } else {
        cases.add(new Case(provider, provider.create(Map.of())));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void keepsToTheContract(Case each) {
    AttackContract contract = new AttackContract(each.provider(), each.attack());
    for (Dataset clean : List.of(Datasets.iris(), mixed())) {
      contract.leavesItsInputAsItWas(clean);
      contract.repeatsItselfForTheSameSeed(clean);
      contract.spendsItsBudgetExactly(clean);
      contract.touchesNoRowOutsideItsGroundTruth(clean);
      contract.staysInTheDomainWhereDeclared(clean);
    }
    if (each.attack().budget().rowsOf(150) > 2) {
      contract.variesWithTheSeedWhereDrawn(Datasets.iris());
    }
    contract.isMadeAgainByItsDescription();
    contract.worksOrSaysWhyOnSmallData();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void changesNothingWithoutABudget(Case each) {
    if (each.attack().budget().rowsOf(150) == 0) {
      assertThat(each.attack().poison(Datasets.iris(), new Seed(1)).dataset())
          .isEqualTo(Datasets.iris());
    }
  }

  @Test
  void isFound() {
    assertThat(AttackProvider.catalogue().all().stream().map(AttackProvider::id))
        .contains("clean", "feature-noise", "label-flip");
  }

  @Test
  void refusesSettingsThatItDoesNotKnow() {
    assertThat(AttackProvider.catalogue().all())
        .allSatisfy(provider ->
            assertThatThrownBy(() -> provider.create(Map.of("fractoin", 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(provider.id() + " has no setting \"fractoin\""));
  }
}
