// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A seed")
class SeedTest {
  @Test
  void forksToTheSameValuesForEver() {
    assertThat(new Seed(42).fork("attack").value()).isEqualTo(2310504001815212449L);
    assertThat(new Seed(42).fork("split").value()).isEqualTo(-3730357305595242289L);
    assertThat(new Seed(42).fork("").value()).isEqualTo(-4767286540954276203L);
    assertThat(new Seed(42).fork(0).value()).isEqualTo(-5575780348996920605L);
    assertThat(new Seed(-1).fork("größe").fork(7).value()).isEqualTo(863299695800877443L);
  }

  @Test
  void drawsTheSameNumbersForEver() {
    assertThat(new Seed(42).longs(2)).containsExactly(-5600175640509174766L, -6068984182338578160L);
    assertThat(new Seed(42).generator().nextInt(1000)).isEqualTo(398);
  }

  @Test
  void givesEqualStreamsFromEachCall() {
    Seed seed = new Seed(7);

    assertThat(seed.generator().longs(5).toArray()).isEqualTo(seed.generator().longs(5).toArray());
    assertThat(seed.longs(5)).startsWith(seed.longs(3));
  }

  @Test
  void forksApart() {
    Set<Long> values = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      for (String stage :
          new String[] {"attack", "split", "defence", "learner", "attacks", "ttacka"}) {
        values.add(new Seed(seed).fork(stage).value());
      }
      for (long fold = 0; fold < 10; fold++) {
        values.add(new Seed(seed).fork(fold).value());
      }
    }
    assertThat(values).hasSize(1600);
  }
}
