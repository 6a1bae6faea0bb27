// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Counting the terms of texts")
class CountVectorizerTest {
  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }

  @Test
  @DisplayName("gives scikit-learn's terms and values, whatever the options")
  void asScikitLearn() throws IOException {
    JsonNode golden;
    try (InputStream in = getClass().getResourceAsStream("vectorizers.json")) {
      golden = JsonMapper.shared().readTree(in);
    }
    List<String> texts = texts(golden.path("texts"));
    assertThat(golden.path("cases").size()).isGreaterThan(7);
    for (JsonNode expected : golden.path("cases")) {
      CountVectorizer vectorizer =
          new CountVectorizer(
              expected.path("ngrams").asInt(),
              expected.path("min_df").asInt(),
              expected.path("max_df").asDouble(),
              expected.path("max_features").asInt(),
              texts(expected.path("stop_words")),
              expected.path("tf_idf").asBoolean());

      Vocabulary.Fitted fitted = vectorizer.fit(texts);

      assertThat(fitted.vocabulary().terms())
          .as(vectorizer.toString())
          .isEqualTo(texts(expected.path("terms")));
      assertRows(fitted.rows(), expected.path("rows"));
      assertRows(
          fitted.vocabulary().rows(texts(golden.path("others"))), expected.path("other_rows"));
    }
  }

  private static void assertRows(SparseRows rows, JsonNode expected) {
    assertThat(rows.size()).isEqualTo(expected.size());
    for (int row = 0; row < rows.size(); row++) {
      double[] dense = new double[rows.width()];
      rows.fill(row, dense, 0);
      assertThat(dense.length).isEqualTo(expected.path(row).size());
      for (int term = 0; term < dense.length; term++) {
        assertThat(dense[term]).isCloseTo(expected.path(row).path(term).asDouble(), within(1e-12));
      }
    }
  }

  @Test
  @DisplayName(
      "gives the same on one thread and on four, and the rows that a vocabulary gives later")
  void anyNumberOfThreads() throws Exception {
    List<String> texts = manyTexts();
    CountVectorizer vectorizer = new CountVectorizer(2, 2, 0.5, 500, List.of(), true);
    Vocabulary.Fitted first = vectorizer.fit(texts);
    for (int threads : new int[] {1, 4}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        Vocabulary.Fitted again = pool.submit(() -> vectorizer.fit(texts)).get();
        assertThat(again.vocabulary()).isEqualTo(first.vocabulary());
        assertThat(again.rows()).usingRecursiveComparison().isEqualTo(first.rows());
      }
    }
    assertThat(first.vocabulary().size()).isEqualTo(500);
    assertThat(first.vocabulary().rows(texts)).usingRecursiveComparison().isEqualTo(first.rows());
  }

  private static List<String> manyTexts() {
    Random random = new Random(1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      texts.add(
          String.join(
              " ",
              IntStream.range(0, random.nextInt(12))
                  .mapToObj(_ -> "w" + (int) Math.pow(random.nextDouble() * 40, 2))
                  .toList()));
    }
    return texts;
  }

  @Test
  @DisplayName("says in words why no term is left")
  void nothingLeft() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CountVectorizer.usual().fit(List.of("!", "a b", "")))
        .withMessageContaining("no word of two or more letters or digits is in 3 texts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CountVectorizer(1, 3, 1, 0, List.of(), false).fit(List.of("ab cd")))
        .withMessageContainingAll("none of 2 terms", "lower min_df or raise max_df");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CountVectorizer(1, 1, 1, 0, List.of("the"), false).fit(List.of("the the")))
        .withMessageContaining("stop words aside");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CountVectorizer(2, 1, 1, 0, List.of("the"), false))
        .withMessageContaining("stop words need ngrams 1");
  }

  @Test
  @DisplayName("stays quick where somebody wrote words with equal simple hashes")
  void craftedWords() {
    List<String> texts =
        IntStream.range(0, 1 << 14)
            .mapToObj(i ->
                IntStream.range(0, 14)
                    .mapToObj(bit -> (i >> bit & 1) == 0 ? "aa" : "bB")
                    .reduce("", String::concat))
            .toList();
    assertThat(CountVectorizer.usual().fit(texts).vocabulary().size()).isEqualTo(1 << 14);
  }
}
