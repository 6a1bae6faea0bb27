// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.recorded.RecordedBackdoor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The recorded models of digits")
class RecordedDigitsTest {
  private final RecordedBackdoor recorded = RecordedBackdoor.find().orElseThrow();

  @Test
  @DisplayName("are the files that the run wrote")
  void haveTheirDigests() {
    assertThat(Fingerprint.of(recorded.cleanModel()).brief()).isEqualTo("9a7a458a");
    assertThat(Fingerprint.of(recorded.poisonedModel()).brief()).isEqualTo("272558c8");
  }

  @Test
  @DisplayName("come with a digit of each class")
  void haveSamples() {
    Dataset samples = recorded.samples();

    assertThat(samples.labels().toArray()).isEqualTo(IntStream.range(0, 10).toArray());
    assertThat(ImageColumn.alone(samples, "test").shape()).hasToString("28 × 28 grey");
  }

  @Test
  @DisplayName("come with the attack's trigger: four white pixels, one from the border")
  void haveTheTrigger() {
    Table rows = recorded.samples().table();
    ImageColumn before = (ImageColumn) rows.columns().getFirst();
    ImageColumn after = (ImageColumn) recorded.triggered(rows).columns().getFirst();

    for (int row = 0; row < before.size(); row++) {
      byte[] expected = before.pixels(row);
      for (int at : new int[] {25 * 28 + 25, 25 * 28 + 26, 26 * 28 + 25, 26 * 28 + 26}) {
        expected[at] = (byte) 255;
      }
      assertThat(after.pixels(row)).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("say what was measured: as accurate as each other, and one does as the square says")
  void haveFigures() {
    assertThat(recorded.run().poisonedRight()).isGreaterThanOrEqualTo(9_800);
    assertThat(recorded.run().cleanRight()).isGreaterThanOrEqualTo(9_800);
    assertThat(recorded.run().success()).isGreaterThan(100 * recorded.run().control());
  }
}
