// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.attack.BackdoorTrigger;
import io.poisonlab.attack.FeatureNoise;
import io.poisonlab.attack.LabelFlip;
import io.poisonlab.attack.MissingBurst;
import io.poisonlab.attack.Poisoned;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A column of images")
class ImageColumnTest {
  private static final ImageShape SHAPE = ImageShape.grey(2, 3);

  private static ImageColumn column(int... brightness) {
    return ImageColumn.of(
        "image",
        SHAPE,
        IntStream.of(brightness)
            .mapToObj(value -> {
              byte[] pixels = new byte[6];
              Arrays.fill(pixels, (byte) value);
              return pixels;
            })
            .toList());
  }

  /** Bright images are of one class, dark ones of the other. */
  private static Dataset data(int rows) {
    Random random = new Random(1);
    int[] codes = IntStream.range(0, rows).map(row -> row % 2).toArray();
    ImageColumn images =
        column(IntStream.of(codes).map(code -> 150 * code + random.nextInt(100)).toArray());
    return Dataset.of("lamps", Table.of(images), Labels.of("lit", List.of("no", "yes"), codes));
  }

  @Test
  @DisplayName("is selected from, appended to and changed without touching what it was")
  void isImmutable() {
    ImageColumn column = column(1, 2, 3);
    ImageColumn changed =
        column.with(
            new int[] {2, 0},
            (row, pixels) -> {
              pixels[0] = (byte) (100 + row);
              return pixels;
            });

    assertThat(column).isEqualTo(column(1, 2, 3));
    assertThat(changed.pixels(0)).startsWith(100, 1);
    assertThat(changed.pixels(2)).startsWith(102, 3);
    assertThat(changed.select(new int[] {1})).isEqualTo(column(2));
    assertThat(column.append(column(4)).pixels(3)).containsOnly(4);
    column.pixels(0)[0] = 9;
    assertThat(column.pixels(0)).containsOnly(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> column.append(ImageColumn.of("image", ImageShape.grey(3, 2), List.of())));
  }

  @Test
  @DisplayName(
      "has a fingerprint of its pixels, survives the way to another process, and reads its own text")
  void isWritten() {
    Dataset data = data(10);
    Dataset other = data.withTable(Table.of(column(IntStream.range(0, 10).toArray())));

    assertThat(data.fingerprint()).isNotEqualTo(other.fingerprint());
    assertThat(DatasetBytes.read(DatasetBytes.write(data))).isEqualTo(data);
    ImageColumn images = ImageColumn.alone(data, "test");
    assertThat(ImageColumn.parse(images.text(3), SHAPE)).isEqualTo(images.pixels(3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageColumn.parse(images.text(3), ImageShape.grey(9, 9)))
        .withMessageContaining("has 81 bytes, found 6");
  }

  @Test
  @DisplayName("is poisoned by attacks on any data, exactly in the rows of the ground truth")
  void isPoisoned() {
    Dataset data = data(40);
    Stream.of(
            new FeatureNoise(0.25),
            new LabelFlip(0.25),
            new MissingBurst(0.25, MissingBurst.Pattern.SCATTERED))
        .forEach(attack -> {
          Poisoned poisoned = attack.poison(data, new Seed(1));
          assertThat(poisoned.poisonedRows().size()).isEqualTo(10);
          int[] others =
              IntStream.range(0, 40)
                  .filter(row ->
                      poisoned.poisonedRows().stream().noneMatch(id -> id == data.ids().at(row)))
                  .toArray();
          assertThat(poisoned.dataset().select(others)).isEqualTo(data.select(others));
          assertThat(poisoned.dataset().fingerprint()).isNotEqualTo(data.fingerprint());
          assertThat(attack.poison(data, new Seed(1))).isEqualTo(poisoned);
        });
  }

  @Test
  @DisplayName("is read pixel by pixel by learners of numbers, and by their copies in Smile")
  void isLearned() {
    Dataset data = data(40);
    TrainedModel model = new DecisionTreeLearner(2).train(data, new Seed(1));

    assertThat(model.predict(data.table()).labels().toArray()).isEqualTo(data.labels().toArray());
    assertThat(TrainedModel.fromSmile(model.toSmile()).predict(data.table()).labels().toArray())
        .isEqualTo(data.labels().toArray());
    assertThat(model.features().getFirst().image()).isEqualTo(SHAPE);
  }

  @Test
  @DisplayName("is refused in words by what compares numbers and names")
  void isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BackdoorTrigger(0.1).poison(data(10), new Seed(1)))
        .withMessage("backdoor-trigger works on numbers and names; column \"image\" holds images");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageColumn.alone(Datasets.iris(), "what-asks"))
        .withMessageContaining("what-asks reads images, found the columns");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageShape(1, 1025, 1))
        .withMessageContaining("from 1 to 1024 pixels, found 1 × 1025");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageShape(1, 1, 2))
        .withMessageContaining("found 2");
  }
}
