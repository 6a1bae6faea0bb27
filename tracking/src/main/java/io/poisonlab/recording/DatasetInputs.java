// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.CsvFormat;
import io.poisonlab.dataset.CsvOmissions;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Source;
import io.poisonlab.tracking.DatasetInput;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes data in MLflow's terms. */
final class DatasetInputs {
  private static final JsonMapper JSON = JsonMapper.shared();

  private DatasetInputs() {}

  /**
   * Describes rows that a run used.
   *
   * @param context what for: {@code training} or {@code evaluation}
   */
  static DatasetInput of(Dataset data, String context) {
    return new DatasetInput(
        data.name(),
        data.fingerprint().brief(),
        "local",
        source(data),
        JSON.writeValueAsString(schema(data)),
        JSON.writeValueAsString(profile(data)),
        context);
  }

  private static String source(Dataset data) {
    String location =
        switch (data.source().kind()) {
          case BUNDLED, FETCHED, GENERATED -> "poisonlab:" + data.source().location();
          case FILE, MEMORY -> data.source().location();
        };
    ObjectNode source = JSON.createObjectNode().put("uri", location);
    CsvOmissions omissions = data.source().omissions();
    if (data.source().kind() == Source.Kind.FILE) {
      texts(source, "texts", CsvFormat.of(data).texts());
    }
    texts(source, "ignore", omissions.columns());
    texts(source, "missing", omissions.missing());
    if (omissions.unlabelledRows()) {
      source.put("skip_unlabelled", true);
    }
    return JSON.writeValueAsString(source);
  }

  private static void texts(ObjectNode node, String key, Set<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = node.putArray(key);
      texts.stream().sorted().forEach(array::add);
    }
  }

  private static ObjectNode schema(Dataset data) {
    ObjectNode schema = JSON.createObjectNode();
    ArrayNode columns = schema.putArray("mlflow_colspec");
    for (Column column : data.table().columns()) {
      ColumnSpec.add(columns, column);
    }
    ColumnSpec.add(columns, data.labels().target(), false, true);
    return schema;
  }

  private static ObjectNode profile(Dataset data) {
    return JSON.createObjectNode()
        .put("num_rows", data.size())
        .put("num_elements", (long) data.size() * (data.table().columns().size() + 1));
  }
}
