// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The element types of the tensors that our graphs use. */
public enum OnnxType {
  /** 32-bit floating point. */
  FLOAT(DataType.FLOAT),
  /** 64-bit floating point. */
  DOUBLE(DataType.DOUBLE),
  /** Bytes without a sign. */
  UINT8(DataType.UINT8),
  /** 64-bit integers. */
  INT64(DataType.INT64),
  /** UTF-8 strings. */
  STRING(DataType.STRING);

  private final DataType code;

  OnnxType(DataType code) {
    this.code = code;
  }

  /** Returns the number that stands for this type in a model file. */
  int number() {
    return code.getNumber();
  }
}
