// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

/** Whether the model loads: through ONNX Runtime, and through Smile where its copy may be read. */
final class LoadedModel {
  private LoadedModel() {}

  static Verdict verify(Evidence evidence) {
    String bound = "every flavour that is read";
    return switch (evidence.onnx()) {
      case Found.Broken<OnnxSession>(String reason) -> new Verdict.Fail(reason, bound);
      case Found.Absent<OnnxSession>(String reason) -> new Verdict.Inconclusive(reason);
      case Found.Present<OnnxSession> _ ->
          switch (evidence.smile()) {
            case Found.Broken<?>(String reason) -> new Verdict.Fail(reason, bound);
            case Found.Absent<?> _ -> new Verdict.Pass("ONNX Runtime", bound);
            case Found.Present<?> _ -> new Verdict.Pass("ONNX Runtime and Smile", bound);
          };
    };
  }
}
