// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Exports a trained model: its encoder, its scorer and the rule that picks the class. */
final class OnnxModel {
  private OnnxModel() {}

  static byte[] of(TrainedModel model) {
    OutputNames outputs = OutputNames.of(model);
    List<String> chosen = new ArrayList<>(outputs.probabilities());
    chosen.add(outputs.label());
    model.features().forEach(feature -> chosen.add(feature.name()));
    OnnxGraph graph = new OnnxGraph("poisonlab", chosen);

    String scores = model.body().export(graph);
    addLabel(graph, scores, model, outputs.label());
    if (model.soft()) {
      addProbabilities(graph, scores, model, outputs.probabilities());
    }
    return graph.toBytes();
  }

  private static void addLabel(OnnxGraph graph, String scores, TrainedModel model, String output) {
    String best =
        graph.node(
            "ArgMax",
            List.of(scores),
            OnnxAttribute.integer("axis", 1),
            OnnxAttribute.integer("keepdims", 0),
            OnnxAttribute.integer("select_last_index", 0));
    List<String> names = Arrays.stream(model.seen()).mapToObj(model.classes()::get).toList();
    String label = graph.node("Gather", List.of(graph.strings(names), best));
    graph.output(output, label, OnnxType.STRING, OnnxGraph.ANY);
  }

  private static void addProbabilities(
      OnnxGraph graph, String scores, TrainedModel model, List<String> outputs) {
    String probabilities =
        model.body().scale() == Scorer.Scale.LOGITS
            ? graph.node("Softmax", List.of(scores), OnnxAttribute.integer("axis", 1))
            : scores;
    String first = graph.column(probabilities, 0);
    String none = graph.node("Sub", List.of(first, first));
    int[] seen = model.seen();
    for (int code = 0; code < outputs.size(); code++) {
      int position = Arrays.binarySearch(seen, code);
      String value = position < 0 ? none : graph.column(probabilities, position);
      graph.output(outputs.get(code), value, OnnxType.DOUBLE, OnnxGraph.ANY, 1);
    }
  }
}
