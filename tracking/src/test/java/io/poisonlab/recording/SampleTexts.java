// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Texts of two classes, among them such as are hard to pass on. */
final class SampleTexts {
  static final String NAME = "texts";

  private static final List<String> HARD =
      List.of(
          "",
          " !? ",
          "a b c",
          "good\0bad good",
          "École ÉCOLE e\u0301cole bad",
          "İstanbul ISPARTA ıslak izmir good",
          "ΟΔΟΣ οδός bad",
          "Straße STRASSE ẞẞ good",
          "😀 good😀bad 🇹🇷 bad",
          "名前 日本語テキスト good",
          "𠀀𠀁 𝒜𝒷𝒸 𐐀𐐁 bad",
          "مرحبا بالعالم good",
          "שלום עולם bad",
          "½¾ Ⅷ² ٣٤ 42 good",
          "# ## bad #",
          "line\nbreak\r\ngood\tgood",
          "\u200Bbad\uFEFFgood\u00A0bad");

  private SampleTexts() {}

  static Dataset dataset() {
    Random random = new Random(1);
    List<String> texts = new ArrayList<>();
    for (int copy = 0; copy < 3; copy++) {
      texts.addAll(HARD);
    }
    for (int row = 0; row < 60; row++) {
      texts.add(
          (row % 2 == 0 ? "good" : "bad")
              + " word%d word%d".formatted(random.nextInt(9), random.nextInt(9)));
    }
    int[] codes =
        IntStream.range(0, texts.size())
            .map(row -> texts.get(row).contains("bad") ? 0 : 1)
            .toArray();
    return Dataset.of(
        NAME,
        Table.of(TextColumn.of("text", texts)),
        Labels.of("mood", List.of("down", "up"), codes));
  }
}
