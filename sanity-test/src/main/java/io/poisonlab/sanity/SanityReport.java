// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sanity check found out about one run.
 *
 * @param store where the run is recorded, in words
 * @param experiment the name of its experiment
 * @param runId the run's id
 * @param runName the run's name
 * @param model the address that MLflow loads the model by
 * @param predicted what the first known sample was predicted as, if the model could be asked
 * @param checks what was checked, in order
 * @param notes what a reader should know beside the checks
 * @param checkedAt when the check was made
 */
public record SanityReport(
    String store,
    String experiment,
    String runId,
    String runName,
    String model,
    Optional<String> predicted,
    List<SanityCheck> checks,
    List<String> notes,
    Instant checkedAt) {
  /** Copies the lists. */
  public SanityReport {
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /** Returns FAIL if any check failed, else INCONCLUSIVE if any was, else PASS. */
  public Outcome outcome() {
    return Outcome.worst(checks.stream().map(check -> check.verdict().outcome()).toList());
  }

  /**
   * Returns the report as JSON. The keys do not change within a major version: {@code schema},
   * {@code verdict} ({@code pass}, {@code fail} or {@code inconclusive}), {@code experiment},
   * {@code run_id}, {@code run_name}, {@code model}, {@code store}, {@code predicted} (absent if
   * the model could not be asked), {@code checked_at}, {@code poisonlab_version}, {@code checks}
   * (each with {@code id}, {@code title}, {@code verdict}, {@code source}, {@code seconds}, and
   * either {@code measured} and {@code bound} or {@code reason}) and {@code notes}.
   */
  public byte[] toJson() {
    return ReportJson.of(this);
  }

  /**
   * Returns the report as JUnit XML, for CI: one test case per check; a failed check is a {@code
   * failure}, an inconclusive one is {@code skipped}.
   */
  public byte[] toJunitXml() {
    return ReportJunitXml.of(this);
  }

  /**
   * Returns the report as lines for a person. The last is {@code SUCCESS: All MLflow sanity checks
   * passed!} exactly if all checks passed.
   */
  public List<String> toLines() {
    return ReportText.of(this);
  }

  /** Returns this report with another note. */
  SanityReport noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new SanityReport(
        store, experiment, runId, runName, model, predicted, checks, more, checkedAt);
  }
}
