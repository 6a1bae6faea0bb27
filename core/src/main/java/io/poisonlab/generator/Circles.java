// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.random.RandomGenerator;

/**
 * A circle within a circle: only the distance from the centre tells the classes apart.
 *
 * <p><b>Steps.</b> The points of a class lie at equal angles: class 0 on the circle of radius 1,
 * class 1 on that of radius {@code factor}; normal noise is added to both coordinates. As
 * scikit-learn's {@code make_circles}.
 *
 * <p>Takes O(rows).
 *
 * @param rows 4 or more; class 1 has one more where they are odd
 * @param noise the standard deviation, 0 or more
 * @param factor the radius of the inner circle, in (0, 1)
 */
@Id(value = "circles", help = "a circle within a circle")
public record Circles(
    @Setting(help = "rows, 4 or more", byDefault = "300") int rows,
    @Setting(help = "standard deviation of the noise, 0 or more", byDefault = "0.05") double noise,
    @Setting(help = "radius of the inner circle, in (0, 1)", byDefault = "0.5") double factor)
    implements Generator {
  /** Checks the settings. */
  public Circles {
    Rows.checkSize(rows, 4, 2);
    Rows.checkNotNegative("noise", noise);
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException("factor must be in (0, 1), found " + factor);
    }
  }

  @Override
  public Dataset generate(Seed seed) {
    RandomGenerator random = seed.fork("rows").generator();
    int[] counts = {rows / 2, rows - rows / 2};
    int[] next = new int[2];
    Rows drawn = Rows.of(2, random, counts);
    for (int row = 0; row < rows; row++) {
      int code = drawn.code(row);
      double angle = 2 * Math.PI * next[code]++ / counts[code];
      double radius = code == 0 ? 1 : factor;
      double[] point = {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
      drawn.drawAround(row, point, noise, random);
    }
    return drawn.dataset(this, seed);
  }

  /** Makes this generator by name. */
  public static final class Provider extends RecordProvider<Generator>
      implements GeneratorProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Circles.class);
    }
  }
}
