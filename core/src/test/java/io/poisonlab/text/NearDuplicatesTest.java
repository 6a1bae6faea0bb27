// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Near duplicates")
class NearDuplicatesTest {
  /** Texts of which many are near copies of others. */
  private static List<String> texts(long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      List<String> words =
          i % 3 == 0 || texts.isEmpty()
              ? new ArrayList<>(random.ints(12, 0, 300).mapToObj(word -> "word" + word).toList())
              : new ArrayList<>(
                  Arrays.asList(texts.get(random.nextInt(texts.size())).split(" ", -1)));
      words.set(random.nextInt(words.size()), "word" + random.nextInt(300));
      texts.add(String.join(" ", words));
    }
    return texts;
  }

  private static Set<String> pairs(String text) {
    List<String> words = Tokens.of(text);
    return IntStream.range(0, words.size() - 1)
        .mapToObj(i -> words.get(i) + " " + words.get(i + 1))
        .collect(Collectors.toSet());
  }

  private static double jaccard(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    return (double) common.size() / (one.size() + other.size() - common.size());
  }

  private static NearDuplicates of(List<String> texts, double similarity, Seed seed) {
    return NearDuplicates.of(texts, similarity, 2, 128, seed);
  }

  @Test
  @DisplayName("are those that a comparison of all pairs finds, but for few")
  void agreesWithAllPairs() {
    int wanted = 0;
    int found = 0;
    for (long seed = 1; seed <= 5; seed++) {
      List<String> texts = texts(seed);
      List<Set<String>> sets = texts.stream().map(NearDuplicatesTest::pairs).toList();
      NearDuplicates near = of(texts, 0.6, new Seed(seed));
      int[] group = new int[texts.size()];
      int number = 0;
      for (int[] members : near.groups()) {
        number++;
        for (int member : members) {
          group[member] = number;
          // whoever is in a group is near to one of it
          assertThat(Arrays.stream(members).filter(other -> other != member))
              .anyMatch(other -> jaccard(sets.get(member), sets.get(other)) >= 0.6);
        }
      }
      for (int i = 0; i < texts.size(); i++) {
        for (int j = 0; j < i; j++) {
          double exact = jaccard(sets.get(i), sets.get(j));
          assertThat(near.similarity(i, j)).isCloseTo(exact, within(1e-12));
          if (exact >= 0.6) {
            wanted++;
            found += group[i] > 0 && group[i] == group[j] ? 1 : 0;
          }
        }
      }
    }
    assertThat(wanted).isGreaterThan(300);
    assertThat(found).isGreaterThan((int) (0.97 * wanted));
  }

  @Test
  @DisplayName("do not depend on the number of threads, and not on case or punctuation")
  void sameGroups() {
    List<String> texts = texts(1);
    List<String> loud = texts.stream().map(text -> text.toUpperCase(Locale.ROOT) + "!").toList();
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      List<int[]> alone = one.submit(() -> of(texts, 0.5, new Seed(1)).groups()).join();
      assertThat(alone).usingRecursiveComparison().isEqualTo(of(loud, 0.5, new Seed(1)).groups());
    }
  }

  @Test
  @DisplayName(
      "are compared whole where texts are shorter than a run of words, never without words")
  void shortTexts() {
    List<String> texts = List.of("", "good", "Good!", "", "bad", "?");

    assertThat(of(texts, 1, new Seed(1)).groups()).containsExactly(new int[] {1, 2});
    assertThat(of(texts, 1, new Seed(1)).similarity(0, 3)).isZero();
  }

  @Test
  @DisplayName("have bands in which a pair at the limit meets in 19 of 20 cases")
  void bands() {
    assertThat(NearDuplicates.rowsOfBand(0.5, 128)).isEqualTo(3);
    assertThat(NearDuplicates.rowsOfBand(0.8, 128)).isEqualTo(7);
    assertThat(NearDuplicates.rowsOfBand(1, 128)).isEqualTo(128);
    assertThat(NearDuplicates.rowsOfBand(0.01, 8)).isEqualTo(1);
  }
}
