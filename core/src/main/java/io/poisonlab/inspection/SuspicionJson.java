// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.attack.Taxonomy;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.defence.Finding;
import io.poisonlab.parameter.Description;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inspections as JSON. */
final class SuspicionJson {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** From here on not every whole number is a double. */
  private static final double WHOLE = 1L << 53;

  private SuspicionJson() {}

  static String of(SuspicionReport report, int most) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("data")
        .put("name", report.data().name())
        .put("rows", report.data().size())
        .put("sha256", report.data().fingerprint().sha256());
    report
        .attack()
        .ifPresent(attack -> {
          ObjectNode known = root.putObject("attack").put("id", Description.of(attack).id());
          add(known.putArray("taxonomy"), attack.traits().goal().taxonomy());
        });
    ArrayNode inspections = root.putArray("inspections");
    report.inspections().forEach(found -> add(inspections.addObject(), found, report, most));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void add(ArrayNode array, List<Taxonomy> entries) {
    for (Taxonomy entry : entries) {
      array
          .addObject()
          .put("scheme", entry.scheme())
          .put("id", entry.id())
          .put("title", entry.title());
    }
  }

  private static void add(ObjectNode node, Inspection found, SuspicionReport report, int most) {
    Description described = Description.of(found.defence());
    node.put("defence", described.id());
    ObjectNode settings = node.putObject("settings");
    described.settings().forEach((name, value) -> settings.set(name, value(value)));
    node.put("scope", found.scope());
    ArrayNode warnings = node.putArray("warnings");
    found.warnings().forEach(warnings::add);
    add(node.putArray("mitigations"), found.defence().mitigations());
    node.put("flagged", found.suspicion().flagged().size());
    report
        .truth()
        .ifPresent(truth -> {
          ObjectNode quality = node.putObject("detection");
          found.against(truth).toMap().forEach((name, value) -> quality.set(name, number(value)));
        });
    List<Finding> findings = found.suspicion().findings();
    if (!findings.isEmpty()) {
      ObjectNode tables = node.putObject("findings");
      findings.forEach(finding -> add(tables.putObject(finding.id()), finding));
    }
    SequencedMap<String, List<Double>> measures = found.suspicion().measures();
    ArrayNode rows = node.putArray("rows");
    for (RankedRow row : found.ranked(most)) {
      ObjectNode shown = rows.addObject();
      shown.put("rank", row.rank()).put("row", row.number());
      report.line(row).ifPresent(line -> shown.put("line", line));
      shown
          .put("row_id", row.id())
          .put("label", row.label())
          .put("score", row.score())
          .put("flagged", row.flagged())
          .put("reason", row.reason());
      measures.forEach((name, values) -> shown.put(name, values.get(row.number() - 1)));
      ObjectNode values = shown.putObject("values");
      for (Column column : report.data().table().columns()) {
        values.set(column.name(), cell(column, row.number() - 1));
      }
    }
  }

  private static void add(ObjectNode node, Finding finding) {
    node.put("title", finding.title());
    ArrayNode columns = node.putArray("columns");
    finding.columns().forEach(columns::add);
    ArrayNode lines = node.putArray("lines");
    for (Finding.Line line : finding.lines()) {
      ObjectNode shown = lines.addObject();
      shown.put("name", line.name());
      ArrayNode values = shown.putArray("values");
      line.values()
          .forEach(value ->
              values.add(
                  value instanceof Integer count
                      ? JSON.getNodeFactory().numberNode(count)
                      : JSON.getNodeFactory().numberNode(value.doubleValue())));
    }
  }

  static JsonNode cell(Column column, int row) {
    if (column.isMissing(row)) {
      return JSON.getNodeFactory().nullNode();
    }
    return column instanceof NumericColumn numbers
        ? number(numbers.value(row))
        : JSON.getNodeFactory().stringNode(column.text(row));
  }

  /** Settings are written as what they are; an algorithm among them as its notation. */
  static JsonNode value(Object value) {
    return switch (value) {
      case List<?> list -> {
        ArrayNode all = JSON.createArrayNode();
        list.forEach(each -> all.add(value(each)));
        yield all;
      }
      case Number number -> number(number.doubleValue());
      case Boolean truth -> JSON.getNodeFactory().booleanNode(truth);
      default -> JSON.getNodeFactory().stringNode(value.toString());
    };
  }

  /** A whole number is written without a point, as counts are. */
  static JsonNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) < WHOLE
        ? JSON.getNodeFactory().numberNode((long) value)
        : JSON.getNodeFactory().numberNode(value);
  }
}
