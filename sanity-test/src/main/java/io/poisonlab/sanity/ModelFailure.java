// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

/** The model was asked and did not answer as a model should; whatever check asked has failed. */
final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelFailure(String message) {
    super(message);
  }
}
