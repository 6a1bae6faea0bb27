// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;

/** A named constant argument of a node. */
public final class OnnxAttribute {
  private final AttributeProto proto;

  private OnnxAttribute(AttributeProto.Builder proto) {
    this.proto = proto.build();
  }

  /** Returns an attribute that holds one integer. */
  public static OnnxAttribute integer(String name, long value) {
    return new OnnxAttribute(named(name, AttributeType.INT).setI(value));
  }

  /** Returns an attribute that holds a list of integers. */
  public static OnnxAttribute integers(String name, long... values) {
    return new OnnxAttribute(
        named(name, AttributeType.INTS).addAllInts(Arrays.stream(values).boxed().toList()));
  }

  /** Returns an attribute that holds one string. */
  public static OnnxAttribute string(String name, String value) {
    return new OnnxAttribute(
        named(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
  }

  /** Returns an attribute that holds a list of strings. */
  public static OnnxAttribute strings(String name, List<String> values) {
    return new OnnxAttribute(
        named(name, AttributeType.STRINGS)
            .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList()));
  }

  /** Returns an attribute that holds a tensor of doubles of rank 1. */
  public static OnnxAttribute doubles(String name, double... values) {
    return new OnnxAttribute(
        named(name, AttributeType.TENSOR)
            .setT(
                OnnxGraph.tensor("", OnnxType.DOUBLE, values.length)
                    .addAllDoubleData(Arrays.stream(values).boxed().toList())));
  }

  /** Returns an attribute that holds the body of a {@code Scan} or another control-flow node. */
  public static OnnxAttribute graph(String name, OnnxGraph body) {
    return new OnnxAttribute(named(name, AttributeType.GRAPH).setG(body.toProto()));
  }

  AttributeProto toProto() {
    return proto;
  }

  private static AttributeProto.Builder named(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
