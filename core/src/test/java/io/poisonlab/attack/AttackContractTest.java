// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every attack")
class AttackContractTest {
  static List<AttackSamples.Case> attacks() {
    return AttackSamples.all();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void keepsToTheContract(AttackSamples.Case each) {
    AttackContract contract = new AttackContract(each.provider(), each.attack());
    for (Dataset clean :
        List.of(Datasets.iris(), AttackSamples.mixed(), AttackSamples.stars(), telling(each))) {
      if (!contract.reads(clean)) {
        contract.saysWhatItCannotRead(clean);
        continue;
      }
      contract.leavesItsInputAsItWas(clean);
      contract.repeatsItselfForTheSameSeed(clean);
      contract.spendsItsBudgetExactly(clean);
      contract.touchesNoRowOutsideItsGroundTruth(clean);
      contract.staysInTheDomainWhereDeclared(clean);
    }
    contract.variesWithTheSeedWhereDrawn(telling(each));
    contract.isMadeAgainByItsDescription();
    contract.worksOrSaysWhyOnSmallData();
    contract.changesSomethingOrSaysWhyOnConstantColumns();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void changesNothingWithoutABudget(AttackSamples.Case each) {
    Dataset clean = telling(each);
    if (each.attack().budget().rowsOf(150) == 0) {
      assertThat(each.attack().poison(clean, new Seed(1)).dataset()).isEqualTo(clean);
    }
  }

  /** Returns data that the attack reads. */
  private static Dataset telling(AttackSamples.Case each) {
    return each.attack().traits().accepts() == Accepts.TEXTS
        ? AttackSamples.sentences()
        : Datasets.iris();
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
