// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** One class per row, as codes into a fixed list of class names. */
public final class Labels {
  private final String target;
  private final List<String> classes;
  private final int[] codes;

  private Labels(String target, List<String> classes, int[] codes) {
    this.target = target;
    this.classes = classes;
    this.codes = codes;
  }

  /**
   * Returns labels over copies of the arguments.
   *
   * @param target the target column's name
   * @param classes the class names, in the order of their codes: different texts, none empty
   * @param codes the class of each row, in [0, number of classes)
   * @throws IllegalArgumentException for a code outside the range, or a class name that is empty or
   *     stands twice
   */
  public static Labels of(String target, List<String> classes, int... codes) {
    if (classes.contains("") || Set.copyOf(classes).size() < classes.size()) {
      throw new IllegalArgumentException(
          "target \"%s\": class names must be different texts, none empty, found %s"
              .formatted(target, classes));
    }
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] < 0 || codes[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "label of row %d: found class code %d, allowed are 0 to %d"
                .formatted(i, codes[i], classes.size() - 1));
      }
    }
    return new Labels(target, List.copyOf(classes), codes.clone());
  }

  /** Returns the target column's name. */
  public String target() {
    return target;
  }

  /** Returns the class names, in the order of their codes. */
  public List<String> classes() {
    return classes;
  }

  /** Returns the number of rows. */
  public int size() {
    return codes.length;
  }

  /** Returns the class code of this row. */
  public int code(int row) {
    return codes[row];
  }

  /**
   * Returns the code of the class of this name.
   *
   * @throws IllegalArgumentException listing the known classes
   */
  public int codeOf(String name) {
    int code = classes.indexOf(name);
    if (code < 0) {
      throw new IllegalArgumentException(
          "target \"%s\" has no class \"%s\"; the classes are %s".formatted(target, name, classes));
    }
    return code;
  }

  /** Returns the class name of this row. */
  public String name(int row) {
    return classes.get(codes[row]);
  }

  /** Returns a copy of all codes. */
  public int[] toArray() {
    return codes.clone();
  }

  /** Returns the number of rows of each class. */
  public int[] counts() {
    int[] counts = new int[classes.size()];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  /** Returns the share of the largest class: the accuracy of a guess that is always that one. */
  public double largestShare() {
    return (double) Arrays.stream(counts()).max().orElse(0) / size();
  }

  /** Returns the positions of the rows of this class, ascending. */
  public int[] rowsOf(int code) {
    return IntStream.range(0, codes.length).filter(i -> codes[i] == code).toArray();
  }

  /** Returns the labels at these positions, in this order. */
  public Labels select(int[] rows) {
    return new Labels(target, classes, Selection.of(codes, rows));
  }

  /**
   * Returns these labels and then others, of the same target and classes.
   *
   * @throws IllegalArgumentException if target or classes differ
   */
  public Labels append(Labels others) {
    if (!target.equals(others.target) || !classes.equals(others.classes)) {
      throw new IllegalArgumentException(
          "appended rows need the target \"%s\" with the classes %s, found \"%s\" with %s"
              .formatted(target, classes, others.target, others.classes));
    }
    int[] all = Arrays.copyOf(codes, codes.length + others.codes.length);
    System.arraycopy(others.codes, 0, all, codes.length, others.codes.length);
    return new Labels(target, classes, all);
  }

  /** Returns these classes with other codes. */
  public Labels withCodes(int[] newCodes) {
    return of(target, classes, newCodes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels that
        && target.equals(that.target)
        && classes.equals(that.classes)
        && Arrays.equals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codes);
  }

  @Override
  public String toString() {
    return "%s: %d of %s".formatted(target, codes.length, classes);
  }
}
