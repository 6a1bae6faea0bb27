// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.util.ArrayList;
import java.util.List;

/** A report as lines for a person. */
final class ReportText {
  private ReportText() {}

  static List<String> of(SanityReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Experiment: " + report.experiment());
    lines.add("Run: %s (%s)".formatted(report.runId(), report.runName()));
    lines.add("Model: %s in %s".formatted(report.model(), report.store()));
    int number = 1;
    for (SanityCheck check : report.checks()) {
      lines.add(
          "Test %d/%d: %s … %s: %s"
              .formatted(
                  number++,
                  report.checks().size(),
                  check.title(),
                  check.verdict().outcome().id(),
                  check.verdict().explanation()));
    }
    report.predicted().ifPresent(name -> lines.add("Predicted: " + name));
    report.notes().forEach(note -> lines.add("Note: " + note));
    lines.add(
        switch (report.outcome()) {
          case PASS -> "SUCCESS: All MLflow sanity checks passed!";
          case FAIL -> "FAILURE: " + count(report, Outcome.FAIL) + " failed";
          case INCONCLUSIVE ->
              "INCONCLUSIVE: " + count(report, Outcome.INCONCLUSIVE) + " could not be made";
        });
    return List.copyOf(lines);
  }

  private static String count(SanityReport report, Outcome outcome) {
    List<String> ids =
        report.checks().stream()
            .filter(check -> check.verdict().outcome() == outcome)
            .map(SanityCheck::id)
            .toList();
    return "%d of %d checks (%s)"
        .formatted(ids.size(), report.checks().size(), String.join(", ", ids));
  }
}
