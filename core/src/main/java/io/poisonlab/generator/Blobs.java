// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.random.RandomGenerator;

/**
 * Round clouds, one class each.
 *
 * <p><b>Steps.</b> The centres are drawn uniformly from [−{@value #BOX}, {@value #BOX}] in each
 * coordinate; each class is a normal distribution around its centre with standard deviation {@code
 * spread} in each coordinate. Classes are as large as each other, up to one row.
 *
 * <p><b>Limitations.</b> Centres are drawn, so two may fall together: how hard the data are depends
 * on the seed. {@link Gaussian} has centres at a given distance.
 *
 * <p>Takes O(rows · features).
 *
 * @param rows at least one for each centre
 * @param features 1 or more
 * @param centres the number of classes, 2 or more
 * @param spread the standard deviation, 0 or more
 */
@Id(value = "blobs", help = "round clouds around centres drawn at random, a class each")
public record Blobs(
    @Setting(help = "rows, at least one for each centre", byDefault = "300") int rows,
    @Setting(help = "feature columns, 1 or more", byDefault = "2") int features,
    @Setting(help = "centres, one for each class, 2 or more", byDefault = "3") int centres,
    @Setting(help = "standard deviation around a centre, 0 or more", byDefault = "1.0")
        double spread)
    implements Generator {
  /** How far from 0 a coordinate of a centre may lie. */
  public static final double BOX = 10;

  /** Checks the settings. */
  public Blobs {
    if (centres < 2) {
      throw new IllegalArgumentException("centres must be 2 or more, found " + centres);
    }
    Rows.checkSize(rows, centres, features);
    Rows.checkNotNegative("spread", spread);
  }

  @Override
  public Dataset generate(Seed seed) {
    RandomGenerator place = seed.fork("centres").generator();
    double[][] centre = new double[centres][];
    for (int i = 0; i < centres; i++) {
      centre[i] = place.doubles(features, -BOX, BOX).toArray();
    }
    RandomGenerator random = seed.fork("rows").generator();
    Rows drawn = Rows.of(features, random, Rows.balanced(rows, centres));
    for (int row = 0; row < rows; row++) {
      drawn.drawAround(row, centre[drawn.code(row)], spread, random);
    }
    return drawn.dataset(this, seed);
  }

  /** Makes this generator by name. */
  public static final class Provider extends RecordProvider<Generator>
      implements GeneratorProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Blobs.class);
    }
  }
}
