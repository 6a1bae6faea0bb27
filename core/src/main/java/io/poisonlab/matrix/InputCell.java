// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a detector made of inputs of one model.
 *
 * @param dataset the data
 * @param attack the attack that planted the trigger
 * @param rate the share of the training rows that carry it
 * @param learner what was trained
 * @param detector who judged
 * @param seed what all draws come from
 * @param rates what was measured, if it could be
 * @param reason why it could not be, else empty
 */
public record InputCell(
    String dataset,
    String attack,
    double rate,
    String learner,
    String detector,
    long seed,
    Optional<Rates> rates,
    String reason) {
  /**
   * How often a detector was wrong, and what the trigger was worth.
   *
   * @param falseRejection the share of the clean test rows that were rejected
   * @param falseAcceptance the share of the inputs with the trigger that were accepted
   * @param workingAcceptance the share of those that were accepted among the inputs on which the
   *     trigger works; absent where it works on none
   * @param success the share of the inputs on which it works
   * @param control the same on a model trained on the clean rows
   */
  public record Rates(
      double falseRejection,
      double falseAcceptance,
      OptionalDouble workingAcceptance,
      double success,
      double control) {}
}
