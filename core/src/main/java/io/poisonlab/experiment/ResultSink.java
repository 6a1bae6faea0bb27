// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

/** Takes what trials came to: one call at a time, in the order of their indices. */
@FunctionalInterface
public interface ResultSink {
  /** Called for a trial that finished. */
  void accept(TrialResult result);

  /** Called for a trial that threw. */
  default void failed(TrialFailure failure) {}
}
