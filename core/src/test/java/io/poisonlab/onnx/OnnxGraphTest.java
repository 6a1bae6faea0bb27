// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {
  @Test
  void generatedNamesAvoidChosenOnes() throws InvalidProtocolBufferException {
    OnnxGraph graph = new OnnxGraph("g", Set.of("Neg_0", "Neg_1", "out"));
    graph.input("Neg_0", OnnxType.DOUBLE, OnnxGraph.ANY);
    graph.input("Neg_1", OnnxType.DOUBLE, OnnxGraph.ANY);
    String value = graph.node("Neg", List.of("Neg_0"));
    assertThat(value).isEqualTo("Neg_2");
    graph.output("out", value, OnnxType.DOUBLE, OnnxGraph.ANY);
    GraphProto proto = ModelProto.parseFrom(graph.toBytes()).getGraph();
    assertThat(proto.getInputList()).extracting("name").containsExactly("Neg_0", "Neg_1");
    assertThat(proto.getOutputList()).extracting("name").containsExactly("out");
    assertThat(proto.getNodeList())
        .extracting(NodeProto::getOpType)
        .containsExactly("Neg", "Identity");
  }

  @Test
  void aBodyNeverHidesAnOuterName() {
    OnnxGraph graph = new OnnxGraph("g", Set.of());
    String outer = graph.node("Neg", List.of("x"));
    OnnxGraph body = graph.body("b");
    assertThat(body.node("Neg", List.of(outer))).isNotEqualTo(outer);
    assertThat(graph.node("Neg", List.of(outer))).isEqualTo("Neg_2");
  }

  @Test
  void saysWhoMadeItAndWhichOperatorsItNeeds() throws InvalidProtocolBufferException {
    ModelProto model = ModelProto.parseFrom(new OnnxGraph("g", Set.of()).toBytes());
    assertThat(model.getProducerName()).isEqualTo("poisonlab");
    assertThat(model.getIrVersion()).isEqualTo(8);
    assertThat(model.getOpsetImportList())
        .extracting(set -> set.getDomain() + " " + set.getVersion())
        .containsExactly(" 17", "ai.onnx.ml 3");
  }
}
