// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Column;
import io.poisonlab.learner.Feature;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.tracking.LoggedModel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The file {@code MLmodel}: identity, flavours and signature.
 *
 * @param model what is described
 * @param identity as the tracking store has assigned it
 * @param created when it was exported
 * @param hasExample whether an input example lies beside it
 * @param bytes the size of the files that hold the model
 */
record MlmodelFile(
    TrainedModel model, LoggedModel identity, Instant created, boolean hasExample, long bytes) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  String toYaml() {
    SequencedMap<String, Object> root = new LinkedHashMap<>();
    root.put("artifact_path", identity.artifactLocation());
    SequencedMap<String, Object> flavours = new LinkedHashMap<>();
    flavours.put("onnx", onnx());
    flavours.put("python_function", pythonFunction());
    if (model.hasSmileCopy()) {
      flavours.put("smile", smile());
    }
    root.put("flavors", flavours);
    root.put("is_signature_from_type_hint", false);
    root.put("mlflow_version", PythonEnvironment.mlflowVersion());
    root.put("model_id", identity.id());
    root.put("model_size_bytes", bytes);
    root.put("model_uuid", identity.id());
    root.put("run_id", identity.runId());
    if (hasExample) {
      root.put("saved_input_example_info", example());
    }
    root.put("signature", signature());
    root.put("type_hint_from_example", false);
    root.put("utc_time_created", MICROSECONDS.format(created));
    return YAML.writeValueAsString(root);
  }

  private SequencedMap<String, Object> example() {
    boolean images =
        model.features().stream().anyMatch(feature -> feature.kind() == Column.Kind.IMAGE);
    SequencedMap<String, Object> example = new LinkedHashMap<>();
    example.put("artifact_path", ModelPackage.INPUT_EXAMPLE);
    if (!images) {
      example.put("pandas_orient", "split");
    }
    example.put("serving_input_path", ModelPackage.SERVING_INPUT_EXAMPLE);
    example.put("type", images ? "ndarray" : "dataframe");
    return example;
  }

  private static SequencedMap<String, Object> onnx() {
    SequencedMap<String, Object> flavour = new LinkedHashMap<>();
    flavour.put("data", ModelPackage.ONNX_FILE);
    flavour.put("onnx_version", "1.17.0");
    flavour.put("providers", List.of("CPUExecutionProvider"));
    return flavour;
  }

  private static SequencedMap<String, Object> pythonFunction() {
    SequencedMap<String, Object> flavour = new LinkedHashMap<>();
    flavour.put("data", ModelPackage.ONNX_FILE);
    flavour.put(
        "env", new TreeMap<>(Map.of("conda", "conda.yaml", "virtualenv", "python_env.yaml")));
    flavour.put("loader_module", "mlflow.onnx");
    flavour.put("python_version", PythonEnvironment.pythonVersion());
    return flavour;
  }

  private static SequencedMap<String, Object> smile() {
    SequencedMap<String, Object> flavour = new LinkedHashMap<>();
    flavour.put("data", ModelPackage.SMILE_FILE);
    flavour.put("format", "java-serialization");
    flavour.put("poisonlab_version", Version.current());
    return flavour;
  }

  private SequencedMap<String, Object> signature() {
    ArrayNode inputs = JsonMapper.shared().createArrayNode();
    for (Feature feature : model.features()) {
      ColumnSpec.add(inputs, feature);
    }
    ArrayNode outputs = JsonMapper.shared().createArrayNode();
    ColumnSpec.add(outputs, model.labelOutput(), false, true);
    model.probabilityOutputs().forEach(name -> ColumnSpec.add(outputs, name, true, true));
    SequencedMap<String, Object> signature = new LinkedHashMap<>();
    signature.put("inputs", inputs.toString());
    signature.put("outputs", outputs.toString());
    signature.put("params", null);
    return signature;
  }
}
