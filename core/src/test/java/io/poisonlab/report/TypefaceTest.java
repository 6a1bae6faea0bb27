// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The bundled font")
class TypefaceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"DejaVuSans.ttf, DejaVu Sans", "DejaVuSans-Bold.ttf, DejaVu Sans Bold"})
  void hasTheLettersOfPictures(String file, String name) throws Exception {
    try (InputStream in = Typeface.class.getResourceAsStream(file)) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);

      assertThat(font.getFontName()).isEqualTo(name);
      assertThat(font.canDisplayUpTo("Accuracy ± 50 % · ÄÖÜß çñ łőş Ελ Жя … “x” – ≤ ≥"))
          .isEqualTo(-1);
    }
  }

  /**
   * Runs this class's {@link #main} in a Java of its own whose configuration of fonts is broken.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void standsInWhereTheMachineHasNone() throws IOException, InterruptedException {
    Path broken = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig/>");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                TypefaceTest.class.getName())
            .redirectErrorStream(true);
    java.environment().putAll(Map.of("FONTCONFIG_FILE", broken.toString()));
    Process process = java.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).containsPattern("[0-9]{3,} bytes drawn with .*poisonlab-fonts");
  }

  /** Draws a picture with letters. */
  public static void main(String[] arguments) {
    try (Canvas canvas = new Canvas(100, 30)) {
      canvas.text("50 %", 5, 20, Palette.boldLetters(13), Palette.INK);
      System.out.printf(
          "%d bytes drawn with %s%n",
          canvas.png().length, System.getProperty("sun.awt.fontconfig", "the machine's fonts"));
    }
  }
}
