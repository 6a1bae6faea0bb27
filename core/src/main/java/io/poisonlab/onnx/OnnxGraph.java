// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Builds an ONNX model: operator set 17, {@code ai.onnx.ml} 3, which ONNX Runtime 1.17 and later
 * run.
 *
 * <p>Only inputs and outputs carry names that a caller chose. Each value in between gets a
 * generated name, which never equals one of the chosen ones. The same calls give the same bytes.
 *
 * <p>A graph is built by one thread.
 */
public final class OnnxGraph {
  /** Stands for a dimension that is known only when the model runs, such as the rows. */
  public static final long ANY = -1;

  private static final long OPERATORS = 17;
  private static final long ML_OPERATORS = 3;
  private static final long IR_VERSION = 8;

  /** The domain of the tree ensembles and the label encoder. */
  private static final String ML_DOMAIN = "ai.onnx.ml";

  private static final Set<String> ML_NODES = Set.of("LabelEncoder", "TreeEnsembleRegressor");

  /** The domain of what ONNX Runtime adds: every build of it has these, no other runtime does. */
  private static final String RUNTIME_DOMAIN = "com.microsoft";

  private static final Set<String> RUNTIME_NODES = Set.of("Tokenizer");

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Names names;

  /**
   * Starts a model.
   *
   * @param name the graph's name, for viewers
   * @param chosen the names of all inputs and outputs, which no generated name will equal
   */
  public OnnxGraph(String name, Collection<String> chosen) {
    this(name, new Names(Set.copyOf(chosen)));
  }

  private OnnxGraph(String name, Names names) {
    graph.setName(name);
    this.names = names;
  }

  /** Returns the body of a control-flow node; it sees the values of this graph by their names. */
  public OnnxGraph body(String name) {
    return new OnnxGraph(name, names);
  }

  /** Adds an input of this name and returns the name. */
  public String input(String name, OnnxType type, long... shape) {
    graph.addInput(value(name, type, shape));
    return name;
  }

  /** Adds an input with a generated name, which it returns: for the body of a control-flow node. */
  public String parameter(OnnxType type, long... shape) {
    return input(names.next("parameter"), type, shape);
  }

  /** Makes a value an output under this name. */
  public void output(String name, String value, OnnxType type, long... shape) {
    graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
    graph.addOutput(value(name, type, shape));
  }

  /** Makes a value an output under a generated name: for the body of a control-flow node. */
  public void result(String value, OnnxType type, long... shape) {
    output(names.next("result"), value, type, shape);
  }

  /** Adds a constant of doubles, in row-major order, and returns its name. */
  public String doubles(double[] values, long... shape) {
    return constant(
        OnnxType.DOUBLE,
        shape,
        tensor -> tensor.addAllDoubleData(Arrays.stream(values).boxed().toList()));
  }

  /** Adds a constant of single precision, in row-major order, and returns its name. */
  public String floats(float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(OnnxType.FLOAT, shape, tensor -> tensor.setRawData(ByteString.copyFrom(bytes)));
  }

  /** Adds a constant of integers of rank 1 and returns its name. */
  public String integers(long... values) {
    return constant(
        OnnxType.INT64,
        new long[] {values.length},
        tensor -> tensor.addAllInt64Data(Arrays.stream(values).boxed().toList()));
  }

  /** Adds an integer of rank 0 and returns its name. */
  public String integer(long value) {
    return constant(OnnxType.INT64, new long[0], tensor -> tensor.addInt64Data(value));
  }

  /** Adds a constant of strings of rank 1 and returns its name. */
  public String strings(List<String> values) {
    return constant(
        OnnxType.STRING,
        new long[] {values.size()},
        tensor -> tensor.addAllStringData(values.stream().map(ByteString::copyFromUtf8).toList()));
  }

  /**
   * Adds a node with one output.
   *
   * @param operator the operator's name, for example {@code Concat}
   * @return the name of the output
   */
  public String node(String operator, List<String> inputs, OnnxAttribute... attributes) {
    return nodes(operator, 1, inputs, attributes).getFirst();
  }

  /** Adds a node with several outputs and returns their names. */
  public List<String> nodes(
      String operator, int outputs, List<String> inputs, OnnxAttribute... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addAllInput(inputs);
    if (ML_NODES.contains(operator)) {
      node.setDomain(ML_DOMAIN);
    }
    if (RUNTIME_NODES.contains(operator)) {
      node.setDomain(RUNTIME_DOMAIN);
    }
    for (OnnxAttribute attribute : attributes) {
      node.addAttribute(attribute.toProto());
    }
    for (int i = 0; i < outputs; i++) {
      node.addOutput(names.next(operator));
    }
    graph.addNode(node);
    return List.copyOf(node.getOutputList());
  }

  /** Adds a cast and returns its output. */
  public String cast(String value, OnnxType type) {
    return node("Cast", List.of(value), OnnxAttribute.integer("to", type.number()));
  }

  /** Takes one column of a matrix [n, m] and returns it as [n, 1]. */
  public String column(String matrix, int index) {
    return node("Gather", List.of(matrix, integers(index)), OnnxAttribute.integer("axis", 1));
  }

  /** Returns the model file. */
  public byte[] toBytes() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("poisonlab")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
        .addOpsetImport(
            OperatorSetIdProto.newBuilder().setDomain(ML_DOMAIN).setVersion(ML_OPERATORS))
        .addAllOpsetImport(runtimeOperators())
        .setGraph(toProto())
        .build()
        .toByteArray();
  }

  private List<OperatorSetIdProto> runtimeOperators() {
    return graph.getNodeList().stream().anyMatch(node -> node.getDomain().equals(RUNTIME_DOMAIN))
        ? List.of(OperatorSetIdProto.newBuilder().setDomain(RUNTIME_DOMAIN).setVersion(1).build())
        : List.of();
  }

  GraphProto toProto() {
    return graph.build();
  }

  static TensorProto.Builder tensor(String name, OnnxType type, long... shape) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.number())
        .addAllDims(Arrays.stream(shape).boxed().toList());
  }

  private String constant(OnnxType type, long[] shape, Consumer<TensorProto.Builder> content) {
    String name = names.next("constant");
    TensorProto.Builder tensor = tensor(name, type, shape);
    content.accept(tensor);
    graph.addInitializer(tensor);
    return name;
  }

  private static ValueInfoProto value(String name, OnnxType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      if (size == ANY) {
        dimensions.addDimBuilder().setDimParam("rows");
      } else {
        dimensions.addDimBuilder().setDimValue(size);
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.number()).setShape(dimensions)))
        .build();
  }

  /** Generates names; a graph and its bodies share one, since a body sees the outer names. */
  private static final class Names {
    private final Set<String> taken;
    private int count;

    Names(Set<String> taken) {
      this.taken = taken;
    }

    String next(String kind) {
      String name;
      do {
        name = kind + "_" + count++;
      } while (taken.contains(name));
      return name;
    }
  }
}
