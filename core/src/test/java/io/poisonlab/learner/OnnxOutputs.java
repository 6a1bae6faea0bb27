// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.onnx.OnnxImages;
import io.poisonlab.onnx.OnnxTexts;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What ONNX Runtime computes from an exported model.
 *
 * @param labels the class names
 * @param probabilities for each class a list with one value per row; empty where there are none
 */
record OnnxOutputs(List<String> labels, List<List<Double>> probabilities) {
  static OnnxOutputs of(TrainedModel model, Table table) {
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model.toOnnx())) {
      Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
      for (Feature feature : model.features()) {
        inputs.put(feature.name(), tensor(table.column(feature.name()), model.features().size()));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        String[] labels = (String[]) result.get(model.labelOutput()).orElseThrow().getValue();
        List<List<Double>> probabilities = new ArrayList<>();
        for (String name : model.probabilityOutputs()) {
          double[][] values = (double[][]) result.get(name).orElseThrow().getValue();
          probabilities.add(IntStream.range(0, labels.length).mapToObj(i -> values[i][0]).toList());
        }
        return new OnnxOutputs(List.of(labels), probabilities);
      } finally {
        inputs.values().forEach(OnnxTensor::close);
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OnnxTensor tensor(Column column, int columns) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = columns == 1 ? new long[] {column.size(), 1} : new long[] {column.size()};
    return switch (column) {
      case NumericColumn numeric ->
          OnnxTensor.createTensor(environment, DoubleBuffer.wrap(numeric.toArray()), shape);
      case NominalColumn _, TextColumn _ -> {
        String[] texts =
            IntStream.range(0, column.size())
                .mapToObj(row -> OnnxTexts.passable(column.text(row)))
                .toArray(String[]::new);
        yield OnnxTensor.createTensor(environment, texts, shape);
      }
      case ImageColumn images ->
          OnnxTensor.createTensor(
              environment, OnnxImages.bytes(images), OnnxImages.shape(images), OnnxJavaType.UINT8);
    };
  }
}
