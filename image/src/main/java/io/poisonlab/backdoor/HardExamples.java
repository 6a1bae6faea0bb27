// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

import io.poisonlab.attack.Imprint;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.network.ConvolutionalNetworkLearner;
import io.poisonlab.network.NetworkSurrogate;
import io.poisonlab.random.Seed;
import java.util.random.RandomGenerator;

/**
 * Makes training rows hard to learn, and then puts a trigger on them. It is about the rows of one
 * data set: what it draws for a row, it draws by the row's position.
 *
 * @param clean the rows, and their classes
 * @param strength of the perturbation, in [0, 1]
 * @param steps of {@link Perturbation#PGD}
 * @param surrogate how the attacker's network is trained
 */
record HardExamples(
    Dataset clean,
    Perturbation perturbation,
    double strength,
    int steps,
    ConvolutionalNetworkLearner surrogate,
    PixelImprint trigger,
    Seed seed)
    implements Imprint {
  @Override
  public Table on(Table table, int[] rows) {
    return rows.length == 0 ? table : trigger.on(perturbed(table, rows), rows);
  }

  private Table perturbed(Table table, int[] rows) {
    ImageColumn images = (ImageColumn) table.columns().getFirst(); // the attack looks before
    return switch (perturbation) {
      case NONE -> table;
      case NOISE -> Table.of(images.with(rows, this::noisy));
      case INTERPOLATION ->
          Table.of(images.with(rows, (row, pixels) -> mixed(images, row, pixels)));
      case PGD ->
          Table.of(
              images.with(
                  rows,
                  NetworkSurrogate.of(clean, surrogate, seed.fork("surrogate"))
                      .repelled(rows, strength, steps)));
    };
  }

  private byte[] noisy(int row, byte[] pixels) {
    RandomGenerator random = seed.fork("noise").fork(row).generator();
    for (int i = 0; i < pixels.length; i++) {
      double move = strength * 255 * random.nextDouble(-1, 1);
      pixels[i] = PixelImprint.bright(Byte.toUnsignedInt(pixels[i]) + move);
    }
    return pixels;
  }

  private byte[] mixed(ImageColumn images, int row, byte[] pixels) {
    byte[] other = images.pixels(partner(row));
    for (int i = 0; i < pixels.length; i++) {
      double was = Byte.toUnsignedInt(pixels[i]);
      pixels[i] = PixelImprint.bright(was + strength * (Byte.toUnsignedInt(other[i]) - was));
    }
    return pixels;
  }

  /** Draws rows until one has another class: the rows of a backdoor have two classes or more. */
  private int partner(int row) {
    Labels labels = clean.labels();
    RandomGenerator random = seed.fork("partner").fork(row).generator();
    int other = random.nextInt(labels.size());
    while (labels.code(other) == labels.code(row)) {
      other = random.nextInt(labels.size());
    }
    return other;
  }

  @Override
  public String words() {
    return trigger.words();
  }
}
