// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/** A record component that a user writes as one of several settings, such as a budget. */
public interface SettingGroup {
  /** Returns the settings that give this value when read again. */
  SequencedMap<String, Object> settings();

  /**
   * Returns those of the settings that are not at their defaults and tell an algorithm from others
   * in names and legends; none where reports say them anyway, as a budget.
   */
  default SequencedMap<String, Object> changed() {
    return new LinkedHashMap<>();
  }

  /** Returns the settings that this group has and a usual one has not. */
  default SequencedMap<String, Object> changedFrom(SettingGroup usual) {
    SequencedMap<String, Object> changed = new LinkedHashMap<>(settings());
    usual.settings().forEach(changed::remove);
    return changed;
  }

  /**
   * Reads a group.
   *
   * @param type the component's type
   * @param settings the settings it is made of
   * @param read makes the value from those of the settings that were given
   */
  record Reader<G extends SettingGroup>(
      Class<G> type, List<SettingInfo> settings, Function<Map<String, Object>, G> read) {
    /** Copies the list. */
    public Reader {
      settings = List.copyOf(settings);
    }
  }
}
