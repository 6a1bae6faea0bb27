// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowDraw;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lets the poison of another attack out over several versions of the data, so slowly that each
 * version looks like the one before.
 *
 * <p><b>Threat model.</b> Whatever the other attack is after, against someone who compares each
 * version of the data, and the model trained on it, with the version before and trusts what has
 * passed. NIST AI 100-2, section 2.3; MITRE ATLAS AML.T0020 and AML.T0059.
 *
 * <p><b>Steps.</b> (1) Run the other attack in full. (2) Put its rows into a random order. (3)
 * Version t of T shows the first of them in their poisoned state, and all other rows as they were:
 * floor(k · t / T) of k rows where growth is linear, floor((k + 1)^(t / T) − 1) where it is
 * geometric. So the poisoned rows of a version are among those of the next, and the last version is
 * the other attack's result, which {@link #poison} returns. Takes the other attack's time and O(n ·
 * columns) a version. Memory is that of the other attack, and O(n · columns) for the version.
 *
 * <p><b>Deviations from the paper.</b> There a detector of network traffic is retrained each week,
 * and the rate of added traffic grows by a factor; here it is any attack, and linear growth too.
 *
 * <p><b>Limitations.</b> The clean rows are the same in all versions; real data grow. A gate that
 * compares with the first version, or with a trusted sample, sees what one that compares with the
 * last does not.
 *
 * <p><b>Reference.</b> Rubinstein, Nelson, Huang, Joseph, Lau, Rao, Taft and Tygar (2009),
 * "ANTIDOTE: understanding and defending against poisoning of anomaly detectors", IMC, section 3
 * (boiling frog attacks).
 *
 * @param attack the attack whose rows are let out
 * @param versions the number of versions until all of them are, 1 or more
 * @param growth how the number of poisoned rows grows
 */
@Id(
    value = "boiling-frog",
    help = "The rows of another attack come out slowly, over several versions of the data")
public record BoilingFrog(
    @Setting(help = "whose rows come out slowly", byDefault = "label-flip(fraction=0.3)")
        Attack attack,
    @Setting(help = "versions until all are out, 1 to 1000", byDefault = "10") int versions,
    @Setting(help = "how the number of poisoned rows grows", byDefault = "linear") Growth growth)
    implements Attack {
  private static final double TOLERANCE = 1e-9;
  private static final int MOST_VERSIONS = 1000;

  /** How the number of poisoned rows grows from version to version. */
  public enum Growth {
    /** By as many rows each time. */
    LINEAR,
    /** By the same factor each time, from few rows to many. */
    GEOMETRIC
  }

  /** Checks the number of versions. */
  public BoilingFrog {
    Limits.check("versions", versions, 1, MOST_VERSIONS);
  }

  /** Returns the last version, in which all poison is out. */
  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    return attack.poison(clean, seed.fork("attack"));
  }

  /** {@inheritDoc} Each has the rows that are poisoned by then. */
  @Override
  public List<Poisoned> versions(Dataset clean, Seed seed) {
    Poisoned whole = poison(clean, seed);
    int rows = whole.poisonedRows().size();
    int[] order = RowDraw.withoutReplacement(rows, rows, seed.fork("schedule").generator());
    List<Poisoned> out = new ArrayList<>();
    for (int version = 1; version <= versions; version++) {
      int[] first = IntStream.of(order).limit(out(rows, version)).toArray();
      RowIds poisoned = whole.poisonedRows().select(first).sorted();
      out.add(
          new Poisoned(
              partly(clean, whole.dataset(), poisoned), poisoned, whole.origin(), whole.aim()));
    }
    return List.copyOf(out);
  }

  /** Returns how many rows are poisoned in a version. */
  private int out(int rows, int version) {
    double share = (double) version / versions;
    return switch (growth) {
      case LINEAR -> (int) ((long) rows * version / versions);
      case GEOMETRIC -> (int) Math.floor(Math.pow(rows + 1.0, share) - 1 + TOLERANCE);
    };
  }

  /** Returns the clean data with these rows as they are after the whole attack. */
  private Dataset partly(Dataset clean, Dataset whole, RowIds poisoned) {
    Set<Integer> out = poisoned.stream().boxed().collect(Collectors.toSet());
    return switch (attack.traits().effect()) {
      case NOTHING -> clean;
      case INSERTS -> clean.append(whole.selectIds(poisoned));
      case DROPS ->
          clean.select(
              IntStream.range(0, clean.size())
                  .filter(row -> !out.contains(clean.ids().at(row)))
                  .toArray());
      case CHANGES_FEATURES, CHANGES_LABELS, CHANGES_ROWS -> {
        int n = clean.size();
        int[] rows =
            IntStream.range(0, n).map(i -> out.contains(clean.ids().at(i)) ? n + i : i).toArray();
        yield clean
            .withTable(clean.table().append(whole.table()).select(rows))
            .withLabels(clean.labels().append(whole.labels()).select(rows));
      }
    };
  }

  @Override
  public Budget budget() {
    return attack.budget();
  }

  @Override
  public int attackable(Dataset clean) {
    return attack.attackable(clean);
  }

  @Override
  public Traits traits() {
    return attack.traits();
  }

  /** Makes boiling frogs. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(BoilingFrog.class, List.of(), List.of(AttackProvider.FAMILY));
    }
  }
}
