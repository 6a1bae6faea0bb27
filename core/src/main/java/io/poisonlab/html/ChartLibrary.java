// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Chart.js, which draws the interactive pictures of pages: the file of its WebJar. */
public final class ChartLibrary {
  private static final String JAR = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";

  private ChartLibrary() {}

  /** Returns the library, which a page takes in whole. */
  public static PageScript script() {
    String code =
        text("/META-INF/resources/webjars/chart.js/%s/dist/chart.umd.min.js".formatted(version()));
    int map = code.lastIndexOf("//# sourceMappingURL="); // which is not in the page
    return new PageScript(map < 0 ? code : code.substring(0, map));
  }

  /** Returns the version of the WebJar. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = open(JAR)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String text(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = ChartLibrary.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(
          "%s is missing: the WebJar of Chart.js is not on the class path".formatted(resource));
    }
    return in;
  }
}
