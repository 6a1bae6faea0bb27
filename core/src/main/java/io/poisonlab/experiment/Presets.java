// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The plans that modules bring: each module names its own in a resource, {@value #LIST}, and has
 * the file {@code NAME.yaml} beside this class.
 */
final class Presets {
  private static final String LIST = "META-INF/poisonlab/presets";

  private Presets() {}

  static List<String> names() {
    try {
      List<String> names = new ArrayList<>();
      for (URL list : Collections.list(Presets.class.getClassLoader().getResources(LIST))) {
        try (InputStream in = list.openStream()) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(name -> !names.contains(name))
              .forEach(names::add);
        }
      }
      return List.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a plan as YAML.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  static String text(String name) {
    List<String> known = names();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "no preset is called \"%s\"; the known ones are %s".formatted(name, known));
    }
    try (InputStream in = Presets.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("preset " + name + " is missing; reinstall the library");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
