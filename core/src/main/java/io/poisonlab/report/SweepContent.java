// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.evaluation.ConfusionMatrix;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What there is to say of a sweep, for a leader first and for an engineer below; pages and files
 * lay it out.
 *
 * @param title what was swept
 * @param scope how much of it, in a line
 * @param warnings what a reader must know before all else: failures, a sweep that is not finished
 * @param findings what came out, in plain sentences, the most important first
 * @param figures a few numbers
 * @param curves the curves
 * @param tables the statistics
 * @param matrices the confusion matrices, those of one title added up
 * @param planes the decision boundaries
 * @param notShown what the sweep does not show, and why
 * @param plan the plan as YAML, where it can be written
 * @param provenance what the numbers were made with
 * @param links where the runs are
 */
record SweepContent(
    String title,
    String scope,
    List<String> warnings,
    List<String> findings,
    SweepFigures figures,
    SweepCurves curves,
    List<ReportTable> tables,
    SequencedMap<String, List<ConfusionMatrix>> matrices,
    List<Plane> planes,
    List<String> notShown,
    Optional<String> plan,
    SequencedMap<String, String> provenance,
    SequencedMap<String, URI> links) {
  SweepContent {
    warnings = List.copyOf(warnings);
    findings = List.copyOf(findings);
    tables = List.copyOf(tables);
    matrices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(matrices));
    planes = List.copyOf(planes);
    notShown = List.copyOf(notShown);
    provenance = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(provenance));
    links = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(links));
  }

  /**
   * The decision boundary of a model.
   *
   * @param caption which model
   * @param svg the picture
   */
  record Plane(String caption, String svg) {}
}
