// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Makes sure that pictures can have letters. A Java platform draws with the fonts of the machine,
 * and fails where there are none, as in a container that holds little more than Java. There this
 * class hands it the library's own: DejaVu Sans, regular and bold, of which Latin, Greek and
 * Cyrillic letters are bundled; other scripts show as boxes.
 *
 * <p>The way is the property {@value #PROPERTY}, which names a font configuration file (Java's
 * guide to internationalisation, "Font configuration files"). A property that the user set is left
 * alone.
 */
final class Typeface {
  private static final String PROPERTY = "sun.awt.fontconfig";
  private static final String REGULAR = "DejaVuSans";
  private static final String BOLD = "DejaVuSans-Bold";

  private static boolean ready;

  private Typeface() {}

  /** Returns a font for writing in this size and weight, a constant of {@link Font}. */
  static synchronized Font font(int weight, int size) {
    if (!ready) {
      prepare();
      ready = true;
    }
    return new Font(Font.SANS_SERIF, weight, size);
  }

  private static void prepare() {
    try {
      measure();
    } catch (RuntimeException | Error noFonts) {
      if (System.getProperty(PROPERTY) != null) {
        throw noFonts;
      }
      System.setProperty(PROPERTY, unpacked().toString());
      measure();
    }
  }

  private static void measure() {
    new Font(Font.SANS_SERIF, Font.PLAIN, 12)
        .getStringBounds("x", new FontRenderContext(null, true, true));
  }

  /** Writes fonts and configuration to a folder that goes when Java ends. */
  private static Path unpacked() {
    try {
      Path folder = Files.createTempDirectory("poisonlab-fonts");
      folder.toFile().deleteOnExit();
      Properties facts = new Properties();
      facts.setProperty("version", "1");
      facts.setProperty("sequence.allfonts", "all");
      for (String logical : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
        facts.setProperty(logical + ".plain.all", REGULAR);
        facts.setProperty(logical + ".italic.all", REGULAR);
        facts.setProperty(logical + ".bold.all", BOLD);
        facts.setProperty(logical + ".bolditalic.all", BOLD);
      }
      for (String face : List.of(REGULAR, BOLD)) {
        facts.setProperty("filename." + face, unpack(face + ".ttf", folder).toString());
      }
      Path file = folder.resolve("fontconfig.properties");
      file.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(file)) {
        facts.store(out, null);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "this machine has no fonts, and the bundled ones cannot be unpacked: " + e, e));
    }
  }

  private static Path unpack(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    file.toFile().deleteOnExit();
    try (InputStream in = Typeface.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("font " + name + " is missing; reinstall the library");
      }
      Files.copy(in, file);
    }
    return file;
  }
}
