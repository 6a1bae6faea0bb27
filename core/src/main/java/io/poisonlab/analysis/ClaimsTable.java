// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims beside what was measured of them.
 *
 * @param results in the order in which they are shown
 */
public record ClaimsTable(List<ClaimResult> results) {
  /** What stands where a claim needs more rows than the data have. */
  private static final String ELSEWHERE = "poisonlab study clean-data measures it";

  /** Copies the list. */
  public ClaimsTable {
    results = List.copyOf(results);
  }

  /**
   * Returns whether every claim that iris has rows for was measured under both protocols and in
   * several seeds: there is a table to show.
   */
  public boolean isComplete() {
    return results.size() == IrisClaims.claims().size()
        && results.stream()
            .map(ClaimResult::measurements)
            .filter(found -> !found.isEmpty())
            .allMatch(found ->
                found.size() == Protocol.values().length
                    && found.stream().allMatch(each -> each.estimate().n() > 1));
  }

  /** Returns how many claims have this verdict. */
  public long count(ClaimVerdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /**
   * Returns how many claims hold, do not, and are not shown; what was not measured is not counted.
   */
  public String counts() {
    return "%d hold, %d do not, %d are not shown"
        .formatted(
            count(ClaimVerdict.HOLDS),
            count(ClaimVerdict.DOES_NOT_HOLD),
            count(ClaimVerdict.NOT_SHOWN) + count(ClaimVerdict.TOO_FEW_SEEDS));
  }

  /** Returns a line for each claim and protocol, numbers in full precision. */
  public String toCsv() {
    List<List<String>> rows = new ArrayList<>();
    for (ClaimResult result : results) {
      Claim claim = result.claim();
      for (ClaimMeasurement found : result.measurements()) {
        List<String> row =
            new ArrayList<>(
                List.of(
                    claim.id(),
                    claim.statement(),
                    claim.quantity(),
                    claim.range().words(),
                    found.protocol().id()));
        row.addAll(Figures.numbers(found.estimate()));
        row.add(found.verdict().words());
        rows.add(row);
      }
    }
    return new Sheet(
            List.of(
                "claim",
                "statement",
                "quantity",
                "holds_if",
                "protocol",
                "n",
                "mean",
                "sd",
                "low",
                "high",
                "verdict"),
            rows)
        .toCsv();
  }

  /** Returns a line for each claim, for people. */
  public Sheet sheet() {
    List<List<String>> rows = new ArrayList<>();
    for (ClaimResult result : results) {
      Claim claim = result.claim();
      rows.add(
          List.of(
              claim.statement(),
              claim.quantity() + ": " + claim.range().words(),
              words(result, Protocol.TRAIN_ONLY),
              words(result, Protocol.WHOLE_DATASET),
              result.verdict().words()));
    }
    return new Sheet(List.of("claim", "holds if", "train-only", "whole-dataset", "verdict"), rows);
  }

  private static String words(ClaimResult result, Protocol protocol) {
    return result
        .under(protocol)
        .map(found -> protocol == Protocol.TRAIN_ONLY ? found.estimate().words() : found.words())
        .orElse(result.measurements().isEmpty() ? ELSEWHERE : Figures.ABSENT);
  }

  /** Returns a line for each claim, as Markdown. */
  public String toMarkdown() {
    return sheet().toMarkdown();
  }
}
