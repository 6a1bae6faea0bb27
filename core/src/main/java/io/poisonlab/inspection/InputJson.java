// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.RejectionRates;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Notation;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Judged inputs as JSON. */
final class InputJson {
  private InputJson() {}

  static String of(InputReport report, int most) {
    InputInspection found = report.found();
    Dataset data = found.suspect().data();
    ObjectNode root = SuspicionJson.JSON.createObjectNode();
    root.putObject("data")
        .put("name", data.name())
        .put("rows", data.size())
        .put("sha256", data.fingerprint().sha256());
    Description described = Description.of(found.detector());
    root.put("detector", described.id());
    ObjectNode settings = root.putObject("settings");
    described.settings().forEach((name, value) -> settings.set(name, SuspicionJson.value(value)));
    root.put("learner", Notation.of(found.learner()));
    root.put("scope", found.scope());
    ArrayNode warnings = root.putArray("warnings");
    found.warnings().forEach(warnings::add);
    root.put("limit", found.verdicts().limit());
    root.put("rejected", found.rejected());
    root.put("expected_without_trigger", found.expected());
    report.quality().ifPresent(quality -> add(root.putObject("rates"), quality));
    ArrayNode inputs = root.putArray("inputs");
    found.ranked(most).forEach(row -> add(inputs.addObject(), report, row));
    return SuspicionJson.JSON.writeValueAsString(root) + "\n";
  }

  private static void add(ObjectNode node, InputInspection.Quality quality) {
    node.put("clean", quality.clean().scores().size());
    node.put("triggered", quality.triggered().scores().size());
    quality.falseRejection().ifPresent(share -> node.put("false_rejection", share));
    quality.falseAcceptance().ifPresent(share -> node.put("false_acceptance", share));
    List<RejectionRates> curve = quality.curve();
    if (!curve.isEmpty()) {
      ArrayNode points = node.putArray("curve");
      for (RejectionRates point : curve) {
        points
            .addObject()
            .put("limit", point.limit())
            .put("false_rejection", point.falseRejection())
            .put("false_acceptance", point.falseAcceptance());
      }
    }
  }

  private static void add(ObjectNode node, InputReport report, RankedRow row) {
    InputInspection found = report.found();
    node.put("rank", row.rank())
        .put("row", row.number())
        .put("class", row.label())
        .put("score", row.score())
        .put("rejected", row.flagged())
        .put("reason", row.reason())
        .put(found.verdicts().measure(), found.verdicts().measured().get(row.number() - 1));
    report.triggered(row).ifPresent(carries -> node.put(InputReport.TRIGGERED, carries));
    ObjectNode values = node.putObject("values");
    for (Column column : found.inputs().columns()) {
      values.set(column.name(), SuspicionJson.cell(column, row.number() - 1));
    }
  }
}
