// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Budget;
import io.poisonlab.attack.Clean;
import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.SettingInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The attacks of a sweep: each that was named, at each budget.
 *
 * @param fractions budgets as shares of the rows, for attacks that name none
 * @param rows budgets as counts, likewise
 * @param columns columns, for attacks that take some and name none
 */
record AttackAxis(List<String> fractions, List<String> rows, List<String> columns) {
  /** The shares of the original experiment, where nothing else is said. */
  static final List<String> USUAL_FRACTIONS = List.of("0.05", "0.1", "0.5");

  /** No budget and no column. */
  static final AttackAxis NONE = new AttackAxis(List.of(), List.of(), List.of());

  private static final String COLUMNS = "columns";

  /** Returns whether there is nothing here that changes a plan's own attacks. */
  boolean isEmpty() {
    return !hasBudgets() && columns.isEmpty();
  }

  private boolean hasBudgets() {
    return !fractions.isEmpty() || !rows.isEmpty();
  }

  /**
   * Returns the attacks that were named, at the usual budgets where nothing else is said.
   *
   * @throws CommandException if an attack names its budget although there are some here
   */
  List<Attack> of(List<AlgorithmText> named) {
    if (!hasBudgets()) {
      return new AttackAxis(USUAL_FRACTIONS, rows, columns).expand(named);
    }
    for (AlgorithmText text : named) {
      if (namesBudget(text.settings())) {
        throw new CommandException(
            "attack %s names its budget; give it there or by --fraction and --rows, not both"
                .formatted(text.id()));
      }
    }
    return expand(named);
  }

  /** Returns a plan's own attacks with these budgets and columns in the place of theirs. */
  List<Attack> over(List<Attack> own) {
    Set<AlgorithmText> named = new LinkedHashSet<>();
    for (Attack attack : own) {
      Description description = Description.of(attack);
      Map<String, Object> settings = new LinkedHashMap<>(description.settings());
      if (hasBudgets()) {
        settings.keySet().removeAll(Set.of(Budget.FRACTION, Budget.ROWS));
      }
      if (!columns.isEmpty()) {
        settings.remove(COLUMNS);
      }
      if (!(attack instanceof Clean)) {
        named.add(new AlgorithmText(description.id(), settings));
      }
    }
    return expand(List.copyOf(named));
  }

  private List<Attack> expand(List<AlgorithmText> named) {
    Catalogue<Attack, AttackProvider> catalogue = AttackProvider.catalogue();
    Map<String, Set<String>> settings =
        catalogue.all().stream()
            .collect(
                Collectors.toMap(
                    AttackProvider::id,
                    provider ->
                        provider.settings().stream()
                            .map(SettingInfo::name)
                            .collect(Collectors.toSet())));
    if (!columns.isEmpty()
        && named.stream()
            .noneMatch(text -> settings.getOrDefault(text.id(), Set.of()).contains(COLUMNS))) {
      throw new CommandException(
          "--columns is for attacks on features, such as feature-noise; found %s"
              .formatted(named.stream().map(AlgorithmText::id).distinct().toList()));
    }
    List<Attack> attacks = new ArrayList<>();
    for (AlgorithmText text : named) {
      for (Map<String, Object> cell : cells(text, settings.getOrDefault(text.id(), Set.of()))) {
        attacks.add(catalogue.create(text.id(), cell));
      }
    }
    return attacks;
  }

  /** Returns the settings of each attack that one text stands for. */
  private List<Map<String, Object>> cells(AlgorithmText text, Set<String> known) {
    Map<String, Object> base = new LinkedHashMap<>(text.settings());
    if (!columns.isEmpty() && known.contains(COLUMNS)) {
      base.putIfAbsent(COLUMNS, columns);
    }
    if (!known.contains(Budget.FRACTION) || namesBudget(base)) {
      return List.of(base);
    }
    List<Map<String, Object>> cells = new ArrayList<>();
    fractions.forEach(fraction -> cells.add(with(base, Budget.FRACTION, fraction)));
    rows.forEach(count -> cells.add(with(without(base, Budget.FRACTION_OF), Budget.ROWS, count)));
    return cells;
  }

  private static boolean namesBudget(Map<String, Object> settings) {
    return settings.containsKey(Budget.FRACTION) || settings.containsKey(Budget.ROWS);
  }

  private static Map<String, Object> without(Map<String, Object> base, String name) {
    Map<String, Object> copy = new LinkedHashMap<>(base);
    copy.remove(name);
    return copy;
  }

  private static Map<String, Object> with(Map<String, Object> base, String name, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(base);
    copy.put(name, value);
    return copy;
  }
}
