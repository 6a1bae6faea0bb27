// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.attack.Attack;
import io.poisonlab.parameter.Description;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Short names that tell the algorithms of one plan apart: the bare name where it stands once, and
 * else with those settings in which its namesakes differ, as in {@code tree (depth 5)}.
 */
final class Names {
  private Names() {}

  /** Returns a name for each of these algorithms. */
  static <T> Map<T, String> of(Collection<T> algorithms) {
    return of(algorithms, Description::of);
  }

  /** Returns a name for each of these attacks that is the same for every budget. */
  static Map<Attack, String> ofAttacks(Collection<Attack> attacks) {
    return of(attacks, Names::withoutBudget);
  }

  private static Description withoutBudget(Attack attack) {
    Description whole = Description.of(attack);
    SequencedMap<String, Object> settings = new LinkedHashMap<>(whole.settings());
    settings.keySet().removeAll(attack.budget().settings().keySet());
    return new Description(whole.id(), whole.brief(), settings);
  }

  private static <T> Map<T, String> of(
      Collection<T> algorithms, Function<T, Description> described) {
    Map<T, Description> descriptions = new LinkedHashMap<>();
    algorithms.forEach(algorithm -> descriptions.put(algorithm, described.apply(algorithm)));
    Map<T, String> names = new LinkedHashMap<>();
    descriptions.forEach((algorithm, description) -> {
      Set<Description> namesakes =
          descriptions.values().stream()
              .filter(other -> other.brief().equals(description.brief()))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      names.put(algorithm, name(description, namesakes));
    });
    return names;
  }

  private static String name(Description description, Set<Description> namesakes) {
    String details =
        description.settings().entrySet().stream()
            .filter(setting -> !isEmpty(setting.getValue()))
            .filter(setting ->
                namesakes.stream()
                    .anyMatch(other ->
                        !setting.getValue().equals(other.settings().get(setting.getKey()))))
            .map(setting -> setting.getKey().replace('_', ' ') + " " + words(setting.getValue()))
            .collect(Collectors.joining(", "));
    return details.isEmpty() ? description.brief() : description.brief() + " (" + details + ")";
  }

  private static boolean isEmpty(Object value) {
    return value instanceof List<?> list && list.isEmpty();
  }

  private static String words(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(" + "))
        : value.toString();
  }
}
