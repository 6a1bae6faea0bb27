// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.tracking.LoggedModel;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Java predicts on whole data sets, as {@code read_models.py} takes it. */
final class ExpectedModels {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ObjectNode root = JSON.createObjectNode();
  private final ObjectNode tables = root.putObject("tables");
  private final ArrayNode models = root.putArray("models");
  private final List<LoggedModel> logged = new ArrayList<>();

  void add(String what, LoggedModel identity, TrainedModel model, Dataset data) {
    if (!tables.has(data.name())) {
      describe(tables.putObject(data.name()), data);
    }
    Predictions predictions = model.predict(data.table());
    ObjectNode entry = models.addObject();
    entry.put("what", what).put("run_id", identity.runId()).put("model_id", identity.id());
    entry.put("table", data.name()).put("label", model.labelOutput());
    ArrayNode labels = entry.putArray("labels");
    for (int row = 0; row < predictions.size(); row++) {
      labels.add(predictions.labels().name(row));
    }
    ObjectNode probabilities = entry.putObject("probabilities");
    List<String> outputs = model.probabilityOutputs();
    for (int code = 0; code < outputs.size(); code++) {
      ArrayNode values = probabilities.putArray(outputs.get(code));
      for (int row = 0; row < predictions.size(); row++) {
        values.add(predictions.probability(row, code));
      }
    }
    logged.add(identity);
  }

  int size() {
    return logged.size();
  }

  List<LoggedModel> logged() {
    return logged;
  }

  String toJson() {
    return root.toString();
  }

  private static void describe(ObjectNode table, Dataset data) {
    ObjectNode columns = table.putObject("columns");
    for (Column column : data.table().columns()) {
      columns.put(column.name(), column instanceof NumericColumn ? "double" : "string");
    }
    ArrayNode rows = table.putArray("rows");
    for (int row = 0; row < data.size(); row++) {
      rows.addArray().addAll(List.copyOf(JsonRow.of(data.table(), row).values()));
    }
  }
}
