// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.random.Seed;
import io.poisonlab.source.NamedData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Generated pictures")
class PicturesTest {
  @Test
  @DisplayName(
      "are in colours, half of them safe, the same for the same seed, found again by their source")
  void areDrawn() {
    Dataset data = NamedData.read("pictures(rows=40;side=24;seed=3)");

    assertThat(ImageColumn.alone(data, "test").shape()).isEqualTo(new ImageShape(24, 24, 3));
    assertThat(data.labels().counts()).containsExactly(20, 20);
    assertThat(NamedData.read(data.source().location())).isEqualTo(data);
    assertThat(new Pictures(40, 24).generate(new Seed(4)).table()).isNotEqualTo(data.table());
  }

  @Test
  void limitsAreKept() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pictures(3, 32))
        .withMessageContaining("rows must be in [4, 200000], found 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pictures(10, 8))
        .withMessageContaining("side must be in [16, 128], found 8");
  }
}
