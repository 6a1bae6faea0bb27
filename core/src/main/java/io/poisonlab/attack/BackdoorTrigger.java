// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.Collectors;

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
 * @param backdoor which rows are stamped, and which class the trigger shall evoke
 */
@Id(
    value = "backdoor-trigger",
    brief = "backdoor",
    help = "Rows are stamped with a trigger and given the class that it shall evoke")
public record BackdoorTrigger(
    @Setting(help = "rows stamped: share of the data or of the class, or count") Budget budget,
    @Setting(help = "column:value, value a number, min, max, q0.95, name or rarest; empty: chosen")
        List<String> pattern,
    Backdoor backdoor)
    implements Attack {
  private static final String ID = "backdoor-trigger";

  /** Copies the list and checks how it is written. */
  public BackdoorTrigger {
    pattern = List.copyOf(pattern);
    for (String stamp : pattern) {
      if (!Stamp.isWritten(stamp)) {
        throw new IllegalArgumentException(
            "a trigger must be written as column:value, found \"%s\"".formatted(stamp));
      }
    }
  }

  /** Stamps and relabels a share of the rows with a trigger chosen from the data. */
  public BackdoorTrigger(double fraction) {
    this(Budget.fraction(fraction), List.of(), Backdoor.usual());
  }

  @Override
  public int attackable(Dataset clean) {
    return backdoor.attackable(clean, budget, ID);
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    if (clean.size() == 0) {
      return backdoor.poison(clean, budget, new Stamps(List.of()), seed, ID);
    }
    List<Stamp> stamps =
        pattern.isEmpty()
            ? QuietColumns.trigger(clean)
            : pattern.stream().map(text -> Stamp.read(text, clean.table())).toList();
    if (stamps.stream().map(Stamp::column).distinct().count() < stamps.size()) {
      throw new IllegalArgumentException(
          "each column may stand once in a trigger, found " + pattern);
    }
    return backdoor.poison(clean, budget, new Stamps(stamps), seed, ID);
  }

  @Override
  public Traits traits() {
    return backdoor.traits();
  }

  /** The values of a trigger. */
  private record Stamps(List<Stamp> stamps) implements Imprint {
    @Override
    public Table on(Table table, int[] rows) {
      return Stamp.all(stamps, table, rows);
    }

    @Override
    public String words() {
      return stamps.stream()
          .map(stamp -> "%s=%s".formatted(stamp.column(), stamp.value()))
          .collect(Collectors.joining(", "));
    }
  }

  /** Makes backdoor triggers. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(
          BackdoorTrigger.class,
          Budget.reader(Denominator.DATASET, Denominator.CLASS),
          Backdoor.READER);
    }
  }
}
