// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps all results of a plan: those that come as they are computed, and those of before. */
public final class ReportBuilder implements ResultSink {
  private final ExperimentPlan plan;
  private final List<TrialResult> results = new ArrayList<>();
  private final List<TrialFailure> failures = new ArrayList<>();

  /** Begins with nothing. */
  public ReportBuilder(ExperimentPlan plan) {
    this.plan = plan;
  }

  @Override
  public void accept(TrialResult result) {
    results.add(result);
  }

  @Override
  public void failed(TrialFailure failure) {
    failures.add(failure);
  }

  /** Keeps what another process has computed. */
  public void accept(EndedTrial ended) {
    ended.result().ifPresent(this::accept);
    ended.failure().ifPresent(this::failed);
  }

  /** Returns what was kept, in the order of the trials. */
  public ExperimentReport build() {
    return new ExperimentReport(
        plan,
        results.stream().sorted(Comparator.comparingInt(result -> result.trial().index())).toList(),
        failures.stream()
            .sorted(Comparator.comparingInt(failure -> failure.trial().index()))
            .toList());
  }
}
