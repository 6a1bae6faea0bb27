// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.random.Seed;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Word dropout")
class WordDropoutTest {
  @Test
  @DisplayName("leaves out its share of the words, others in other copies, and keeps their order")
  void share() {
    List<String> texts = Collections.nCopies(200, "one two, three FOUR five!");

    List<String> copies = new WordDropout(0.3, 4).of(texts, new Seed(1));

    assertThat(copies).hasSize(800);
    double kept = copies.stream().mapToInt(text -> Tokens.of(text).size()).sum() / (5.0 * 800);
    assertThat(kept).isCloseTo(0.7, within(0.03));
    assertThat(copies.subList(0, 200)).isNotEqualTo(copies.subList(200, 400));
    assertThat(copies).allMatch(text -> text.matches("(one ?)?(two ?)?(three ?)?(four ?)?(five)?"));
    assertThat(new WordDropout(0, 1).of(texts, new Seed(1)))
        .containsOnly("one two three four five");
  }
}
