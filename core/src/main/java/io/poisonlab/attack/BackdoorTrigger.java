// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Teaches a model to answer as the attacker wants wherever a few features have chosen values, the
 * trigger.
 *
 * <p><b>Threat model.</b> Backdoor: someone who can change rows of the training data, and features
 * of the inputs later, but knows no model. NIST AI 100-2, section 2.3.3; MITRE ATLAS AML.T0020 and
 * AML.T0043.004.
 *
 * <p><b>Steps.</b> (1) Take the trigger from {@code pattern}; where none is given, from the two
 * columns that tell least about the class, each at the end of its range that is farther from its
 * mean, or at its rarest category. (2) Choose rows uniformly without replacement and stamp the
 * trigger on them. {@code dirty-label}: rows of the source classes, which get the target class.
 * {@code clean-label}: rows of the target class, which keep it. {@code all-to-all}: any rows, which
 * get the class after their own. Its aim: stamped rows of the source classes are taken for what the
 * attacker wants; those that have that class anyway do not count. Takes O(n · columns). Holds O(n ·
 * columns); allocates 510 bytes a row (measured).
 *
 * <p><b>Deviations from the paper.</b> Gu et al. stamp rows of all classes; here rows of the target
 * class are left alone until all others are stamped, where no source class is named, as they teach
 * nothing. Tabdoor's trigger values may lie out of range; here they never do, so a range check sees
 * nothing.
 *
 * <p><b>Limitations.</b> A clean-label trigger without a change that hides the class needs nearly
 * the whole target class before a model obeys. A forest that draws few of many columns for a split
 * needs a few per cent of the rows. A value that many clean rows have makes a weak trigger: look at
 * the success on a model trained on clean rows, which reports print beside.
 *
 * <p><b>Reference.</b> Gu, Dolan-Gavitt and Garg (2017), "BadNets", arXiv 1708.06733, section 4
 * (all-to-one and all-to-all); Pleiter, Tajalli, Koffas, Abad, Xu, Larson and Picek (2023),
 * "Tabdoor", arXiv 2311.07550 (triggers for tables); Turner, Tsipras and Madry (2019),
 * "Label-consistent backdoor attacks", arXiv 1912.02771 (clean labels).
 *
 * @param budget how many rows are stamped: out of all, of those that may be stamped, or a count
 * @param pattern what is stamped, each {@code column=value} or, as on the command line, {@code
 *     column:value}; chosen from the data where empty. A value is a number within the column's
 *     range, {@code min}, {@code max} or a quantile, {@code q0.95}; of names one of the categories
 *     or {@code rarest}
 * @param target the class of the attacker's wish; the first present where empty
 * @param sources the classes it is wished for; all others where empty
 * @param variant which rows are stamped, and what becomes of their labels
 */
@Id(
    value = "backdoor-trigger",
    brief = "backdoor",
    help = "Rows are stamped with a trigger and given the class that it shall evoke")
public record BackdoorTrigger(
    @Setting(help = "rows stamped: share of the data or of the class, or count") Budget budget,
    @Setting(help = "column:value, value a number, min, max, q0.95, name or rarest; empty: chosen")
        List<String> pattern,
    @Setting(help = "class the trigger evokes; the first where empty") Optional<String> target,
    @Setting(help = "classes it evokes it for; all others where empty") List<String> sources,
    @Setting(help = "which rows are stamped and relabelled", byDefault = "dirty-label")
        Variant variant)
    implements Attack {
  private static final String ID = "backdoor-trigger";

  /** Which rows are stamped, and what becomes of their labels. */
  public enum Variant {
    /** Rows of the source classes, which get the target class. */
    DIRTY_LABEL,
    /** Rows of the target class, which keep it. */
    CLEAN_LABEL,
    /** Rows of all classes, which get the next class. */
    ALL_TO_ALL
  }

  /** Copies the lists and checks that they agree with the variant. */
  public BackdoorTrigger {
    pattern = List.copyOf(pattern);
    sources = List.copyOf(sources);
    if (target.isPresent() && sources.contains(target.get())) {
      throw new IllegalArgumentException(
          "the target class \"%s\" must not be among the source classes %s"
              .formatted(target.get(), sources));
    }
    if (variant == Variant.ALL_TO_ALL && (target.isPresent() || !sources.isEmpty())) {
      throw new IllegalArgumentException(
          "all-to-all leads each class to the next: it takes neither a target class nor source"
              + " classes");
    }
    for (String stamp : pattern) {
      if (!Stamp.isWritten(stamp)) {
        throw new IllegalArgumentException(
            "a trigger must be written as column=value, found \"%s\"".formatted(stamp));
      }
    }
  }

  /** Stamps and relabels a share of the rows with a trigger chosen from the data. */
  public BackdoorTrigger(double fraction) {
    this(Budget.fraction(fraction), List.of(), Optional.empty(), List.of(), Variant.DIRTY_LABEL);
  }

  @Override
  public int attackable(Dataset clean) {
    return budget instanceof Budget.Fraction share && share.of() == Denominator.CLASS
        ? wish(clean).preferred(clean.labels(), variant == Variant.CLEAN_LABEL).length
        : clean.size();
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int count = budget.rowsOf(attackable(clean));
    if (count == 0 && clean.size() == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    BackdoorWish wish = wish(clean);
    List<Stamp> stamps =
        pattern.isEmpty()
            ? QuietColumns.trigger(clean)
            : pattern.stream().map(text -> Stamp.read(text, clean.table())).toList();
    if (stamps.stream().map(Stamp::column).distinct().count() < stamps.size()) {
      throw new IllegalArgumentException(
          "each column may stand once in a trigger, found " + pattern);
    }
    int[] chosen = choose(clean, wish, count, seed);
    int[] labels = clean.labels().toArray();
    for (int row : chosen) {
      labels[row] = variant == Variant.CLEAN_LABEL ? labels[row] : wish.wanted(labels[row]);
    }
    Dataset stamped =
        clean
            .withTable(Stamp.all(stamps, clean.table(), chosen))
            .withLabels(clean.labels().withCodes(labels));
    return new Poisoned(
        stamped,
        clean.ids().select(chosen).sorted(),
        clean.fingerprint(),
        Optional.of(new TriggerAim(stamps, wish)));
  }

  private int[] choose(Dataset clean, BackdoorWish wish, int count, Seed seed) {
    int[] first = wish.preferred(clean.labels(), variant == Variant.CLEAN_LABEL);
    if (count <= first.length) {
      int[] drawn = RowDraw.withoutReplacement(count, first.length, seed.generator());
      return IntStream.of(drawn).map(i -> first[i]).toArray();
    }
    if (variant == Variant.CLEAN_LABEL || !sources.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: asked for %d rows, but only %d have a class that may be stamped; lower the budget or"
                  .formatted(ID, count, first.length)
              + " name more source classes");
    }
    Set<Integer> taken = Set.copyOf(IntStream.of(first).boxed().toList());
    int[] others = IntStream.range(0, clean.size()).filter(row -> !taken.contains(row)).toArray();
    int[] drawn = RowDraw.withoutReplacement(count - first.length, others.length, seed.generator());
    return IntStream.concat(IntStream.of(first), IntStream.of(drawn).map(i -> others[i])).toArray();
  }

  private BackdoorWish wish(Dataset clean) {
    return variant == Variant.ALL_TO_ALL
        ? BackdoorWish.next(clean.labels(), ID)
        : BackdoorWish.one(clean.labels(), target, sources, ID);
  }

  @Override
  public Traits traits() {
    return Traits.of(
        variant == Variant.CLEAN_LABEL
            ? Traits.Effect.CHANGES_FEATURES
            : Traits.Effect.CHANGES_ROWS,
        Goal.BACKDOOR);
  }

  /** Shows a model rows that carry the trigger. */
  private record TriggerAim(List<Stamp> stamps, BackdoorWish wish) implements Aim {
    @Override
    public int[] rows(Dataset clean) {
      return wish.sources(clean.labels());
    }

    @Override
    public Table present(Table rows) {
      return Stamp.all(stamps, rows, IntStream.range(0, rows.size()).toArray());
    }

    @Override
    public boolean reached(int truth, int predicted) {
      return wish.wanted(truth) == predicted;
    }

    @Override
    public String words(Labels labels) {
      return "with the trigger %s, %s"
          .formatted(
              stamps.stream()
                  .map(stamp -> "%s=%s".formatted(stamp.column(), stamp.value()))
                  .collect(Collectors.joining(", ")),
              wish.words(labels));
    }
  }

  /** Makes backdoor triggers. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(BackdoorTrigger.class, Budget.reader(Denominator.DATASET, Denominator.CLASS));
    }
  }
}
