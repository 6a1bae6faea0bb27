// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 100, 5000})
  void takesWhatAStableSortPutsFirst(int size) {
    RandomGenerator random = new Seed(size).generator();
    for (int values : new int[] {1, 2, 10, 1_000_000}) {
      Ranking ranking = new Ranking(size);
      double[] keys = random.ints(size, 0, values).asDoubleStream().toArray();
      for (int row = 0; row < size; row++) {
        ranking.add(row, keys[row]);
      }
      int count = 1 + random.nextInt(size);
      List<Integer> taken = new ArrayList<>();
      ranking.lowest(count, taken::add);
      assertThat(taken)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, size)
                  .boxed()
                  .sorted(Comparator.comparingDouble(row -> keys[row]))
                  .limit(count)
                  .toList());
    }
  }
}
