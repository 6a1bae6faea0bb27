// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.random.RandomGenerator;

/**
 * Exclusive or: neither coordinate alone says anything about the class, both together all.
 *
 * <p><b>Steps.</b> Each row falls around one of the corners (±1, ±1), normally with standard
 * deviation {@code spread} in both coordinates; its class is 0 where the corner's signs are equal
 * and 1 where they differ. Classes, and the two corners of each, are as large as each other, up to
 * one row.
 *
 * <p><b>Limitations.</b> With p = Φ(1 / spread), the best possible accuracy is p² + (1 − p)².
 *
 * <p>Takes O(rows).
 *
 * @param rows 4 or more
 * @param spread the standard deviation, 0 or more
 */
@Id(value = "xor", help = "four clouds, opposite ones of a class: only both columns tell")
public record Xor(
    @Setting(help = "rows, 4 or more", byDefault = "300") int rows,
    @Setting(help = "standard deviation around a corner, 0 or more", byDefault = "0.4")
        double spread)
    implements Generator {
  /** Checks the settings. */
  public Xor {
    Rows.checkSize(rows, 4, 2);
    Rows.checkNotNegative("spread", spread);
  }

  @Override
  public Dataset generate(Seed seed) {
    RandomGenerator random = seed.fork("rows").generator();
    int[] next = new int[2];
    Rows drawn = Rows.of(2, random, Rows.balanced(rows, 2));
    for (int row = 0; row < rows; row++) {
      int code = drawn.code(row);
      int first = next[code]++ % 2 == 0 ? 1 : -1;
      double[] corner = {first, code == 0 ? first : -first};
      drawn.drawAround(row, corner, spread, random);
    }
    return drawn.dataset(this, seed);
  }

  /** Makes this generator by name. */
  public static final class Provider extends RecordProvider<Generator>
      implements GeneratorProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Xor.class);
    }
  }
}
