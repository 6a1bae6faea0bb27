// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.trigger;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.learner.FeatureEncoder;
import io.poisonlab.learner.Learner;
import io.poisonlab.random.Seed;
import io.poisonlab.statistics.Discoveries;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Searches triggers: tests rare values and pairs of values for labels that their neighbours do not
 * explain, then stamps those that pass on other rows.
 *
 * <p>Takes O(pairs · n / 64 + n · 2000 · width) and trains two models for each value stamped; n / 8
 * bytes for each candidate and at most 8,000 · n for the neighbours.
 */
public final class TriggerSearch {
  /** The fewest rows that carry a trigger. */
  public static final int LEAST_ROWS = 5;

  private static final int MOST_ITEMS = 1000;
  private static final int MOST_STAMPS = 10;
  private static final double SHARED = 0.95;
  private static final double ELSEWHERE = 0.2;

  private final Dataset data;
  private final List<Item> items;
  private final List<Finding> findings;
  private final double limit;

  private TriggerSearch(Dataset data, List<Item> items, List<Finding> findings, double limit) {
    this.data = data;
    this.items = items;
    this.findings = findings;
    this.limit = limit;
  }

  /**
   * Tests all candidates.
   *
   * @param most the most rows that carry a trigger, {@link #LEAST_ROWS} or more
   * @param level the share of false discoveries that is accepted, in (0, 1)
   */
  public static TriggerSearch of(Dataset data, int most, double level, Seed seed) {
    double[][] rows = FeatureEncoder.fit(data.table(), true).encode(data.table());
    int[] labels = data.labels().toArray();
    Neighbourhood neighbours = new Neighbourhood(rows, labels, most, seed.fork("neighbours"));
    List<Item> items = Items.of(data.table(), LEAST_ROWS, data.size() / 2, MOST_ITEMS);
    Candidates.Tested tested =
        new Candidates(labels, data.classCount(), LEAST_ROWS, most, neighbours).test(items);
    double[] probabilities = tested.findings().stream().mapToDouble(Finding::p).toArray();
    List<Finding> sorted =
        tested.findings().stream().sorted(Comparator.comparingDouble(Finding::p)).toList();
    return new TriggerSearch(
        data, items, sorted, Discoveries.limit(probabilities, tested.tests(), level));
  }

  /** Returns how many sets of rows have labels that their neighbours do not explain. */
  public int discoveries() {
    return (int) findings.stream().filter(found -> found.p() <= limit).count();
  }

  /**
   * Returns the triggers among the discoveries, the least probable first; those that share half of
   * their rows with an earlier one are that trigger again.
   *
   * @param flips the share of other rows that stamping must turn, in (0, 1]
   */
  public List<Trigger> triggers(Learner learner, double flips, Seed seed) {
    Stamp stamp = new Stamp(data, learner, seed);
    List<Trigger> triggers = new ArrayList<>();
    BitSet seen = new BitSet();
    int stamps = 0;
    for (Finding found : findings) {
      if (found.p() > limit || stamps == MOST_STAMPS) {
        break;
      }
      BitSet known = (BitSet) found.carriers().clone();
      known.and(seen);
      if (2 * known.cardinality() < found.carriers().cardinality()) {
        List<Item> whole = whole(found);
        double turned = stamp.flips(whole, found.carriers(), found.label(), flips);
        stamps++;
        seen.or(found.carriers());
        if (turned >= flips) {
          triggers.add(trigger(found, whole, turned));
        }
      }
    }
    return triggers;
  }

  /** Returns the finding's values, and all others that its rows share and few rows else have. */
  private List<Item> whole(Finding found) {
    BitSet rows = withLabel(found);
    int size = rows.cardinality();
    int outside = data.size() - found.carriers().cardinality();
    List<Item> whole = new ArrayList<>();
    boolean[] taken = new boolean[data.table().columns().size()];
    for (Item item : found.items()) {
      whole.add(item);
      taken[item.column()] = true;
    }
    for (Item item : items) {
      BitSet both = (BitSet) item.rows().clone();
      both.and(rows);
      BitSet elsewhere = (BitSet) item.rows().clone();
      elsewhere.andNot(found.carriers());
      if (!taken[item.column()]
          && both.cardinality() >= SHARED * size
          && elsewhere.cardinality() <= ELSEWHERE * outside) {
        whole.add(item);
        taken[item.column()] = true;
      }
    }
    return whole;
  }

  private BitSet withLabel(Finding found) {
    BitSet rows = new BitSet();
    found.carriers().stream()
        .filter(row -> data.labels().code(row) == found.label())
        .forEach(rows::set);
    return rows;
  }

  private Trigger trigger(Finding found, List<Item> whole, double turned) {
    return new Trigger(
        withLabel(found).stream().boxed().toList(),
        data.labels().classes().get(found.label()),
        whole.stream()
            .sorted(Comparator.comparingInt(Item::column))
            .map(item -> item.words(data.table()))
            .toList(),
        found.carriers().cardinality(),
        found.expected(),
        found.p(),
        turned);
  }

  /**
   * Returns for each row how improbable the labels are of the most suspicious candidate that it is
   * part of: 0.5 where that is just a discovery, 0 for a row that is in none.
   */
  public double[] scores() {
    double[] scores = new double[data.size()];
    double least = Math.max(limit, Double.MIN_NORMAL);
    double scale = limit > 0 ? -Math.log(least) : -Math.log(1e-9);
    for (Finding found : findings) {
      double surprise = -Math.log(Math.max(found.p(), Double.MIN_NORMAL));
      double score = surprise / (surprise + scale);
      withLabel(found).stream().forEach(row -> scores[row] = Math.max(scores[row], score));
    }
    return scores;
  }
}
