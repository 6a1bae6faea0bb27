// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Source;
import io.poisonlab.dataset.Table;
import io.poisonlab.generator.GeneratedData;
import io.poisonlab.generator.Generator;
import io.poisonlab.generator.GeneratorProvider;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.Id;
import io.poisonlab.parameter.Limits;
import io.poisonlab.parameter.RecordProvider;
import io.poisonlab.parameter.Setting;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Pictures in colours, to be let through or not: round things, which are safe, and pointed ones,
 * which are unsafe, each of random colour, size, place and turn, on a background that runs from one
 * colour to another, with grain.
 *
 * <p><b>Steps.</b> For each picture, of the classes by turns: draw two colours for the background
 * and one for the thing, its radius, from a fifth to a third of the side, and its place and turn. A
 * round thing is a disc or a ring, a pointed one a triangle or a star of five points. Each byte
 * gets normal grain. Takes O(rows · side²).
 *
 * @param rows 4 or more
 * @param side of each picture, in pixels
 */
@Id(value = "pictures", help = "pictures in colours of round (safe) and pointed (unsafe) things")
public record Pictures(
    @Setting(help = "rows, 4 to 200000", byDefault = "2000") int rows,
    @Setting(help = "pixels of a side, 16 to 128", byDefault = "32") int side)
    implements Generator {
  private static final List<String> CLASSES = List.of("safe", "unsafe");
  private static final double GRAIN = 8;
  private static final double CONTRAST = 120;

  /** Checks the ranges. */
  public Pictures {
    Limits.check("rows", rows, 4, 200_000);
    Limits.check("side", side, 16, 128);
  }

  @Override
  public Dataset generate(Seed seed) {
    List<byte[]> images = new ArrayList<>();
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = row % 2;
      images.add(draw(codes[row] == 1, seed.fork(row).generator()));
    }
    return new Dataset(
        Description.of(this).id(),
        new Source(Source.Kind.GENERATED, new GeneratedData(this, seed.value()).text()),
        Table.of(ImageColumn.of(IdxData.IMAGE, new ImageShape(side, side, 3), images)),
        Labels.of(IdxData.LABEL, CLASSES, codes),
        RowIds.range(rows));
  }

  private byte[] draw(boolean pointed, RandomGenerator random) {
    double[] from = colour(random);
    double[] to = colour(random);
    double[] thing = colour(random);
    while (near(thing, from) || near(thing, to)) {
      thing = colour(random);
    }
    double radius = side * random.nextDouble(0.25, 0.4);
    double middle = random.nextDouble(radius, side - radius);
    double centre = random.nextDouble(radius, side - radius);
    double turn = random.nextDouble(2 * Math.PI);
    boolean second = random.nextBoolean();
    byte[] pixels = new byte[side * side * 3];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double distance = StrictMath.hypot(row - middle, column - centre) / radius;
        double angle = StrictMath.atan2(row - middle, column - centre) + turn;
        double edge = pointed ? pointed(angle, second) : 1;
        boolean inside = distance <= edge && (pointed || !second || distance > 0.5);
        for (int channel = 0; channel < 3; channel++) {
          double ground = from[channel] + (to[channel] - from[channel]) * row / side;
          double value = (inside ? thing[channel] : ground) + GRAIN * random.nextGaussian();
          pixels[(row * side + column) * 3 + channel] =
              (byte) Math.round(Math.clamp(value, 0, 255));
        }
      }
    }
    return pixels;
  }

  /** Returns how far a triangle or a star reaches in this direction, its points reaching 1. */
  private static double pointed(double angle, boolean star) {
    int points = star ? 5 : 3;
    double sector = 2 * Math.PI / points;
    double within = Math.abs(Math.IEEEremainder(angle, sector)); // 0 at a point
    if (star) {
      return 1 - 0.6 * within / (sector / 2);
    }
    return StrictMath.cos(Math.PI / points) / StrictMath.cos(Math.PI / points - within);
  }

  /** Returns whether a thing of one colour would hardly be seen on the other. */
  private static boolean near(double[] one, double[] other) {
    double squares = 0;
    for (int channel = 0; channel < one.length; channel++) {
      squares += (one[channel] - other[channel]) * (one[channel] - other[channel]);
    }
    return squares < CONTRAST * CONTRAST;
  }

  private static double[] colour(RandomGenerator random) {
    return random.doubles(3, 20, 235).toArray();
  }

  /** Makes this generator by name. */
  public static final class Provider extends RecordProvider<Generator>
      implements GeneratorProvider {
    /** Called by the service loader. */
    public Provider() {
      super(Pictures.class);
    }
  }
}
