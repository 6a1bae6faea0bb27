// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 100, 5000})
  void takesWhatAStableSortPutsFirst(int size) {
    RandomGenerator random = new Seed(size).generator();
    for (int values : new int[] {1, 2, 10, 1_000_000}) {
      double[] keys = random.ints(size, 0, values).asDoubleStream().toArray();
      for (int count : new int[] {1, 1 + random.nextInt(size), size}) {
        Ranking ranking = new Ranking(count, size, values);
        for (int row = 0; row < size; row++) {
          ranking.offer(row, keys[row]);
        }
        assertThat(ranking.full()).isTrue();
        assertThat(taken(ranking))
            .containsExactlyElementsOf(
                IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> keys[row]))
                    .limit(count)
                    .sorted()
                    .toList());
      }
    }
  }

  @Test
  void takesNothingFromTheLimitOn() {
    Ranking ranking = new Ranking(3, 4, 0.5);
    double[] keys = {0.5, 0.1, 0.7, 0.4};
    for (int row = 0; row < keys.length; row++) {
      ranking.offer(row, keys[row]);
    }
    assertThat(ranking.full()).isFalse();
    assertThat(taken(ranking)).containsExactly(1, 3);
  }

  private static List<Integer> taken(Ranking ranking) {
    List<Integer> taken = new ArrayList<>();
    ranking.forEach(taken::add);
    return taken;
  }
}
