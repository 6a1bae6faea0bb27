// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.Arena;
import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.TestOutcome;
import io.poisonlab.experiment.Trial;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TermScore;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/**
 * What the models of clean and of poisoned texts say of single texts, and which words make the
 * difference. The models are those of the plan's first learner of terms, at its first seed, and of
 * its first attack.
 *
 * @param poison what poisoned the texts, in words
 * @param rows one for each text
 */
public record SentenceTable(String poison, List<SentenceRow> rows) {
  /** How many test texts, and how many poisoned ones, are taken where none is named. */
  private static final int EXAMPLES = 2;

  private static final int MOST_MOVES = 4;

  /** What is less is rounding. */
  private static final double LEAST_MOVE = 1e-9;

  /** Copies the list. */
  public SentenceTable {
    rows = List.copyOf(rows);
  }

  /**
   * Trains both models again and asks them.
   *
   * @param texts what to ask about; where empty the first test texts and the first poisoned ones
   * @return nothing where the plan has no data of one column of texts, no attack, or no learner
   *     whose models tell what a word adds
   */
  public static Optional<SentenceTable> of(ExperimentPlan plan, List<String> texts) {
    Optional<Dataset> data = plan.datasets().stream().filter(SentenceTable::isOfTexts).findFirst();
    Optional<Attack> attack =
        plan.attacks().stream().filter(each -> !(each instanceof Clean)).findFirst();
    if (data.isEmpty() || attack.isEmpty()) {
      return Optional.empty();
    }
    Baseline baseline =
        new Baseline(
            data.get(),
            plan.protocols().getFirst(),
            plan.testing(),
            plan.trustedFraction(),
            new Seed(plan.seeds().getFirst()));
    Arena clean = baseline.arenas(new Clean()).getLast();
    Arena poisoned = baseline.arenas(attack.get()).getLast();
    for (Learner learner : plan.learners()) {
      TestOutcome before = clean.test(new NoDefence(), learner);
      TestOutcome after = poisoned.test(new NoDefence(), learner);
      if (!before.model().terms("").isEmpty()) {
        List<SentenceRow> rows =
            (texts.isEmpty() ? examples(before, after) : texts)
                .stream().map(text -> row(text, before.model(), after.model())).toList();
        return Optional.of(new SentenceTable(words(plan, attack.get()), rows));
      }
    }
    return Optional.empty();
  }

  private static String words(ExperimentPlan plan, Attack attack) {
    return plan.trials().stream()
        .filter(trial -> trial.attack().equals(attack))
        .map(Trial::poison)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOfTexts(Dataset data) {
    return data.table().columns().size() == 1
        && data.table().columns().getFirst() instanceof TextColumn;
  }

  private static List<String> examples(TestOutcome before, TestOutcome after) {
    Dataset test = before.cleanTest();
    Dataset poisoned = after.poisoned().dataset().selectIds(after.poisoned().poisonedRows());
    SequencedSet<String> texts = new LinkedHashSet<>();
    for (Dataset source : List.of(test, poisoned)) {
      IntStream.range(0, Math.min(EXAMPLES, source.size()))
          .mapToObj(row -> source.table().columns().getFirst().text(row))
          .forEach(texts::add);
    }
    return List.copyOf(texts);
  }

  private static SentenceRow row(String text, TrainedModel clean, TrainedModel poisoned) {
    Table table = Table.of(TextColumn.of(clean.features().getFirst().name(), List.of(text)));
    SentenceRow.Said before = said(clean.predict(table));
    SentenceRow.Said after = said(poisoned.predict(table));
    String against =
        before.label().equals(after.label())
            ? strongestOther(poisoned, text, after.label())
            : before.label();
    Map<String, Double> margins = new HashMap<>();
    margins(poisoned, text, after.label(), against)
        .forEach((word, margin) -> margins.merge(word, margin, Double::sum));
    margins(clean, text, after.label(), against)
        .forEach((word, margin) -> margins.merge(word, -margin, Double::sum));
    List<SentenceRow.Move> moves =
        margins.entrySet().stream()
            .map(entry -> new SentenceRow.Move(entry.getKey(), entry.getValue()))
            .filter(move -> Math.abs(move.towards()) > LEAST_MOVE)
            .sorted(
                Comparator.comparingDouble((SentenceRow.Move move) -> -Math.abs(move.towards()))
                    .thenComparing(SentenceRow.Move::word))
            .limit(MOST_MOVES)
            .toList();
    return new SentenceRow(text, before, after, against, moves);
  }

  private static SentenceRow.Said said(Predictions predictions) {
    return new SentenceRow.Said(
        predictions.labels().name(0),
        predictions.soft()
            ? OptionalDouble.of(predictions.probability(0, predictions.labels().code(0)))
            : OptionalDouble.empty());
  }

  private static String strongestOther(TrainedModel model, String text, String label) {
    List<String> classes = model.seenClasses();
    double[] sums = new double[classes.size()];
    for (TermScore term : model.terms(text)) {
      for (int code = 0; code < sums.length; code++) {
        sums[code] += term.scores().get(code);
      }
    }
    return IntStream.range(0, sums.length)
        .filter(code -> !classes.get(code).equals(label))
        .boxed()
        .max(Comparator.comparingDouble(code -> sums[code]))
        .map(classes::get)
        .orElse(label);
  }

  /** By how much each word speaks for one class rather than another; nothing of an unseen class. */
  private static Map<String, Double> margins(
      TrainedModel model, String text, String label, String other) {
    List<String> classes = new ArrayList<>(model.seenClasses());
    int one = classes.indexOf(label);
    int two = classes.indexOf(other);
    Map<String, Double> margins = new HashMap<>();
    if (one >= 0 && two >= 0) {
      for (TermScore term : model.terms(text)) {
        margins.put(term.term(), term.scores().get(one) - term.scores().get(two));
      }
    }
    return margins;
  }
}
