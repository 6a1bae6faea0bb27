// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.learner.TermScore;
import io.poisonlab.learner.TrainedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far each term of some texts moves those that carry a label towards it. */
final class WordMoves {
  private static final int MOST_LINES = 20;

  /** A term with a label. */
  private record Mark(String term, int label) {}

  /**
   * What a term does to the texts of a label.
   *
   * @param texts of them that hold it
   * @param all texts that hold it, whatever their label
   * @param move towards the label, a mean in units of the model's scores
   * @param chance the share of the label in all texts, below 1
   */
  private record Influence(Mark mark, int texts, int all, double move, double chance) {
    double suspicion() {
      double excess = Math.max(0, (share() - chance) / (1 - chance));
      return Math.max(0, move) * Math.log10(texts) * excess;
    }

    double share() {
      return (double) texts / all;
    }
  }

  /** Of the texts of a label with a term: their number, and the sum of its moves. */
  private static final class Sum {
    private int texts;
    private double moves;
  }

  private final Labels labels;
  private final List<Influence> influences;

  /** For each text what moves it the most suspiciously; nothing where it has no word. */
  private final @Nullable Influence[] strongest;

  private WordMoves(Labels labels, List<Influence> influences, @Nullable Influence[] strongest) {
    this.labels = labels;
    this.influences = influences;
    this.strongest = strongest;
  }

  static WordMoves of(Dataset data, TextColumn texts, TrainedModel model) {
    Labels labels = data.labels();
    int[] places = new int[labels.classes().size()];
    Arrays.setAll(places, code -> model.seenClasses().indexOf(labels.classes().get(code)));
    Map<Mark, Sum> sums = new HashMap<>();
    Map<String, Integer> all = new HashMap<>();
    List<List<String>> terms = new ArrayList<>();
    for (int row = 0; row < data.size(); row++) {
      List<TermScore> scores = model.terms(texts.text(row));
      List<TermScore> words = scores.subList(1, scores.size()); // without what every text has
      terms.add(words.stream().map(TermScore::term).toList());
      for (TermScore word : words) {
        Sum sum = sums.computeIfAbsent(new Mark(word.term(), labels.code(row)), _ -> new Sum());
        sum.texts++;
        sum.moves += move(word.scores(), places[labels.code(row)]);
        all.merge(word.term(), 1, Integer::sum);
      }
    }
    Map<Mark, Influence> found = new HashMap<>();
    int[] counts = labels.counts();
    sums.forEach((mark, sum) ->
        found.put(
            mark,
            new Influence(
                mark,
                sum.texts,
                all.getOrDefault(mark.term(), 0),
                sum.moves / sum.texts,
                (double) counts[mark.label()] / data.size())));
    @Nullable Influence[] strongest = new Influence[data.size()];
    for (int row = 0; row < strongest.length; row++) {
      int label = labels.code(row);
      strongest[row] =
          terms.get(row).stream()
              .map(term -> found.get(new Mark(term, label)))
              .max(Comparator.comparingDouble(Influence::suspicion))
              .orElse(null);
    }
    List<Influence> sorted =
        found.values().stream()
            .filter(influence -> influence.suspicion() > 0)
            .sorted(
                Comparator.comparingDouble((Influence influence) -> -influence.suspicion())
                    .thenComparing(influence -> influence.mark().term())
                    .thenComparingInt(influence -> influence.mark().label()))
            .limit(MOST_LINES)
            .toList();
    return new WordMoves(labels, sorted, strongest);
  }

  private static double move(List<Double> scores, int own) {
    double others = Double.NEGATIVE_INFINITY;
    for (int code = 0; code < scores.size(); code++) {
      others = code == own ? others : Math.max(others, scores.get(code));
    }
    return scores.get(own) - others;
  }

  /** Returns for each text that of its most suspicious word, 0 or more. */
  double[] suspicions() {
    return Arrays.stream(strongest)
        .mapToDouble(influence -> influence == null ? 0 : influence.suspicion())
        .toArray();
  }

  /** Returns in words what moves a text. */
  String reason(int row) {
    Influence influence = strongest[row];
    return influence == null || influence.suspicion() == 0
        ? "no word that other texts share moves it towards its label"
        : String.format(
            Locale.ROOT,
            "\"%s\" moves %s towards \"%s\" by %.2f on average; %.0f %% of the texts with it have that label",
            influence.mark().term(),
            Count.of(influence.texts(), "text"),
            labels.classes().get(influence.mark().label()),
            influence.move(),
            100 * influence.share());
  }

  /** Returns the most influential words; nothing where none has any influence. */
  List<Finding> tables() {
    return influences.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                "words",
                "Words that move the most texts the farthest towards the label they carry",
                false,
                List.of("texts", "share of its label", "move", "suspicion"),
                influences.stream().map(this::line).toList()));
  }

  private Finding.Line line(Influence influence) {
    return new Finding.Line(
        "\"%s\" → %s"
            .formatted(influence.mark().term(), labels.classes().get(influence.mark().label())),
        List.of(influence.texts(), influence.share(), influence.move(), influence.suspicion()));
  }
}
