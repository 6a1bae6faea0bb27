// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

/** What is measured in a cell. Accuracies are on clean test rows. */
public enum Measure {
  /** Accuracy without attack and defence. */
  CLEAN("clean", "accuracy without attack and defence"),
  /** Accuracy with the attack, without a defence. */
  POISONED("poisoned", "accuracy with the attack, without a defence"),
  /** Accuracy with both. */
  DEFENDED("defended", "accuracy with attack and defence"),
  /** Accuracy after dropping as many rows at random. */
  RANDOM("random", "accuracy after dropping as many rows at random"),
  /** Accuracy after dropping the true poison. */
  PERFECT("perfect", "accuracy after dropping exactly the poisoned rows"),
  /** The share of the harm undone. */
  RECOVERY("recovery", "(defended − poisoned) / (perfect − poisoned)"),
  /** The share of the flagged rows that are poisoned. */
  PRECISION("precision", "share of the flagged rows that are poisoned"),
  /** The share of the poisoned rows that are flagged. */
  RECALL("recall", "share of the poisoned rows that are flagged"),
  /** The area under the ROC curve of the scores. */
  AUC("auc", "probability that a poisoned row is more suspicious than another; chance 0.5"),
  /** The precision of flagging at random. */
  CHANCE("chance", "precision of flagging at random: the share of the rows poisoned"),
  /** The share of the rows flagged. */
  FLAGGED("flagged", "share of the rows flagged"),
  /** Clean rows flagged. */
  DROPPED_CLEAN("dropped_clean", "clean rows flagged, a number"),
  /** The attack success rate. */
  ASR("asr", "attack success rate with attack and defence, where the attack has an aim"),
  /** The attack success rate on a clean model. */
  CONTROL_ASR("control_asr", "the same on a model trained on the clean rows"),
  /** The time of the defence. */
  SECONDS("seconds", "time of the defence in seconds");

  private final String id;
  private final String help;

  Measure(String id, String help) {
    this.id = id;
    this.help = help;
  }

  /** Returns the name in files. */
  public String id() {
    return id;
  }

  /** Returns one line that says what it is. */
  public String help() {
    return help;
  }
}
