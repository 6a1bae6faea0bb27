// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.source.DataCache;
import io.poisonlab.source.NamedData;
import io.poisonlab.source.RemoteCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A set of images that is fetched")
class FetchedImagesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"mnist", "fashion-mnist"})
  @DisplayName("is 60,000 training rows and 10,000 test rows, checked by hash")
  void isWhole(String name) {
    Dataset data = NamedData.read(name);

    assertThat(data.size()).isEqualTo(70_000);
    assertThat(ImageColumn.alone(data, "test").shape()).isEqualTo(ImageShape.grey(28, 28));
    assertThat(data.labels().classes()).hasSize(10);
    assertThat(IntStream.of(data.labels().counts())).allMatch(count -> count > 6_000);
    assertThat(RemoteCatalogue.of(name).facts().licence()).matches("CC.*|MIT");
  }

  @Test
  @DisplayName("begins with the digits that are known")
  void beginsAsKnown() {
    Dataset data = NamedData.read("mnist");

    assertThat(data.labels().name(0)).isEqualTo("5");
    assertThat(data.labels().name(1)).isEqualTo("0");
    assertThat(data.labels().name(60_000)).isEqualTo("7");
  }

  @Test
  @DisplayName(
      "that is damaged where it was put by hand, and cannot be had anew, is refused in words")
  void isRefused() throws IOException {
    Path mirror = Files.createDirectories(folder.resolve("mirror"));
    Files.write(mirror.resolve("train-images-idx3-ubyte"), new byte[100]);

    assertThatThrownBy(() ->
            NamedData.read(
                "mnist",
                Map.of("XDG_CACHE_HOME", folder.toString(), DataCache.MIRROR, mirror.toString())))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("needs the file train-images-idx3-ubyte")
        .hasMessageContaining("its SHA-256 is")
        .hasMessageContaining("put it into");
    assertThat(folder.resolve("poisonlab")).doesNotExist();
  }
}
