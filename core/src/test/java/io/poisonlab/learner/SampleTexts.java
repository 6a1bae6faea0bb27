// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Texts to learn from, and texts that are hard to read. */
final class SampleTexts {
  /** Texts of many scripts, of no word, of odd characters. */
  static final List<String> HARD =
      List.of(
          "",
          " ",
          "!?",
          "a b c",
          "good\0bad",
          "GOOD Bad gOOD",
          "École ÉCOLE école e\u0301cole",
          "İstanbul ISPARTA ıslak izmir",
          "ΟΔΟΣ οδός",
          "Straße STRASSE ẞ",
          "😀 good😀bad 🇹🇷",
          "名前 日本語テキスト 良い",
          "مرحبا بالعالم good",
          "שלום עולם",
          "½ Ⅷ² ٣٤ 42",
          "good_bad __ x2",
          "#",
          "# ## good #",
          "line\nbreak\r\ngood\tbad",
          "\u200Bgood\uFEFFbad\u00A0good",
          "good ".repeat(3_000));

  private SampleTexts() {}

  static Dataset of(String name, List<String> texts, List<String> labels) {
    List<String> classes = labels.stream().distinct().sorted().toList();
    return Dataset.of(
        name,
        Table.of(TextColumn.of("text", texts)),
        Labels.of("sentiment", classes, labels.stream().mapToInt(classes::indexOf).toArray()));
  }

  static List<String> names(Labels labels) {
    return IntStream.range(0, labels.size()).mapToObj(labels::name).toList();
  }

  /** Returns texts of words that tell the class more or less well. */
  static Dataset drawn(int rows, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int kind = random.nextInt(3);
      List<String> words = new ArrayList<>();
      for (int word = random.nextInt(12); word >= 0; word--) {
        words.add(
            random.nextInt(3) == 0
                ? List.of("bad", "good", "Neutral").get(kind)
                : "word" + (int) (60 * Math.pow(random.nextDouble(), 2)));
      }
      texts.add(String.join(random.nextBoolean() ? " " : ", ", words));
      labels.add(List.of("negative", "positive", "neutral").get(kind));
    }
    return of("drawn", texts, labels);
  }
}
