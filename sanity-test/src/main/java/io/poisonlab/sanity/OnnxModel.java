// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.Predictions;

/**
 * A model as this library exports it, opened to be asked, not to be checked. Several threads may
 * ask at a time.
 */
public final class OnnxModel implements AutoCloseable {
  private final OnnxSession session;
  private final OnnxPredictor predictor;

  private OnnxModel(OnnxSession session) {
    this.session = session;
    this.predictor = new OnnxPredictor(session);
  }

  /**
   * Opens a graph.
   *
   * @throws SanityException if it is none, or ONNX Runtime does not start here; the message says
   *     why
   */
  public static OnnxModel open(byte[] onnx) {
    return switch (OnnxSession.open(onnx)) {
      case Found.Present<OnnxSession>(OnnxSession session) -> new OnnxModel(session);
      case Found.Absent<OnnxSession>(String reason) -> throw new SanityException(reason);
      case Found.Broken<OnnxSession>(String reason) -> throw new SanityException(reason);
    };
  }

  /**
   * Returns what the model says about rows.
   *
   * @param known the target and the classes, in the order of the probabilities
   * @throws SanityException if the model does not take such rows, or knows other classes
   */
  public Predictions predict(Table rows, Labels known) {
    try {
      return predictor.predict(rows, known);
    } catch (ModelFailure e) {
      throw new SanityException(String.valueOf(e.getMessage()));
    }
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    session.close();
  }
}
