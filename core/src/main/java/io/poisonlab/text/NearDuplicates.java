// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import io.poisonlab.parameter.Limits;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Groups of texts that are near duplicates: each shares, with another of its group, at least a
 * given part of the runs of words (shingles) that the two have together, their Jaccard similarity.
 *
 * <p>Pairs are found by MinHash with bands: of each text {@code hashes} hash functions keep the
 * smallest value over its shingles, and texts that agree in all values of one band are compared
 * exactly. No pair below the similarity is ever taken; a pair exactly at it is overlooked once in
 * 20 at the most, one above it less often, and that often only where nothing else connects the two.
 *
 * <p>Takes O(length of all texts + n · hashes) expected, on all cores. Of texts in one band each is
 * compared with {@value #MOST_COMPARED} others at the most that are not of its group yet. Holds 8
 * bytes a shingle and for each text 8 bytes a hash. Immutable.
 *
 * <p>Broder (1997), "On the resemblance and containment of documents", SEQUENCES, sections 2 and 3
 * (shingles, resemblance); Leskovec, Rajaraman and Ullman (2014), "Mining of massive datasets",
 * sections 3.3 and 3.4 (MinHash, bands).
 */
public final class NearDuplicates {
  /** The longest shingle, in words. */
  public static final int LONGEST = 20;

  /** The most hash functions. */
  public static final int MOST_HASHES = 4096;

  private static final int MOST_COMPARED = 200;

  /** How often a pair at the limit is overlooked, at the most. */
  private static final double OVERLOOKED = 0.05;

  private final long[][] shingles;
  private final List<int[]> groups;

  private NearDuplicates(long[][] shingles, List<int[]> groups) {
    this.shingles = shingles;
    this.groups = groups;
  }

  /**
   * Finds the groups. The same texts and seed give the same groups, on any number of threads.
   *
   * @param similarity the Jaccard similarity from which two texts are near duplicates, in (0, 1]
   * @param length how many words in a row are a shingle, 1 to {@value #LONGEST}
   * @param hashes how many hash functions, 1 to {@value #MOST_HASHES}
   * @throws IllegalArgumentException for a setting out of its range
   */
  public static NearDuplicates of(
      List<String> texts, double similarity, int length, int hashes, Seed seed) {
    check(similarity, length, hashes);
    long[][] shingles =
        texts.parallelStream()
            .map(text -> {
              Tokens tokens = new Tokens();
              tokens.read(text);
              return Shingles.of(tokens, length);
            })
            .toArray(long[][]::new);
    long[] functions = seed.longs(hashes);
    long[][] smallest =
        Arrays.stream(shingles)
            .parallel()
            .map(each -> signature(each, functions))
            .toArray(long[][]::new);
    int rows = rowsOfBand(similarity, hashes);
    Joined joined = new Joined(shingles, similarity);
    for (int band = 0; band < hashes / rows; band++) {
      joined.join(buckets(smallest, shingles, band * rows, rows));
    }
    return new NearDuplicates(shingles, joined.groups());
  }

  /**
   * Checks the settings of {@link #of}.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public static void check(double similarity, int length, int hashes) {
    if (!(similarity > 0 && similarity <= 1)) {
      throw new IllegalArgumentException("similarity must be in (0, 1], found " + similarity);
    }
    Limits.check("shingle", length, 1, LONGEST);
    Limits.check("hashes", hashes, 1, MOST_HASHES);
  }

  /**
   * Returns how many values a band has: the most with which {@code 1 - (1 - s^r)^(hashes / r)}, the
   * chance that a pair of similarity s meets in a band, is 0.95 or more; 1 where none has.
   */
  static int rowsOfBand(double similarity, int hashes) {
    return IntStream.rangeClosed(1, hashes)
        .filter(rows -> {
          int bands = hashes / rows;
          return Math.pow(1 - Math.pow(similarity, rows), bands) <= OVERLOOKED;
        })
        .max()
        .orElse(1);
  }

  private static long[] signature(long[] shingles, long[] functions) {
    long[] smallest = new long[functions.length];
    Arrays.fill(smallest, Long.MAX_VALUE);
    for (long shingle : shingles) {
      for (int i = 0; i < functions.length; i++) {
        smallest[i] = Math.min(smallest[i], Shingles.mix(shingle ^ functions[i]));
      }
    }
    return smallest;
  }

  /** Returns the texts that agree in a band, ascending, where there are two or more. */
  private static List<List<Integer>> buckets(
      long[][] smallest, long[][] shingles, int from, int rows) {
    Map<Long, List<Integer>> buckets = new HashMap<>();
    for (int text = 0; text < smallest.length; text++) {
      if (shingles[text].length > 0) {
        long key = 0;
        for (int i = from; i < from + rows; i++) {
          key = Shingles.mix(key ^ smallest[text][i]);
        }
        buckets.computeIfAbsent(key, _ -> new ArrayList<>()).add(text);
      }
    }
    return buckets.values().stream().filter(bucket -> bucket.size() > 1).toList();
  }

  /** Returns the positions of the texts of each group, ascending; the groups by their first. */
  public List<int[]> groups() {
    return groups.stream().map(int[]::clone).toList();
  }

  /** Returns the Jaccard similarity of two texts, in [0, 1]; 0 where neither has a word. */
  public double similarity(int one, int other) {
    return Shingles.similarity(shingles[one], shingles[other]);
  }

  /** Groups that grow together where two of their texts are similar. */
  private static final class Joined {
    private final long[][] shingles;
    private final double similarity;
    private final int[] parents;

    Joined(long[][] shingles, double similarity) {
      this.shingles = shingles;
      this.similarity = similarity;
      this.parents = IntStream.range(0, shingles.length).toArray();
    }

    void join(List<List<Integer>> buckets) {
      for (List<Integer> bucket : buckets) {
        for (int i = 1; i < bucket.size(); i++) {
          int compared = 0;
          for (int j = i - 1; j >= 0 && compared < MOST_COMPARED; j--) {
            int one = root(bucket.get(i));
            int other = root(bucket.get(j));
            if (one != other) {
              compared++;
              if (Shingles.similarity(shingles[bucket.get(i)], shingles[bucket.get(j)])
                  >= similarity) {
                parents[Math.max(one, other)] = Math.min(one, other);
              }
            }
          }
        }
      }
    }

    private int root(int text) {
      int root = text;
      while (parents[root] != root) {
        parents[root] = parents[parents[root]];
        root = parents[root];
      }
      return root;
    }

    List<int[]> groups() {
      return IntStream.range(0, parents.length)
          .boxed()
          .collect(Collectors.groupingBy(this::root))
          .values()
          .stream()
          .filter(group -> group.size() > 1)
          .sorted((one, other) -> Integer.compare(one.getFirst(), other.getFirst()))
          .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
          .toList();
    }
  }
}
