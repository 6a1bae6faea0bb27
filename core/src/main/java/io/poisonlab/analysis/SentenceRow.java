// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What two models say of a text, that of the clean rows and that of the poisoned ones.
 *
 * @param text the text
 * @param clean what the clean model says
 * @param poisoned what the poisoned model says
 * @param against the class beside which the words are measured: what the clean model says or, where
 *     both agree, the strongest other class of the poisoned one
 * @param moves the words that moved most between the models, in either direction, strongest first
 */
public record SentenceRow(
    String text, Said clean, Said poisoned, String against, List<Move> moves) {
  /** Copies the list. */
  public SentenceRow {
    moves = List.copyOf(moves);
  }

  /** Returns whether the models disagree. */
  public boolean turned() {
    return !clean.label().equals(poisoned.label());
  }

  /**
   * What a model says.
   *
   * @param label the class
   * @param probability of that class, where the model gives some
   */
  public record Said(String label, OptionalDouble probability) {}

  /**
   * How much a word moved.
   *
   * @param word a term; empty for what every text has, the shares of the classes
   * @param towards by how much more it speaks for what the poisoned model says, in its scores;
   *     below 0 where it speaks against it
   */
  public record Move(String word, double towards) {}
}
