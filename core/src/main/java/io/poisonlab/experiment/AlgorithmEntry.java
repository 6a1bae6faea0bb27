// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Provider;
import io.poisonlab.parameter.SettingInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * An algorithm as a plan names it: a name, or {@code name: {setting: value}}.
 *
 * @param id the name
 * @param settings its settings, as they were written
 */
record AlgorithmEntry(String id, Map<String, Object> settings) {
  /**
   * Reads an entry.
   *
   * @param known what it may name
   * @throws IllegalArgumentException if it has another form
   */
  static AlgorithmEntry read(JsonNode entry, Catalogue<?, ?> known, ObjectMapper mapper) {
    if (entry.isString()) {
      return new AlgorithmEntry(entry.asString(), Map.of());
    }
    if (!entry.isObject() || entry.size() != 1) {
      throw new IllegalArgumentException(
          "each must be a name or one name with its settings, found %s%s"
              .formatted(entry, outdented(entry).orElse("")));
    }
    String id = entry.propertyNames().iterator().next();
    JsonNode settings = entry.path(id);
    if (!settings.isNull() && !settings.isObject()) {
      throw new IllegalArgumentException(refused(id, settings, known.provider(id)));
    }
    return new AlgorithmEntry(
        id, settings.isNull() ? Map.of() : mapper.convertValue(settings, new Settings()));
  }

  /** Says what to do about settings that YAML reads as names beside that of their algorithm. */
  private static Optional<String> outdented(JsonNode entry) {
    return entry.properties().stream()
        .findFirst()
        .filter(first -> entry.size() > 1 && first.getValue().isNull())
        .map(first ->
            "; settings stand deeper than the name, for example \"- %s: {setting: value}\", or indented by two more spaces"
                .formatted(first.getKey()));
  }

  private static String refused(String id, JsonNode found, Provider<?> provider) {
    List<SettingInfo> allowed = provider.settings();
    if (allowed.isEmpty()) {
      return "%s has no settings, found %s; write its name alone".formatted(id, found);
    }
    JsonNode value = found.isArray() && found.size() == 1 ? found.get(0) : found;
    return "the settings of %s need their names, found %s; it has %s, for example \"%s: {%s: %s}\""
        .formatted(
            id,
            found,
            allowed.stream().map(SettingInfo::name).toList(),
            id,
            allowed.getFirst().name(),
            value.isValueNode() ? value.asString() : allowed.getFirst().byDefault());
  }

  private static final class Settings extends TypeReference<Map<String, Object>> {}
}
