// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.parameter.Description;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inspections as JSON. */
final class SuspicionJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SuspicionJson() {}

  static String of(SuspicionReport report, int most) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("data")
        .put("name", report.data().name())
        .put("rows", report.data().size())
        .put("sha256", report.data().fingerprint().sha256());
    ArrayNode inspections = root.putArray("inspections");
    report.inspections().forEach(found -> add(inspections.addObject(), found, report, most));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void add(ObjectNode node, Inspection found, SuspicionReport report, int most) {
    Description described = Description.of(found.defence());
    node.put("defence", described.id());
    ObjectNode settings = node.putObject("settings");
    described.settings().forEach((name, value) -> settings.put(name, value.toString()));
    node.put("scope", found.scope());
    ArrayNode warnings = node.putArray("warnings");
    found.warnings().forEach(warnings::add);
    node.put("flagged", found.suspicion().flagged().size());
    report
        .truth()
        .ifPresent(truth -> {
          ObjectNode quality = node.putObject("detection");
          found.against(truth).toMap().forEach(quality::put);
        });
    ArrayNode rows = node.putArray("rows");
    for (RankedRow row : found.ranked(most)) {
      rows.addObject()
          .put("rank", row.rank())
          .put("row", row.number())
          .put("row_id", row.id())
          .put("label", row.label())
          .put("score", row.score())
          .put("flagged", row.flagged())
          .put("reason", row.reason());
    }
  }
}
