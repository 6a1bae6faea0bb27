// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Two normal clouds opposite each other: a line is the best boundary, and how good it is is known.
 *
 * <p><b>Steps.</b> Class 0 lies around (−mean, …, −mean), class 1 around (+mean, …, +mean), both
 * with standard deviation {@code spread} in each coordinate; round(share · rows) rows are of class
 * 0.
 *
 * <p><b>Limitations.</b> With equal shares, the best possible accuracy is Φ(mean · √features /
 * spread): 0.970 with the defaults.
 *
 * <p>Takes O(rows · features).
 *
 * @param rows 2 or more
 * @param features 1 or more
 * @param mean the distance of the centres from 0 in each coordinate, 0 or more
 * @param spread the standard deviation, 0 or more
 * @param share of class 0, in (0, 1), leaving each class a row or more
 */
@Id(value = "two-gaussians", help = "two normal clouds opposite each other, of given shares")
public record TwoGaussians(
    @Setting(help = "rows, 2 or more", byDefault = "240") int rows,
    @Setting(help = "feature columns, 1 or more", byDefault = "2") int features,
    @Setting(help = "distance of the centres from 0 in each column", byDefault = "1.33")
        double mean,
    @Setting(help = "standard deviation around a centre, 0 or more", byDefault = "1.0")
        double spread,
    @Setting(help = "share of class 0, in (0, 1)", byDefault = "0.47") double share)
    implements Generator {
  /** Checks the settings. */
  public TwoGaussians {
    Rows.checkSize(rows, 2, features);
    Rows.checkNotNegative("mean", mean);
    Rows.checkNotNegative("spread", spread);
    long first = Math.round(share * rows);
    if (!(share > 0 && share < 1) || first == 0 || first == rows) {
      throw new IllegalArgumentException(
          "share must be in (0, 1) and leave each class a row of the %d, found %s"
              .formatted(rows, share));
    }
  }

  @Override
  public Dataset generate(Seed seed) {
    RandomGenerator random = seed.fork("rows").generator();
    int first = (int) Math.round(share * rows);
    double[][] centre = new double[2][features];
    Arrays.fill(centre[0], -mean);
    Arrays.fill(centre[1], mean);
    Rows drawn = Rows.of(features, random, first, rows - first);
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
      super(TwoGaussians.class);
    }
  }
}
