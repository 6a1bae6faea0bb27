// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Clean;
import io.poisonlab.attack.Dose;
import io.poisonlab.parameter.Description;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    for (AlgorithmText text : named) {
      if (hasBudgets() && Dose.isNamedIn(text.settings())) {
        throw new CommandException(
            "attack %s names its budget; give it there or by --fraction and --rows, not both"
                .formatted(text.id()));
      }
    }
    List<Dose> doses = hasBudgets() ? doses() : Dose.fractions(USUAL_FRACTIONS);
    return withColumns(named).stream()
        .flatMap(text -> Dose.each(text.id(), text.settings(), doses).stream())
        .toList();
  }

  /** Returns a plan's own attacks with these budgets and columns in the place of theirs. */
  List<Attack> over(List<Attack> own) {
    List<AlgorithmText> named = new ArrayList<>();
    for (Attack attack : own) {
      if (!(attack instanceof Clean)) {
        Description description = Description.of(attack);
        Map<String, Object> settings = new LinkedHashMap<>(description.settings());
        if (!columns.isEmpty()) {
          settings.remove(COLUMNS);
        }
        named.add(new AlgorithmText(description.id(), settings));
      }
    }
    var catalogue = AttackProvider.catalogue();
    List<Attack> attacks =
        withColumns(named).stream().map(text -> text.create(catalogue)).distinct().toList();
    return hasBudgets() ? Dose.all(attacks, doses()) : attacks;
  }

  private List<Dose> doses() {
    return Stream.concat(Dose.fractions(fractions).stream(), rows.stream().map(Dose::rows))
        .toList();
  }

  /** Returns the attacks, those that take columns and name none with those here. */
  private List<AlgorithmText> withColumns(List<AlgorithmText> named) {
    if (columns.isEmpty()) {
      return named;
    }
    if (named.stream().noneMatch(AttackAxis::takesColumns)) {
      throw new CommandException(
          "--columns is for attacks on features, such as feature-noise; found %s"
              .formatted(named.stream().map(AlgorithmText::id).distinct().toList()));
    }
    return named.stream().map(text -> takesColumns(text) ? atColumns(text) : text).toList();
  }

  private AlgorithmText atColumns(AlgorithmText text) {
    Map<String, Object> settings = new LinkedHashMap<>(text.settings());
    settings.putIfAbsent(COLUMNS, columns);
    return new AlgorithmText(text.id(), settings);
  }

  private static boolean takesColumns(AlgorithmText text) {
    return AttackProvider.catalogue().provider(text.id()).settings().stream()
        .anyMatch(setting -> setting.name().equals(COLUMNS));
  }
}
