// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Adds rows that carry one class and lie in, and beyond, another class.
 *
 * <p><b>Threat model.</b> Availability: someone who can add rows with labels, and knows roughly
 * where the classes lie, but not the model. NIST AI 100-2, section 2.3.1; MITRE ATLAS AML.T0020.
 *
 * <p><b>Steps.</b> Let A be the class that the rows carry (the target) and B the class where they
 * lie (the source). (1) Measure the centres of A and B, and in each numeric column the standard
 * deviation within these two classes; from here on that deviation is the unit of the column. (2)
 * Draw the near rows, floor(near · rows), from a normal distribution around the centre of B with
 * deviation {@code near_spread}. (3) Draw the others around the point at {@code far_distance} from
 * the midpoint of both centres, on the line through them on the side of B, with deviation {@code
 * far_spread}. A nominal value is that of a row of B, drawn for each value. Takes O((n + rows) ·
 * columns). Holds O((n + rows) · columns); allocates 1,200 bytes a row (measured).
 *
 * <p><b>Deviations from the scenario it follows.</b> There the centres, (−1.33, −1.33) and (1.33,
 * 1.33), and the deviation, 1, are known; here they are measured, so that the attack fits any data.
 *
 * <p><b>Limitations.</b> Values leave the range of the data, which a range check sees. Correlation
 * between columns is not followed. Whether a model collapses is a threshold effect: a linear
 * machine falls to a constant answer once the far rows outweigh class A. An added row has no
 * missing value, except in a column where class B has none but missing ones.
 *
 * <p><b>Reference.</b> Biggio, Nelson and Laskov (2012), "Poisoning attacks against support vector
 * machines", ICML, section 3 (rows with the attacker's label in the region of the other class;
 * there placed by gradient, here by geometry).
 *
 * @param budget how many rows are added, in rows there are
 * @param target the class that the added rows carry; the first present where empty
 * @param source the class where they lie; the first other present where empty
 * @param near the share of the added rows that lie in the middle of the source class
 * @param nearSpread the deviation of the near rows, 0 or more
 * @param farDistance how far from the midpoint of both classes the far rows lie, above 0
 * @param farSpread the deviation of the far rows, 0 or more
 */
@Id(
    value = "injected-cluster",
    help = "Added rows carry one class and lie in, and far beyond, another class")
public record InjectedCluster(
    @Setting(help = "rows added, as share of the data or count") Budget budget,
    @Setting(help = "class the added rows carry; the first where empty") Optional<String> target,
    @Setting(help = "class where they lie; the first other where empty") Optional<String> source,
    @Setting(help = "share of them amid the source class, in [0, 1]", byDefault = "0.5")
        double near,
    @Setting(help = "deviation of these, in deviations of a class", byDefault = "1.0")
        double nearSpread,
    @Setting(help = "distance of the others from the classes' midpoint", byDefault = "8.0")
        double farDistance,
    @Setting(help = "deviation of the others, in deviations of a class", byDefault = "1.5")
        double farSpread)
    implements Attack {
  /** Checks the ranges. */
  public InjectedCluster {
    if (target.isPresent() && target.equals(source)) {
      throw new IllegalArgumentException(
          "target class and source class must differ, found \"%s\" twice".formatted(target.get()));
    }
    if (!(near >= 0 && near <= 1)) {
      throw new IllegalArgumentException("near must be in [0, 1], found " + near);
    }
    check("near spread", nearSpread, nearSpread >= 0);
    check("far distance", farDistance, farDistance > 0);
    check("far spread", farSpread, farSpread >= 0);
  }

  /** Adds rows of the first class, half of them amid the second and half far beyond it. */
  public InjectedCluster(Budget budget) {
    this(budget, Optional.empty(), Optional.empty(), 0.5, 1, 8, 1.5);
  }

  private static void check(String name, double value, boolean allowed) {
    if (!allowed || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s must be %s and finite, found %s"
              .formatted(name, name.equals("far distance") ? "above 0" : "0 or more", value));
    }
  }

  @Override
  public Poisoned poison(Dataset clean, Seed seed) {
    int count = budget.addedTo(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    ClassPair pair = ClassPair.of(clean.labels(), target, source, "injected-cluster");
    ClassLine line = ClassLine.of(clean, pair);
    int amid = Budget.fraction(near).rowsOf(count);
    if (amid < count && farDistance <= line.distance() / 2) {
      throw new IllegalArgumentException(
          ("far_distance %s lies before the centre of class \"%s\", which is %.3g from the midpoint;"
                  + " ask for more than that, or for near 1")
              .formatted(
                  farDistance, clean.labels().classes().get(pair.source()), line.distance() / 2));
    }
    RandomGenerator random = seed.generator();
    double[] spread = new double[count];
    double[] distance = new double[count];
    for (int i = 0; i < count; i++) {
      spread[i] = i < amid ? nearSpread : farSpread;
      distance[i] = i < amid ? line.distance() / 2 : farDistance;
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < clean.table().columns().size(); i++) {
      columns.add(line.draw(i, distance, spread, random));
    }
    int[] labels = new int[count];
    Arrays.fill(labels, pair.target());
    return Insertion.of(clean, new Table(columns), labels);
  }

  @Override
  public Traits traits() {
    return Traits.of(Traits.Effect.INSERTS, Goal.AVAILABILITY).leavesDomain();
  }

  /** Makes injected clusters. */
  public static final class Provider extends RecordProvider<Attack> implements AttackProvider {
    /** Called by the service loader. */
    public Provider() {
      super(InjectedCluster.class, Budget.READER);
    }
  }
}
