// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An immutable list of row identities. A row keeps its id through splitting, poisoning and
 * filtering, which is what makes ground truth possible.
 */
public final class RowIds {
  /** Ids from here on belong to rows that an attack added: a data set's own rows lie below. */
  public static final int FIRST_INSERTED = 1 << 30;

  private final int[] ids;

  private RowIds(int[] ids) {
    this.ids = ids;
  }

  /**
   * Returns the given ids, in this order.
   *
   * @param ids 0 or more each
   * @throws IllegalArgumentException for a negative id
   */
  public static RowIds of(int... ids) {
    for (int id : ids) {
      if (id < 0) {
        throw new IllegalArgumentException("row ids must be 0 or more, found " + id);
      }
    }
    return new RowIds(ids.clone());
  }

  /** Returns the ids 0 to {@code n - 1}. */
  public static RowIds range(int n) {
    return new RowIds(IntStream.range(0, n).toArray());
  }

  /**
   * Returns ids for rows that are added to those with these ids: from {@link #FIRST_INSERTED} on,
   * and above any that is present. So a row that was added is never taken for one of the data,
   * wherever the data were split.
   */
  public static RowIds inserted(RowIds present, int count) {
    int first = Math.max(FIRST_INSERTED, present.stream().max().orElse(-1) + 1);
    return new RowIds(IntStream.range(first, first + count).toArray());
  }

  /** Returns those of these ids that belong to rows of the data, in this order. */
  public RowIds original() {
    return new RowIds(stream().filter(id -> id < FIRST_INSERTED).toArray());
  }

  /** Returns these ids and then others. */
  public RowIds and(RowIds others) {
    return new RowIds(IntStream.concat(stream(), others.stream()).toArray());
  }

  /** Returns how many ids there are. */
  public int size() {
    return ids.length;
  }

  /** Returns the id at this position. */
  public int at(int position) {
    return ids[position];
  }

  /** Returns the ids at these positions. */
  public RowIds select(int[] positions) {
    return new RowIds(Selection.of(ids, positions));
  }

  /** Returns whether the id is among these, in O(n). */
  public boolean contains(int id) {
    return stream().anyMatch(i -> i == id);
  }

  /** Returns these ids in ascending order. */
  public RowIds sorted() {
    int[] sorted = ids.clone();
    Arrays.sort(sorted);
    return new RowIds(sorted);
  }

  /** Returns the position of each id; of equal ones the last. Takes O(n). */
  public Map<Integer, Integer> places() {
    Map<Integer, Integer> places = HashMap.newHashMap(ids.length);
    for (int place = 0; place < ids.length; place++) {
      places.put(ids[place], place);
    }
    return places;
  }

  /** Returns the ids in order. */
  public IntStream stream() {
    return Arrays.stream(ids);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowIds that && Arrays.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return Arrays.toString(ids);
  }
}
