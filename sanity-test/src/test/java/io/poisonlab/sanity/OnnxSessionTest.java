// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OrtEnvironment;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OnnxSessionTest {
  private static final Map<String, DataType> TYPES =
      Map.of(
          "double", DataType.DOUBLE,
          "float", DataType.FLOAT,
          "long", DataType.INT64,
          "integer", DataType.INT32,
          "boolean", DataType.BOOL,
          "string", DataType.STRING);

  /** From 1.29 on ONNX Runtime reports to its maker, and Java cannot keep it from that. */
  @Test
  void theRuntimeReportsToNobody() throws IOException {
    String library = "/ai/onnxruntime/native/linux-x64/libonnxruntime.so";
    try (InputStream in = OrtEnvironment.class.getResourceAsStream(library)) {
      String content = new String(Objects.requireNonNull(in).readAllBytes(), ISO_8859_1);
      assertThat(content.contains("OrtGetApiBase")).as("this is the library").isTrue();
      assertThat(content.contains("OneCollector")).isFalse();
    }
  }

  @Test
  void valuesOfEveryTypeGoInAndComeOut() {
    for (Map.Entry<String, DataType> type : TYPES.entrySet()) {
      Column column =
          type.getKey().equals("string")
              ? NominalColumn.of("in", false, List.of("a", "größe"), 1, 0, 1)
              : NumericColumn.of("in", false, 1, 0, 1);
      try (OnnxSession session = open(identity(type.getValue(), -1))) {
        assertThat(session.inputs()).containsExactly(new Port("in", type.getKey(), List.of(-1L)));
        Column out = session.run(Table.of(column)).firstEntry().getValue();
        assertThat(List.of(out.text(0), out.text(1), out.text(2)))
            .isEqualTo(List.of(column.text(0), column.text(1), column.text(2)));
      }
    }
  }

  @Test
  void aMatrixIsFedByRowsAndItsOutputIsNumbered() {
    try (OnnxSession session = open(identity(DataType.FLOAT, -1, 2))) {
      Map<String, Column> out =
          session.run(
              Table.of(
                  NumericColumn.of("x", false, 1, 2, 3), NumericColumn.of("y", false, 4, 5, 6)));
      assertThat(out.keySet()).containsExactly("out_0", "out_1");
      assertThat(out.get("out_1")).isEqualTo(NumericColumn.of("out_1", false, 4, 5, 6));
      assertThatThrownBy(() -> session.run(Table.of(NumericColumn.of("x", false, 1))))
          .isInstanceOf(ModelFailure.class)
          .hasMessageContaining("input \"in\" takes 2 columns, found 1: [x]");
    }
  }

  @Test
  void manyRowsAreAnsweredInTheirOrder() {
    double[] values = new double[20_000];
    Arrays.setAll(values, i -> i * 0.5);
    try (OnnxSession session = open(identity(DataType.DOUBLE, -1))) {
      assertThat(session.run(Table.of(NumericColumn.of("in", false, values))).get("out"))
          .isEqualTo(NumericColumn.of("out", false, values));
    }
  }

  @Test
  void aModelThatDoesNotAnswerEachRowFails() {
    OnnxGraph graph = new OnnxGraph("one", List.of("in", "out"));
    String in = graph.input("in", OnnxType.DOUBLE, OnnxGraph.ANY);
    graph.output("out", graph.node("ReduceSum", List.of(in)), OnnxType.DOUBLE, OnnxGraph.ANY);
    try (OnnxSession session = open(graph.toBytes())) {
      assertThatThrownBy(() -> session.run(Table.of(NumericColumn.of("in", false, 1, 2, 3))))
          .isInstanceOf(ModelFailure.class)
          .hasMessageContaining("output \"out\" has 1 values for 3 rows");
    }
  }

  @Test
  void anAnswerThatIsNoNumberFails() {
    OnnxGraph graph = new OnnxGraph("nan", List.of("in", "out"));
    String in = graph.input("in", OnnxType.DOUBLE, OnnxGraph.ANY);
    graph.output(
        "out",
        graph.node("Div", List.of(in, graph.node("Sub", List.of(in, in)))),
        OnnxType.DOUBLE,
        OnnxGraph.ANY);
    try (OnnxSession session = open(graph.toBytes())) {
      assertThatThrownBy(() -> session.run(Table.of(NumericColumn.of("in", false, 1))))
          .isInstanceOf(ModelFailure.class)
          .hasMessageContaining("output \"out\" of row 0 is Infinity");
    }
  }

  @Test
  void aColumnOfTheWrongKindIsRefused() {
    try (OnnxSession session = open(identity(DataType.DOUBLE, -1))) {
      assertThatThrownBy(
              () -> session.run(Table.of(NominalColumn.of("in", false, List.of("a"), 0))))
          .isInstanceOf(ModelFailure.class)
          .hasMessageContaining("reads \"in\" as double values, column \"in\" holds texts");
    }
  }

  @Test
  void whatIsNoGraphIsBroken() {
    assertThat(OnnxSession.open(new byte[] {1, 2, 3})).isInstanceOf(Found.Broken.class);
    assertThat(OnnxSession.open(new byte[0])).isInstanceOf(Found.Broken.class);
  }

  private static OnnxSession open(byte[] onnx) {
    return switch (OnnxSession.open(onnx)) {
      case Found.Present<OnnxSession>(OnnxSession session) -> session;
      case Found.Absent<OnnxSession>(String reason) -> throw new AssertionError(reason);
      case Found.Broken<OnnxSession>(String reason) -> throw new AssertionError(reason);
    };
  }

  private static byte[] identity(DataType type, long... shape) {
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(
            OnnxMl.GraphProto.newBuilder()
                .setName("identity")
                .addInput(value("in", type, shape))
                .addOutput(value("out", type, shape))
                .addNode(
                    OnnxMl.NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("in")
                        .addOutput("out")))
        .build()
        .toByteArray();
  }

  private static OnnxMl.ValueInfoProto value(String name, DataType type, long... shape) {
    OnnxMl.TensorShapeProto.Builder dimensions = OnnxMl.TensorShapeProto.newBuilder();
    for (long size : shape) {
      OnnxMl.TensorShapeProto.Dimension.Builder dimension = dimensions.addDimBuilder();
      if (size < 0) {
        dimension.setDimParam("n");
      } else {
        dimension.setDimValue(size);
      }
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(dimensions)))
        .build();
  }
}
