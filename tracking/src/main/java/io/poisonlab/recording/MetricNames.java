// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Names that MLflow accepts for metrics whose names hold a class name: letters, digits and {@code _
 * - . space :} of any script, 200 characters at the most. Everything else becomes {@code _}; a name
 * that is then taken gets a number.
 */
public final class MetricNames {
  private static final Pattern REFUSED =
      Pattern.compile("[^\\w.\\- :]", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int LONGEST = 200;

  private MetricNames() {}

  /** Returns the values under accepted names, in the same order. */
  public static <V> SequencedMap<String, V> accepted(Map<String, V> values) {
    SequencedMap<String, V> accepted = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      String safe = REFUSED.matcher(name).replaceAll("_");
      safe = safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
      String free = safe;
      for (int i = 2; accepted.containsKey(free); i++) {
        free = safe + "_" + i;
      }
      accepted.put(free, value);
    });
    return accepted;
  }
}
