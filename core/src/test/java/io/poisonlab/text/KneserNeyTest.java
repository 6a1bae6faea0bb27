// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A model of pairs of words")
class KneserNeyTest {
  /** The words 0 to 5: new, york, is, big, old, far; the last text is not read. */
  private static final NumberedTexts TEXTS =
      NumberedTexts.of(List.of("new york is big", "New York is old", "old york", "far york"));

  private static final KneserNey MODEL = KneserNey.of(TEXTS, text -> text < 3);

  @Test
  @DisplayName("has the probabilities that the formulas give by hand")
  void byHand() {
    // pairs: ·new new·york york·is is·big big· is·old old· ·old old·york york·: 10, 6 words follow
    double uniform = 1.0 / 8;
    double york = (2 - 0.75 + 0.75 * 6 * uniform) / 10;
    assertThat(MODEL.continuation(1)).isCloseTo(york, within(1e-12));
    assertThat(MODEL.continuation(5)).isCloseTo(0.75 * 6 * uniform / 10, within(1e-12));
    // "new" stands twice, before one word
    assertThat(MODEL.surprise(0, 0, 1))
        .isCloseTo(-Math.log((2 - 0.75 + 0.75 * york) / 2), within(1e-12));
    // "far" was never read: what is left is how readily "york" follows anything
    assertThat(MODEL.surprise(3, 0, 1)).isCloseTo(-Math.log(york), within(1e-12));
  }

  @Test
  @DisplayName("counts the words before a word, not how often it stands")
  void readiness() {
    // "york" stands three times behind two words, "is" twice behind one
    assertThat(MODEL.continuation(1)).isGreaterThan(MODEL.continuation(2));
    assertThat(MODEL.continuation(2)).isEqualTo(MODEL.continuation(0));
  }

  @Test
  @DisplayName("gives all words, the end and the unknown one together a probability of 1")
  void sums() {
    double words = IntStream.range(0, 6).mapToDouble(MODEL::continuation).sum();
    double end = MODEL.continuation(TEXTS.words());
    double unknown = MODEL.continuation(5); // as "far", which was not read

    assertThat(words + end + unknown).isCloseTo(1, within(1e-12));
    assertThat(KneserNey.of(TEXTS, _ -> false).continuation(0)).isEqualTo(1.0 / 8);
  }
}
