// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.random.RandomGenerator;

/**
 * Two half circles that reach into each other: no line separates the classes, a curve does.
 *
 * <p><b>Steps.</b> The points of a class lie at equal angles t from 0 to π: class 0 at (cos t, sin
 * t), class 1 at (1 − cos t, ½ − sin t); normal noise is added to both coordinates. As
 * scikit-learn's {@code make_moons}.
 *
 * <p>Takes O(rows).
 *
 * @param rows 4 or more; class 1 has one more where they are odd
 * @param noise the standard deviation, 0 or more
 */
@Id(value = "moons", help = "two half circles that reach into each other")
public record Moons(
    @Setting(help = "rows, 4 or more", byDefault = "300") int rows,
    @Setting(help = "standard deviation of the noise, 0 or more", byDefault = "0.1") double noise)
    implements Generator {
  /** Checks the settings. */
  public Moons {
    Rows.checkSize(rows, 4, 2);
    Rows.checkNotNegative("noise", noise);
  }

  @Override
  public Dataset generate(Seed seed) {
    RandomGenerator random = seed.fork("rows").generator();
    int[] counts = {rows / 2, rows - rows / 2};
    int[] next = new int[2];
    Rows drawn = Rows.of(2, random, counts);
    for (int row = 0; row < rows; row++) {
      int code = drawn.code(row);
      double angle = Math.PI * next[code]++ / (counts[code] - 1);
      double x = StrictMath.cos(angle);
      double y = StrictMath.sin(angle);
      double[] point = code == 0 ? new double[] {x, y} : new double[] {1 - x, 0.5 - y};
      drawn.drawAround(row, point, noise, random);
    }
    return drawn.dataset(this, seed);
  }

  /** Makes this generator by name. */
  public static final class Provider extends RecordProvider<Generator>
      implements GeneratorProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Moons.class);
    }
  }
}
