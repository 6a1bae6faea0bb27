// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.defence.Defence;
import io.poisonlab.defence.Evidence;
import io.poisonlab.learner.Learner;
import io.poisonlab.matrix.MatrixTable.Gap;
import io.poisonlab.matrix.MatrixTable.Mean;
import io.poisonlab.parameter.Description;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** The matrix as a page of Markdown: what was measured, in tables that fit a screen. */
public final class MatrixMarkdown {
  private static final int BEST = 3;
  private static final Collector<CharSequence, ?, String> BETWEEN = Collectors.joining(" | ");

  private final MatrixPlan plan;
  private final MatrixTable table;
  private final MatrixSummary summary;
  private final StringBuilder text = new StringBuilder();

  private MatrixMarkdown(MatrixPlan plan, MatrixTable table) {
    this.plan = plan;
    this.table = table;
    this.summary = new MatrixSummary(plan, table);
  }

  /**
   * Returns the page.
   *
   * @param limits what was measured beside the matrix; may be empty
   */
  public static String of(MatrixPlan plan, MatrixTable table, List<MeasuredLimit> limits) {
    MatrixMarkdown page = new MatrixMarkdown(plan, table);
    page.head();
    page.defences();
    page.blind();
    limits.forEach(page::limit);
    for (MatrixPart part : plan.parts()) {
      for (Learner learner : part.learners()) {
        page.attacks(part, Description.label(learner));
      }
    }
    page.warnings();
    page.gaps();
    page.taxonomy();
    return page.text.toString();
  }

  private void head() {
    line("# The matrix");
    line("");
    line(
        "Written by `poisonlab matrix`; do not edit. %d cells, %s."
            .formatted(table.means().size(), seeds()));
    line("");
    line(
        "Data: %s. Learners: %s. %s of the rows are held out and stay clean; attacks poison the other rows%s."
            .formatted(
                join(plan.parts().stream().map(part -> part.data().toString()).toList()),
                join(plan.learners().stream().map(Description::label).toList()),
                MatrixFigures.percent(plan.testFraction()),
                plan.trustedFraction() == 0
                    ? ""
                    : ", but for %s of them that someone has checked, which only defences see"
                        .formatted(MatrixFigures.percent(plan.trustedFraction()))));
    line("");
    line("Accuracies are on clean test rows. *Recovery* is the share of the harm undone: 0 is no");
    line(
        "defence, 1 is dropping exactly the poisoned rows; it is taken only where dropping them gives");
    line(
        "back a point of accuracy, and more than twice its standard error over the seeds (with one");
    line(
        "seed: five points). *AUC* is the probability that a poisoned row is more suspicious than");
    line("another: 0.5 is chance. A rate is a share of the training rows. *No harm shown*: a");
    line("perfect filter would not give back as much; a backdoor shows in its success instead.");
    line("`matrix.csv` holds accuracies and detection of every cell; to be looked at, with both");
    line("filters, recovery and attack success, in `matrix.html`.");
    line("");
  }

  private void defences() {
    line("## Defences: mean over data, learners and rates");
    line("");
    List<MatrixFamily> families = summary.families();
    line(
        "| defence | looks at | %s | better than random, of cells with harm | flags on clean data |"
            .formatted(
                families.stream()
                    .map(family -> "AUC, recovery: " + family.words())
                    .collect(Collectors.joining(" | "))));
    line("| --- | --- |%s --- | --- |".formatted(" --- |".repeat(families.size())));
    for (Defence defence : plan.defences()) {
      String name = Description.label(defence);
      line(
          "| %s | %s | %s | %d of %d | %s |"
              .formatted(
                  name,
                  words(defence.scope().evidence()),
                  families.stream()
                      .map(family ->
                          MatrixFigures.number(summary.mean(name, family, Measure.AUC))
                              + ", "
                              + MatrixFigures.number(summary.recovery(name, family)))
                      .collect(Collectors.joining(" | ")),
                  summary.beatsRandom(name),
                  summary.harmed(name),
                  MatrixFigures.percent(summary.falseAlarms(name))));
    }
    line("");
    List<String> worse =
        summary.defences().stream()
            .filter(name -> 2 * summary.beatsRandom(name) <= summary.harmed(name))
            .toList();
    line(
        "Not better than dropping as many rows at random in half of the cells with harm or more: %s."
            .formatted(worse.isEmpty() ? "none" : join(worse)));
    line("");
  }

  private void blind() {
    List<String> features =
        featuresAlone().stream()
            .filter(name -> summary.underRandomFlips(name, Measure.AUC).isPresent())
            .toList();
    if (features.isEmpty()) {
      return;
    }
    line("## What looks at features alone cannot see labels that were flipped at random");
    line("");
    line("| defence | precision under random flips | share of the rows that is poisoned | AUC |");
    line("| --- | --- | --- | --- |");
    for (String name : features) {
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  name,
                  MatrixFigures.number(summary.underRandomFlips(name, Measure.PRECISION)),
                  MatrixFigures.number(summary.underRandomFlips(name, Measure.CHANCE)),
                  MatrixFigures.number(summary.underRandomFlips(name, Measure.AUC))));
    }
    line("");
  }

  private List<String> featuresAlone() {
    return plan.defences().stream()
        .filter(defence -> defence.scope().evidence() == Evidence.FEATURES)
        .map(Description::label)
        .toList();
  }

  private void limit(MeasuredLimit measured) {
    line("## " + measured.limit().title());
    line("");
    line(measured.limit().words());
    line("");
    line("**%s** Every cell is in `limits.csv`.".formatted(measured.verdict()));
    line("");
    line(
        "| data | defence | looks at | share poisoned | precision | AUC | accuracy: clean, poisoned, defended |");
    line("| --- | --- | --- | --- | --- | --- | --- |");
    for (Mean mean : measured.means()) {
      line(
          "| %s, %s | %s | %s | %s | %s | %s | %s, %s, %s |"
              .formatted(
                  mean.dataset(),
                  mean.learner(),
                  mean.defence(),
                  words(measured.looksAt(mean.defence())),
                  MatrixFigures.number(mean.get(Measure.CHANCE)),
                  MatrixFigures.number(mean.get(Measure.PRECISION)),
                  MatrixFigures.number(mean.get(Measure.AUC)),
                  MatrixFigures.number(mean.get(Measure.CLEAN)),
                  MatrixFigures.number(mean.get(Measure.POISONED)),
                  MatrixFigures.number(mean.get(Measure.DEFENDED))));
    }
    line("");
  }

  private void attacks(MatrixPart part, String learner) {
    String dataset = part.data().name();
    line("## %s, %s".formatted(dataset, learner));
    line("");
    String harms =
        plan.rates().stream()
            .map(rate -> "harm at " + MatrixFigures.percent(rate))
            .collect(BETWEEN);
    line(
        "| attack | %s | success at %s (clean model); least with a defence | best at %s: accuracy (recovery, AUC) |"
            .formatted(
                harms,
                MatrixFigures.percent(plan.shownRate()),
                MatrixFigures.percent(plan.shownRate())));
    line("| --- |%s --- | --- |".formatted(" --- |".repeat(plan.rates().size())));
    for (MatrixAttack attack : part.attacks()) {
      SequencedMap<Double, Double> harm = summary.harm(dataset, learner, attack.name());
      if (!harm.isEmpty()) {
        String harmed =
            plan.rates().stream()
                .map(rate ->
                    harm.containsKey(rate)
                        ? MatrixFigures.rounded(harm.get(rate), 3)
                        : MatrixFigures.ABSENT)
                .collect(BETWEEN);
        String best =
            summary.best(dataset, learner, attack.name(), plan.shownRate()).stream()
                .limit(BEST)
                .map(MatrixMarkdown::result)
                .collect(
                    Collectors.collectingAndThen(
                        Collectors.joining("; "),
                        words -> words.isEmpty() ? "no harm shown" : words));
        String success =
            summary
                .undefended(dataset, learner, attack.name(), plan.shownRate())
                .filter(mean -> mean.get(Measure.ASR).isPresent())
                .map(mean ->
                    "%s (%s); %s"
                        .formatted(
                            MatrixFigures.number(mean.get(Measure.ASR)),
                            MatrixFigures.number(mean.get(Measure.CONTROL_ASR)),
                            leastSuccess(dataset, learner, attack.name())))
                .orElse(MatrixFigures.ABSENT);
        line("| %s | %s | %s | %s |".formatted(attack.name(), harmed, success, best));
      }
    }
    line("");
  }

  private String leastSuccess(String dataset, String learner, String attack) {
    return summary.bySuccess(dataset, learner, attack, plan.shownRate()).stream()
        .limit(BEST)
        .map(mean -> "%s %s".formatted(mean.defence(), MatrixFigures.number(mean.get(Measure.ASR))))
        .collect(Collectors.joining(", "));
  }

  private static String result(Mean mean) {
    return "%s %s (%s, %s)"
        .formatted(
            mean.defence(),
            MatrixFigures.number(mean.get(Measure.DEFENDED)),
            MatrixFigures.number(mean.get(Measure.RECOVERY)),
            MatrixFigures.number(mean.get(Measure.AUC)));
  }

  /** Whom a reason kept from being measured, and where. */
  private record Affected(TreeSet<String> who, TreeSet<String> where) {
    Affected() {
      this(new TreeSet<>(), new TreeSet<>());
    }
  }

  private void warnings() {
    line("## What the defences warn of before they run");
    line("");
    line("On the clean training rows of the first seed; under attack they may warn of more, which");
    line("`run` and `inspect` print.");
    line("");
    List<String> blind = featuresAlone();
    if (!blind.isEmpty()) {
      line(
          "- Blind to flipped labels, since they look at features alone: %s."
              .formatted(join(blind)));
    }
    MatrixWarnings.of(plan)
        .forEach((warning, where) -> line("- %s (%s)".formatted(warning, join(where))));
    line("");
  }

  private void gaps() {
    line("## Not measured, and why");
    line("");
    SequencedMap<String, Affected> reasons = new LinkedHashMap<>();
    for (Gap gap : table.gaps()) {
      boolean undefended = gap.defence().equals(MatrixSummary.NONE);
      Affected affected = reasons.computeIfAbsent(gap.reason(), _ -> new Affected());
      affected.who.add(undefended ? gap.attack() : gap.defence());
      affected.where.add("%s at %s".formatted(gap.dataset(), MatrixFigures.percent(gap.rate())));
    }
    if (reasons.isEmpty()) {
      line("Everything was measured.");
    }
    reasons.forEach((reason, affected) -> {
      boolean named = affected.who.size() == 1 && reason.startsWith(affected.who.getFirst());
      line(
          "- %s%s (%s)"
              .formatted(named ? "" : join(affected.who) + ": ", reason, join(affected.where)));
    });
    line("");
  }

  private void taxonomy() {
    line("## Where the attacks stand");
    line("");
    line("| goal | attacks | taxonomies |");
    line("| --- | --- | --- |");
    for (MatrixGoal goal : MatrixGoal.of(plan)) {
      line("| %s | %s | %s |".formatted(goal.goal(), join(goal.attacks()), goal.taxonomies()));
    }
    line("");
    line("Mitigations: %s.".formatted(MatrixGoal.mitigations()));
  }

  private String seeds() {
    int n = plan.seeds().size();
    return n == 1 ? "one seed each" : "each the mean of %d seeds".formatted(n);
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  private static String join(Collection<String> words) {
    return String.join(", ", words);
  }

  private static String words(Evidence evidence) {
    return evidence.name().toLowerCase(Locale.ROOT);
  }
}
