// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each class becomes each other one, read from texts such as {@code setosa>virginica=2}.
 *
 * <p>Class names may hold {@code >} and {@code =} themselves, as those of the Adult data do: a text
 * is cut where both sides are known classes.
 */
final class Transitions {
  private static final String EVERY = "*";

  private final List<String> classes;
  private final double[][] weights;

  private Transitions(List<String> classes) {
    this.classes = classes;
    this.weights = new double[classes.size()][classes.size()];
  }

  /**
   * Reads transitions between these classes; a later text overrides an earlier one.
   *
   * @throws IllegalArgumentException for an unknown class or a bad weight
   */
  static Transitions of(List<String> texts, List<String> classes) {
    Transitions transitions = new Transitions(classes);
    texts.forEach(transitions::add);
    return transitions;
  }

  /** Returns whether a text may be a transition between classes of some names. */
  static boolean isWellFormed(String text) {
    int cut = text.indexOf('>', 1);
    return cut > 0 && cut < text.length() - 1;
  }

  /** Returns whether rows of this class change. */
  boolean leave(int from) {
    return total(from) > 0;
  }

  /**
   * Returns the class that a row of one becomes, each in proportion to its weight.
   *
   * @param draw in [0, 1)
   */
  int next(int from, double draw) {
    double left = draw * total(from);
    int last = from;
    for (int to = 0; to < weights.length; to++) {
      if (weights[from][to] > 0) {
        last = to;
        left -= weights[from][to];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  private double total(int from) {
    double total = 0;
    for (double weight : weights[from]) {
      total += weight;
    }
    return total;
  }

  private void add(String text) {
    for (int cut = text.indexOf('>', 1); cut > 0; cut = text.indexOf('>', cut + 1)) {
      String from = text.substring(0, cut);
      String rest = text.substring(cut + 1);
      if (isKnown(from) && isKnown(rest)) {
        set(text, from, rest, 1);
        return;
      }
      int equals = rest.lastIndexOf('=');
      if (isKnown(from) && equals > 0 && isKnown(rest.substring(0, equals))) {
        set(text, from, rest.substring(0, equals), weight(text, rest.substring(equals + 1)));
        return;
      }
    }
    throw new IllegalArgumentException(
        "transition \"%s\" must be from>to or from>to=weight between two of the classes %s, or * for every class"
            .formatted(text, classes));
  }

  private boolean isKnown(String name) {
    return name.equals(EVERY) || classes.contains(name);
  }

  private static double weight(String text, String number) {
    double weight;
    try {
      weight = Double.parseDouble(number);
    } catch (NumberFormatException e) {
      weight = Double.NaN;
    }
    if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "transition \"%s\": the weight must be a number, 0 or more, found \"%s\""
              .formatted(text, number));
    }
    return weight;
  }

  private void set(String text, String from, String to, double weight) {
    if (from.equals(to) && !from.equals(EVERY)) {
      throw new IllegalArgumentException(
          "transition \"%s\" leads from a class to itself; every row that is chosen changes, how many are is the budget"
              .formatted(text));
    }
    codes(from).forEach(i -> codes(to).filter(j -> j != i).forEach(j -> weights[i][j] = weight));
  }

  private IntStream codes(String name) {
    return name.equals(EVERY)
        ? IntStream.range(0, classes.size())
        : IntStream.of(classes.indexOf(name));
  }
}
