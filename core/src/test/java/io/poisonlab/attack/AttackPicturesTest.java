// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds the pictures to the code that draws them. To draw them anew: {@code ./mvnw -q -pl core -am
 * test -Dtest=AttackPicturesTest -Dsurefire.failIfNoSpecifiedTests=false -Dpictures=draw}.
 */
@DisplayName("The pictures of docs/attacks.md")
class AttackPicturesTest {
  private static final Path FOLDER = Path.of("../docs/images");

  @Test
  @DisplayName("are what the attacks do today")
  void areUpToDate() throws IOException {
    for (Map.Entry<String, String> picture : AttackPictures.all().entrySet()) {
      Path file = FOLDER.resolve(picture.getKey());
      if ("draw".equals(System.getProperty("pictures"))) {
        Files.writeString(file, picture.getValue());
      }
      assertThat(Files.readString(file))
          .as("%s: draw it anew with -Dpictures=draw and look at it", picture.getKey())
          .isEqualTo(picture.getValue());
    }
  }
}
