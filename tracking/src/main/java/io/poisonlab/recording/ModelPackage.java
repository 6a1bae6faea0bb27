// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.tracking.LoggedModel;
import io.poisonlab.tracking.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trained model as the files of an MLflow model with the flavours {@code python_function}, {@code
 * onnx} and {@code smile}. Python loads the first two through ONNX Runtime, which executes no code
 * of ours; the last is read by Java. A network has the first two alone.
 */
public final class ModelPackage {
  /** The name of a run's model: {@code runs:/ID/model} loads it. */
  public static final String NAME = "model";

  /** The file that describes the others. */
  public static final String MLMODEL = "MLmodel";

  /** The model as ONNX. */
  public static final String ONNX_FILE = "model.onnx";

  /** The copy with the finished Smile model. */
  public static final String SMILE_FILE = "model.smile";

  /** One row as a data frame; absent where rows must not be recorded. */
  public static final String INPUT_EXAMPLE = "input_example.json";

  /** The same row as a scoring server takes it. */
  public static final String SERVING_INPUT_EXAMPLE = "serving_input_example.json";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TrainedModel model;
  private final Optional<Table> example;
  private final byte[] onnx;
  private final Optional<byte[]> smile;

  /**
   * Exports a model.
   *
   * @param example a table of one row to show how the model is fed, or nothing
   */
  public ModelPackage(TrainedModel model, Optional<Table> example) {
    this.model = model;
    this.example = example;
    this.onnx = model.toOnnx();
    this.smile = model.hasSmileCopy() ? Optional.of(model.toSmile()) : Optional.empty();
  }

  /** Returns the ONNX file. */
  public byte[] onnx() {
    return onnx.clone();
  }

  /** Returns the SHA-256 of each file that holds the model, by file name. */
  public SequencedMap<String, String> sha256() {
    SequencedMap<String, String> digests = new LinkedHashMap<>();
    digests.put(ONNX_FILE, Fingerprint.of(onnx).sha256());
    smile.ifPresent(copy -> digests.put(SMILE_FILE, Fingerprint.of(copy).sha256()));
    return digests;
  }

  /** Returns the model ready to be logged, with its learner's settings. */
  public ModelFiles toFiles(Map<String, String> params) {
    Instant created = Instant.now();
    return new ModelFiles(NAME, params, identity -> files(identity, created));
  }

  private SequencedMap<String, byte[]> files(LoggedModel identity, Instant created) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        MLMODEL,
        utf8(
            new MlmodelFile(
                    model,
                    identity,
                    created,
                    example.isPresent(),
                    onnx.length + smile.map(copy -> copy.length).orElse(0))
                .toYaml()));
    files.put(ONNX_FILE, onnx);
    smile.ifPresent(copy -> files.put(SMILE_FILE, copy));
    PythonEnvironment python = PythonEnvironment.of(model);
    files.put("requirements.txt", utf8(python.requirements()));
    files.put("conda.yaml", utf8(python.conda()));
    files.put("python_env.yaml", utf8(PythonEnvironment.virtualenv()));
    example.ifPresent(row -> {
      ObjectNode serving = JSON.createObjectNode();
      if (ImageColumn.isAlone(row)) {
        ObjectNode tensors = serving.putObject("inputs");
        tensors.set(row.names().getFirst(), ImageJson.of(row));
        files.put(INPUT_EXAMPLE, utf8(JSON.writeValueAsString(tensors)));
      } else {
        ObjectNode split = split(row);
        files.put(INPUT_EXAMPLE, utf8(JSON.writeValueAsString(split)));
        serving.set("dataframe_split", split);
      }
      files.put(
          SERVING_INPUT_EXAMPLE,
          utf8(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(serving)));
    });
    return files;
  }

  /** Returns a row in pandas' orientation "split". */
  private static ObjectNode split(Table row) {
    ObjectNode values = JsonRow.of(row, 0);
    ObjectNode split = JSON.createObjectNode();
    ArrayNode columns = split.putArray("columns");
    row.names().forEach(columns::add);
    split.putArray("data").addArray().addAll(List.copyOf(values.values()));
    return split;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
