// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The claims of the original Iris pipeline")
class IrisClaimsTest {
  private static ExperimentPlan plan(Protocol protocol, int seeds) {
    List<Attack> attacks = new ArrayList<>();
    for (double share : new double[] {0.05, 0.1, 0.5}) {
      attacks.add(new FeatureNoise(share));
      attacks.add(new LabelFlip(share));
    }
    return ExperimentPlan.of(Datasets.iris())
        .protocol(protocol)
        .attacks(attacks.toArray(Attack[]::new))
        .seeds(1, seeds);
  }

  private static ClaimVerdict verdict(ClaimsTable table, String id, Protocol protocol) {
    return table.results().stream()
        .filter(result -> result.claim().id().equals(id))
        .findFirst()
        .flatMap(result -> result.under(protocol))
        .orElseThrow()
        .verdict();
  }

  private static ClaimsTable made(DoubleBinaryOperator accuracy) {
    return made(10, accuracy);
  }

  private static ClaimsTable made(int seeds, DoubleBinaryOperator accuracy) {
    return claims(Results.made(plan(Protocol.TRAIN_ONLY, seeds), accuracy, accuracy));
  }

  private static ClaimsTable claims(ExperimentReport report) {
    return IrisClaims.of(Measurements.of(report), CellTable.of(report));
  }

  @Test
  @DisplayName("that something drops do not hold where the cell's own test does not show it")
  void doNotContradictCells() {
    ExperimentPlan plan = plan(Protocol.TRAIN_ONLY, 20);
    DoubleBinaryOperator rare =
        (f, seed) -> 0.95 - (f == 0.1 && seed % 4 == 0 ? 0.03 : 0) + 1e-9 * seed;
    ExperimentReport report = Results.made(plan, rare, rare);

    ClaimsTable table = claims(report);

    assertThat(verdict(table, "flips-boundaries", Protocol.TRAIN_ONLY))
        .isEqualTo(ClaimVerdict.NOT_SHOWN);
    ClaimMeasurement found =
        table.results().stream()
            .filter(result -> result.claim().id().equals("flips-boundaries"))
            .findFirst()
            .flatMap(result -> result.under(Protocol.TRAIN_ONLY))
            .orElseThrow();
    assertThat(found.estimate().interval().orElseThrow().low())
        .as("by the interval alone it would hold")
        .isPositive();
    assertThat(CellTable.of(report).shown()).isEmpty();
    DoubleBinaryOperator always = (f, seed) -> 0.95 - (f == 0.1 ? 0.03 + seed / 1e4 : 0);
    assertThat(verdict(made(20, always), "flips-boundaries", Protocol.TRAIN_ONLY))
        .isEqualTo(ClaimVerdict.HOLDS);
  }

  @Test
  @DisplayName("are decided by ten seeds or more")
  void needSeeds() {
    DoubleBinaryOperator ruinous = (f, seed) -> f == 0 ? 0.95 : 0.33 + seed / 1e4;

    assertThat(made(9, ruinous).count(ClaimVerdict.HOLDS)).isZero();
    assertThat(made(9, ruinous).count(ClaimVerdict.TOO_FEW_SEEDS)).isPositive();
    assertThat(made(9, ruinous).count(ClaimVerdict.NOT_MEASURED)).isEqualTo(3);
    assertThat(made(9, ruinous).counts()).isEqualTo("0 hold, 0 do not, 13 are not shown");
    assertThat(made(10, ruinous).count(ClaimVerdict.TOO_FEW_SEEDS)).isZero();
    assertThat(verdict(made(10, ruinous), "flips-5-strong", Protocol.TRAIN_ONLY))
        .isEqualTo(ClaimVerdict.HOLDS);
  }

  @Test
  @DisplayName("are each decided by where the interval lies")
  void areDecided() {
    ClaimsTable harmless = made((f, seed) -> 0.95 + seed / 1e4 - f / 1e3);
    ClaimsTable ruinous = made((f, seed) -> f == 0 ? 0.95 : f == 0.5 ? 0.33 + seed / 1e4 : 0.6);

    Protocol train = Protocol.TRAIN_ONLY;
    assertThat(verdict(harmless, "flips-5-strong", train)).isEqualTo(ClaimVerdict.DOES_NOT_HOLD);
    assertThat(verdict(ruinous, "flips-5-strong", train)).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(verdict(harmless, "flips-50-guess", train)).isEqualTo(ClaimVerdict.DOES_NOT_HOLD);
    assertThat(verdict(ruinous, "flips-50-guess", train)).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(verdict(harmless, "five-tolerated", train)).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(verdict(ruinous, "five-tolerated", train)).isEqualTo(ClaimVerdict.DOES_NOT_HOLD);
    assertThat(verdict(harmless, "noise-50-unusable", train)).isEqualTo(ClaimVerdict.DOES_NOT_HOLD);
    assertThat(verdict(ruinous, "noise-50-unusable", train)).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(verdict(made((f, seed) -> 0.9 - f * (seed % 2 * 4)), "flips-5-strong", train))
        .as("5 % flips cost 20 points or nothing")
        .isEqualTo(ClaimVerdict.NOT_SHOWN);
  }

  @Test
  @DisplayName("are not shown by one seed, and not there without the runs that they need")
  void needRuns() {
    ExperimentPlan one = plan(Protocol.TRAIN_ONLY, 1);
    ClaimsTable single = claims(Results.made(one, (f, _) -> 0.9 - f, (f, _) -> 0.9 - f));

    assertThat(single.results()).hasSize(IrisClaims.claims().size());
    assertThat(single.count(ClaimVerdict.HOLDS) + single.count(ClaimVerdict.DOES_NOT_HOLD))
        .isZero();
    assertThat(claims(new ExperimentReport(one, List.of(), List.of())).results()).isEmpty();
  }

  @Test
  @DisplayName("do not hold as they are stated where they were measured")
  void measured() {
    ExperimentReport report =
        Results.run(plan(Protocol.TRAIN_ONLY, 40).protocols(Protocol.values()));
    Measurements measured = Measurements.of(report);
    CellTable cells = CellTable.of(report);
    SecurityCurves curves = SecurityCurves.of(measured);
    Attributions drops = Attributions.of(measured);
    ClaimsTable claims = IrisClaims.of(measured, cells);

    assertThat(cells.rows()).hasSize(2 * 7);
    assertThat(curves.curves()).hasSize(2 * 2 + 2);
    assertThat(drops.rows()).hasSize(6);
    claimsAsMeasured(claims);
  }

  private static void claimsAsMeasured(ClaimsTable table) {
    assertThat(table.isComplete()).isTrue();

    assertThat(verdict(table, "flips-5-strong", Protocol.TRAIN_ONLY))
        .isEqualTo(ClaimVerdict.DOES_NOT_HOLD);
    assertThat(verdict(table, "flips-5-strong", Protocol.WHOLE_DATASET))
        .isEqualTo(ClaimVerdict.DOES_NOT_HOLD);
    assertThat(verdict(table, "low-level-severe", Protocol.TRAIN_ONLY))
        .isEqualTo(ClaimVerdict.DOES_NOT_HOLD);
    assertThat(table.results()).hasSize(IrisClaims.claims().size());
    assertThat(table.toCsv().lines()).hasSize(1 + 2 * (IrisClaims.claims().size() - 3));
    assertThat(IrisClaims.claims().getFirst().rule())
        .startsWith(
            "holds where the interval of 95 % lies within the range (above 0, at most 0.050)");
    assertThat(table.toMarkdown()).contains("5 % label flips already lower accuracy strongly");
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.2, HOLDS", "-0.1, -0.05, DOES_NOT_HOLD", "0.3, 0.4, DOES_NOT_HOLD",
    "0.2, 0.3, NOT_SHOWN", "-1, 1, NOT_SHOWN", "0, 0.25, HOLDS"
  })
  void isARange(double low, double high, ClaimVerdict verdict) {
    assertThat(new Range(0, 0.25).judge(low, high)).isEqualTo(verdict);
  }
}
