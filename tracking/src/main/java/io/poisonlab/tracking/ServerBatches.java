// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Splits the values of a run into as few {@code runs/log-batch} bodies as MLflow's limits allow:
 * 1,000 metrics, 100 parameters and 100 tags, together not above 1,000 entries and 1 MB.
 */
final class ServerBatches {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ENTRIES = 1000;
  private static final int BYTES = 900_000;

  /** What a batch holds, with the number that fits. */
  private enum Kind {
    PARAMS(100),
    TAGS(100),
    METRICS(ENTRIES);

    final int limit;

    Kind(int limit) {
      this.limit = limit;
    }

    String field() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String runId;
  private final List<String> bodies = new ArrayList<>();
  private final Map<Kind, List<ObjectNode>> open = new EnumMap<>(Kind.class);
  private int bytes;

  private ServerBatches(String runId) {
    this.runId = runId;
  }

  /** Returns the bodies to post, in order; none where there are no values. */
  static List<String> of(String runId, RunValues values, long timestamp) {
    ServerBatches batches = new ServerBatches(runId);
    values.params().forEach((key, value) -> batches.add(Kind.PARAMS, pair(key, value)));
    values.tags().forEach((key, value) -> batches.add(Kind.TAGS, pair(key, value)));
    for (RunValues.MetricValue metric : values.metrics()) {
      ObjectNode entry = JSON.createObjectNode();
      entry.put("key", metric.name()).put("value", metric.value());
      entry.put("timestamp", timestamp).put("step", metric.step());
      values.model().ifPresent(model -> entry.put("model_id", model.id()));
      batches.add(Kind.METRICS, entry);
    }
    batches.flush();
    return batches.bodies;
  }

  /** Returns an entry of a key and its value. */
  static ObjectNode pair(String key, String value) {
    return JSON.createObjectNode().put("key", key).put("value", value);
  }

  private void add(Kind kind, ObjectNode entry) {
    int size = entry.toString().getBytes(StandardCharsets.UTF_8).length + 1;
    int entries = open.values().stream().mapToInt(List::size).sum();
    boolean full = open.getOrDefault(kind, List.of()).size() >= kind.limit;
    if (full || entries >= ENTRIES || bytes + size > BYTES) {
      flush();
    }
    open.computeIfAbsent(kind, _ -> new ArrayList<>()).add(entry);
    bytes += size;
  }

  private void flush() {
    if (open.isEmpty()) {
      return;
    }
    ObjectNode body = JSON.createObjectNode().put("run_id", runId);
    open.forEach((kind, entries) -> body.putArray(kind.field()).addAll(entries));
    bodies.add(body.toString());
    open.clear();
    bytes = 0;
  }
}
