// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.recording.Version;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON; {@link SanityReport#toJson} says which keys there are. */
final class ReportJson {
  private static final String SCHEMA = "poisonlab-sanity-1";
  private static final JsonMapper JSON = JsonMapper.shared();

  private ReportJson() {}

  static byte[] of(SanityReport report) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("schema", SCHEMA)
            .put("verdict", report.outcome().id())
            .put("experiment", report.experiment())
            .put("run_id", report.runId())
            .put("run_name", report.runName())
            .put("model", report.model())
            .put("store", report.store());
    report.predicted().ifPresent(name -> root.put("predicted", name));
    root.put("checked_at", report.checkedAt().toString());
    root.put("poisonlab_version", Version.current());
    ArrayNode checks = root.putArray("checks");
    report.checks().forEach(check -> checks.add(check(check)));
    ArrayNode notes = root.putArray("notes");
    report.notes().forEach(notes::add);
    return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode check(SanityCheck check) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("id", check.id())
            .put("title", check.title())
            .put("verdict", check.verdict().outcome().id());
    switch (check.verdict()) {
      case Verdict.Pass(String measured, String bound) ->
          node.put("measured", measured).put("bound", bound);
      case Verdict.Fail(String measured, String bound) ->
          node.put("measured", measured).put("bound", bound);
      case Verdict.Inconclusive(String reason) -> node.put("reason", reason);
    }
    return node.put("source", check.source()).put("seconds", check.took().toNanos() / 1e9);
  }
}
