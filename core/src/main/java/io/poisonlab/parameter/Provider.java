// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.util.List;
import java.util.Map;

/**
 * Makes algorithms of one kind by name; found by {@link java.util.ServiceLoader}.
 *
 * @param <T> the family, for example {@code Attack}
 */
public interface Provider<T> {
  /** Returns the kebab-case id, unique in the family. */
  String id();

  /** Returns one line of help. */
  String help();

  /** Returns the settings that {@link #create} reads. */
  List<SettingInfo> settings();

  /**
   * Returns the algorithm with these settings.
   *
   * @param values by setting name; a setting with a default may be absent
   * @throws IllegalArgumentException for an unknown, missing or invalid setting; the message lists
   *     the known ones or the allowed range
   */
  T create(Map<String, ?> values);
}
