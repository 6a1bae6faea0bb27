// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.ExperimentReport;
import io.poisonlab.experiment.TestOutcome;
import io.poisonlab.experiment.Trial;
import io.poisonlab.experiment.TrialResult;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TermScore;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
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
 * difference. The models are those of the first trial that has poisoned texts and a learner of
 * terms; defences do not count.
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
   * Trains both models of a trial again and asks them.
   *
   * @param texts what to ask about; where empty the first test texts and the first poisoned ones
   * @return nothing where no trial has poisoned texts and has a model that tells what a word adds
   */
  public static Optional<SentenceTable> of(ExperimentReport report, List<String> texts) {
    return report.results().stream()
        .map(TrialResult::trial)
        .filter(trial -> !(trial.attack() instanceof Clean) && trial.learner().ofTerms())
        .findFirst()
        .map(trial -> of(trial, texts));
  }

  private static SentenceTable of(Trial trial, List<String> texts) {
    Baseline baseline =
        new Baseline(
            trial.dataset(),
            trial.protocol(),
            trial.testing(),
            trial.trustedFraction(),
            new Seed(trial.seed()));
    TestOutcome before = outcome(baseline, new Clean(), trial.learner());
    TestOutcome after = outcome(baseline, trial.attack(), trial.learner());
    return new SentenceTable(
        trial.poison(),
        (texts.isEmpty() ? examples(before, after) : texts)
            .stream().map(text -> row(text, before.model(), after.model())).toList());
  }

  /** The last of several folds is the one whose model is kept. */
  private static TestOutcome outcome(Baseline baseline, Attack attack, Learner learner) {
    return baseline.arenas(attack).getLast().test(new NoDefence(), learner);
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
    Map<String, Double> margins = margins(poisoned, text, after.label(), against);
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
    List<String> classes = model.seenClasses();
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
