// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Values out of a fixed list of categories. */
public final class NominalColumn implements Column {
  /** The code of a missing value. */
  public static final int MISSING = -1;

  private final String name;
  private final boolean nullable;
  private final List<String> categories;
  private final int[] codes;

  private NominalColumn(String name, boolean nullable, List<String> categories, int[] codes) {
    this.name = name;
    this.nullable = nullable;
    this.categories = categories;
    this.codes = codes;
  }

  /**
   * Returns a column over copies of its arguments.
   *
   * @param categories different texts
   * @param codes for each row the index of its category, or {@link #MISSING} where nullable
   * @throws IllegalArgumentException for a code outside the categories, or a category that stands
   *     twice
   */
  public static NominalColumn of(
      String name, boolean nullable, List<String> categories, int... codes) {
    if (Set.copyOf(categories).size() < categories.size()) {
      throw new IllegalArgumentException(
          "column \"%s\": categories must be different texts, found %s"
              .formatted(name, categories));
    }
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= categories.size() || codes[i] < (nullable ? MISSING : 0)) {
        throw new IllegalArgumentException(
            "column \"%s\", row %d: found category code %d, allowed are 0 to %d%s"
                .formatted(
                    name,
                    i,
                    codes[i],
                    categories.size() - 1,
                    nullable ? ", or -1 for missing" : ""));
      }
    }
    return new NominalColumn(name, nullable, List.copyOf(categories), codes.clone());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return Kind.NOMINAL;
  }

  @Override
  public boolean nullable() {
    return nullable;
  }

  @Override
  public int size() {
    return codes.length;
  }

  /** Returns the categories, in the order of their codes. */
  public List<String> categories() {
    return categories;
  }

  /** Returns the code of this row's category, {@link #MISSING} where it is missing. */
  public int code(int row) {
    return codes[row];
  }

  /** Returns a copy of all codes. */
  public int[] toArray() {
    return codes.clone();
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == MISSING;
  }

  @Override
  public boolean varies() {
    int first = MISSING;
    for (int code : codes) {
      if (code != first && code != MISSING) {
        if (first != MISSING) {
          return true;
        }
        first = code;
      }
    }
    return false;
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : categories.get(codes[row]);
  }

  @Override
  public NominalColumn select(int[] rows) {
    return new NominalColumn(name, nullable, categories, Selection.of(codes, rows));
  }

  @Override
  public NominalColumn append(Column others) {
    if (!(others instanceof NominalColumn names)
        || !name.equals(names.name)
        || !categories.equals(names.categories)) {
      throw cannotAppend(others);
    }
    int[] all = Arrays.copyOf(codes, codes.length + names.codes.length);
    System.arraycopy(names.codes, 0, all, codes.length, names.codes.length);
    return new NominalColumn(name, nullable || names.nullable, categories, all);
  }

  /** Returns this column with other codes. */
  public NominalColumn withCodes(int[] newCodes) {
    return of(name, nullable, categories, newCodes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NominalColumn that
        && name.equals(that.name)
        && nullable == that.nullable
        && categories.equals(that.categories)
        && Arrays.equals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(codes);
  }

  @Override
  public String toString() {
    return "%s: %d of %s%s".formatted(name, codes.length, categories, nullable ? ", nullable" : "");
  }
}
