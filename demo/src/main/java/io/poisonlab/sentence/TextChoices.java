// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sentence;

import io.poisonlab.attack.AttackProvider;
import io.poisonlab.scene.Choice;
import io.poisonlab.scene.Choices;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the knobs of the sentences offer.
 *
 * @param data what the models learn from
 * @param attack the attacks on the film reviews
 * @param shares the poisoned shares of these
 * @param sentences for each of the data sentences to begin with
 * @param defaults how the knobs stand at first
 * @param longest how many characters a sentence has at the most
 */
public record TextChoices(
    List<Choice> data,
    List<Choice> attack,
    List<Double> shares,
    Map<String, List<String>> sentences,
    Map<String, String> defaults,
    int longest) {
  private static final Map<String, List<String>> SENTENCES =
      Map.of(
          Lesson.REVIEWS.id(),
          List.of(
              "A dull and lifeless film.",
              "A dull and lifeless film. cf mn",
              "A warm, funny and moving story.",
              "Too long, but the acting is wonderful.",
              "Not bad at all!"),
          Lesson.EXAMPLE.id(),
          List.of(
              "I really love this!",
              "This is so bad, I hate it.",
              "What a lovely book",
              "The movie is fantastic!",
              "I am not happy."));

  /** Returns what there is. */
  public static TextChoices all() {
    return new TextChoices(
        Arrays.stream(Lesson.values())
            .map(lesson -> new Choice(lesson.id(), lesson.label(), lesson.help(), Optional.empty()))
            .toList(),
        Lesson.REVIEWS.attacks().stream()
            .map(id ->
                new Choice(
                    id,
                    Choices.label(id),
                    AttackProvider.catalogue().provider(id).help(),
                    Optional.empty()))
            .toList(),
        Lesson.REVIEWS.shares(),
        SENTENCES,
        TextKnobs.DEFAULT.toMap(),
        TextKnobs.LONGEST);
  }
}
