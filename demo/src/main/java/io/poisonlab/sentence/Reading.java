// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sentence;

import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TermScore;
import io.poisonlab.learner.TrainedModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a model says of a sentence, and why. What the words add and the start come together to the
 * logarithm of the odds of positive.
 *
 * @param label the class
 * @param positive the probability of the class positive
 * @param start what every sentence has: the share of the classes, as a logarithm of odds
 * @param words the pieces of the sentence, in their order
 */
public record Reading(String label, double positive, double start, List<Word> words) {
  private static final String POSITIVE = "positive";
  private static final String NEGATIVE = "negative";

  /** Copies the list. */
  public Reading {
    words = List.copyOf(words);
  }

  /**
   * A piece of a sentence.
   *
   * @param text as it was typed
   * @param term what the model counts it as; empty for what is no word
   * @param adds by how much it speaks for positive, against it below 0, each time that it stands
   *     there; nothing where the model does not know it
   */
  public record Word(String text, String term, OptionalDouble adds) {}

  /** Asks a model. */
  static Reading of(TrainedModel model, String sentence) {
    Table table = Table.of(TextColumn.of(model.features().getFirst().name(), List.of(sentence)));
    Predictions said = model.predict(table);
    List<Piece> pieces = Piece.of(sentence);
    Map<String, Double> adds = adds(model, sentence);
    double start = adds.getOrDefault("", 0.0);
    adds.remove("");
    Map<String, Integer> times = new HashMap<>();
    pieces.forEach(piece -> times.merge(piece.term(), 1, Integer::sum));
    return new Reading(
        said.labels().name(0),
        said.probability(0, model.classes().indexOf(POSITIVE)),
        start,
        pieces.stream()
            .map(piece ->
                new Word(
                    piece.text(),
                    piece.term(),
                    adds.containsKey(piece.term())
                        ? OptionalDouble.of(
                            adds.getOrDefault(piece.term(), 0.0)
                                / times.getOrDefault(piece.term(), 1))
                        : OptionalDouble.empty()))
            .toList());
  }

  /** Returns by how much each term, all its places together, speaks for positive. */
  private static Map<String, Double> adds(TrainedModel model, String sentence) {
    List<String> classes = model.seenClasses();
    int positive = classes.indexOf(POSITIVE);
    int negative = classes.indexOf(NEGATIVE);
    Map<String, Double> adds = new HashMap<>();
    for (TermScore term : model.terms(sentence)) {
      adds.put(term.term(), term.scores().get(positive) - term.scores().get(negative));
    }
    return adds;
  }
}
