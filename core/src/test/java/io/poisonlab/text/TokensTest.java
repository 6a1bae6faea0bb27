// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The words of a text")
class TokensTest {
  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "I really LOVE this!|really love this",
        "This is so bad, I hate it.|this is so bad hate it",
        "x2 a_b __ 42 7|x2 a_b __ 42",
        "don't re-do it|don re do it",
        "École ŒUVRE straße|école œuvre straße",
        "ISPARTA İzmir ıslak|isparta izmir ıslak",
        "ΟΔΟΣ|οδοσ",
        "cafe\u0301 e\u0301cole|cafe cole",
        "hi😀there 😀😀|hi there",
        "名前 日本語テキスト 字|名前 日本語テキスト",
        "مرحبا بالعالم שלום|مرحبا بالعالم שלום",
        "½¾ Ⅷ² ٣٤|½¾ ⅷ² ٣٤",
        "𝒜𝒷𝒸 𐐀𐐁|𝒜𝒷𝒸 𐐨𐐩",
      })
  @DisplayName("are runs of two or more letters, digits and underscores, in lower case")
  void words(String text, String words) {
    assertThat(Tokens.of(text)).containsExactly(words.split(" "));
  }

  @Test
  @DisplayName("are none in a text without any, and a NUL parts them")
  void none() {
    assertThat(Tokens.of("")).isEmpty();
    assertThat(Tokens.of(" \t.!? a 1 é 字 ")).isEmpty();
    assertThat(Tokens.of("ab\0cd")).containsExactly("ab", "cd");
  }

  @Test
  @DisplayName("may be many and long, in one text after another")
  void many() {
    Tokens tokens = new Tokens();
    tokens.read("word ".repeat(100_000));
    assertThat(tokens.size()).isEqualTo(100_000);
    tokens.read("É".repeat(1_000_000));
    assertThat(tokens.size()).isEqualTo(1);
    assertThat(tokens.end(0)).isEqualTo(1_000_000);
    tokens.read("ab");
    assertThat(tokens.size()).isEqualTo(1);
    assertThat(tokens.end(0)).isEqualTo(2);
  }

  @Test
  @DisplayName("do without words that are left out, as if these had never been there")
  void stopWords() {
    Tokens tokens = new Tokens();
    tokens.read("the cat and the dog");
    tokens.remove(TermTable.of(List.of("the", "and")));
    assertThat(tokens.size()).isEqualTo(2);
    assertThat(new String(tokens.characters(), tokens.start(0), tokens.end(1)))
        .isEqualTo("cat dog");
  }
}
