// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.generator;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.random.RandomGenerator;

/**
 * Normal clouds in many dimensions, each class as far from each other one.
 *
 * <p><b>Steps.</b> As many orthogonal directions as there are classes are drawn uniformly (normal
 * vectors, made orthonormal by Gram and Schmidt's procedure); a class lies around its direction
 * times separation / √2, with variance 1 in each coordinate, so that any two centres are {@code
 * separation} apart. Classes are as large as each other, up to one row.
 *
 * <p><b>Limitations.</b> Every column says a little, none says much; no column is redundant. Of two
 * classes, the best possible accuracy is Φ(separation / 2).
 *
 * <p>Takes O(features · (rows + classes²)).
 *
 * @param rows at least one for each class
 * @param features as many as classes, or more
 * @param classes 2 or more
 * @param separation the distance between two centres, 0 or more
 */
@Id(value = "gaussian", help = "normal clouds in many dimensions, all equally far apart")
public record Gaussian(
    @Setting(help = "rows, at least one for each class", byDefault = "1000") int rows,
    @Setting(help = "feature columns, as many as classes or more", byDefault = "20") int features,
    @Setting(help = "classes, 2 or more", byDefault = "2") int classes,
    @Setting(help = "distance between centres, in standard deviations", byDefault = "3.0")
        double separation)
    implements Generator {
  /** Checks the settings. */
  public Gaussian {
    if (classes < 2 || classes > features) {
      throw new IllegalArgumentException(
          "classes must be in [2, features], found %d classes and %d features"
              .formatted(classes, features));
    }
    Rows.checkSize(rows, classes, features);
    Rows.checkNotNegative("separation", separation);
  }

  @Override
  public Dataset generate(Seed seed) {
    double[][] centre = directions(seed.fork("centres").generator());
    for (double[] direction : centre) {
      for (int i = 0; i < features; i++) {
        direction[i] *= separation / Math.sqrt(2);
      }
    }
    RandomGenerator random = seed.fork("rows").generator();
    Rows drawn = Rows.of(features, random, Rows.balanced(rows, classes));
    for (int row = 0; row < rows; row++) {
      drawn.drawAround(row, centre[drawn.code(row)], 1, random);
    }
    return drawn.dataset(this, seed);
  }

  private double[][] directions(RandomGenerator random) {
    double[][] found = new double[classes][features];
    for (int k = 0; k < classes; k++) {
      double[] direction = found[k];
      for (int i = 0; i < features; i++) {
        direction[i] = random.nextGaussian();
      }
      for (int j = 0; j < k; j++) {
        double along = dot(direction, found[j]);
        for (int i = 0; i < features; i++) {
          direction[i] -= along * found[j][i];
        }
      }
      double length = Math.sqrt(dot(direction, direction));
      for (int i = 0; i < features; i++) {
        direction[i] /= length;
      }
    }
    return found;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Makes this generator by name. */
  public static final class Provider extends RecordProvider<Generator>
      implements GeneratorProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Gaussian.class);
    }
  }
}
