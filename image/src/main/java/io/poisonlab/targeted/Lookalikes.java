// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.targeted;

import io.poisonlab.attack.Aim;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The aim that test images of the source class which look most like the image that an attack is
 * about are taken for the target class. The image itself is a training row with its right label,
 * and tells nothing of what a model says of images that it has not seen.
 *
 * @param image the image that the attack is about, alone in its column
 * @param source the code of its class
 * @param target the code of the class that it shall be taken for
 * @param nearest how many test rows count: those with the least sum of squared differences of
 *     pixels, the first where equal; all where there are fewer
 */
record Lookalikes(ImageColumn image, int source, int target, int nearest) implements Aim {
  @Override
  public int[] rows(Dataset clean) {
    ImageColumn images = (ImageColumn) clean.table().columns().getFirst(); // as in training
    byte[] wanted = image.pixels(0);
    int[] candidates = clean.labels().rowsOf(source);
    long[] apart =
        Arrays.stream(candidates)
            .parallel()
            .mapToLong(row -> apart(wanted, images.pixels(row)))
            .toArray();
    return IntStream.range(0, candidates.length)
        .boxed()
        .sorted(Comparator.comparingLong(i -> apart[i]))
        .limit(nearest)
        .mapToInt(i -> candidates[i])
        .sorted()
        .toArray();
  }

  private static long apart(byte[] these, byte[] those) {
    long sum = 0;
    for (int i = 0; i < these.length; i++) {
      int difference = Byte.toUnsignedInt(these[i]) - Byte.toUnsignedInt(those[i]);
      sum += (long) difference * difference;
    }
    return sum;
  }

  @Override
  public Table present(Table rows) {
    return rows;
  }

  @Override
  public boolean reached(int truth, int predicted) {
    return predicted == target;
  }

  @Override
  public String words(Labels labels) {
    return "the %d images of \"%s\" that look most like a chosen one are taken for \"%s\""
        .formatted(nearest, labels.classes().get(source), labels.classes().get(target));
  }
}
