// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.dataset.ImageShape;
import io.poisonlab.dataset.RowIds;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A picture of poisoned images: each as it was, as it is, and by how much its pixels differ, with
 * its labels. So one sees whether a person would notice.
 */
public final class ContactSheet {
  private static final int SHOWN = 10;
  private static final int CELL = 84;
  private static final int GAP = 8;
  private static final int HEAD = 40;
  private static final int FOOT = 20;
  private static final int LEFT = 84;
  private static final Font PLAIN = Typeface.font(Font.PLAIN, 12);
  private static final List<String> LINES = List.of("clean", "poisoned", "difference");

  private ContactSheet() {}

  /**
   * Draws up to {@value #SHOWN} poisoned rows, evenly spaced.
   *
   * @param clean the data before the attack
   * @return a PNG file; nothing where the data are no images or no row is poisoned
   */
  public static Optional<byte[]> of(Dataset clean, Poisoned poisoned) {
    RowIds ids = poisoned.poisonedRows();
    if (!ImageColumn.isAlone(clean.table()) || ids.size() == 0) {
      return Optional.empty();
    }
    int count = Math.min(SHOWN, ids.size());
    Map<Integer, Integer> before = clean.ids().places();
    Map<Integer, Integer> after = poisoned.dataset().ids().places();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = ids.at((int) ((long) i * ids.size() / count));
      Integer is = after.get(id);
      if (is != null) {
        pairs.add(new Pair(Optional.ofNullable(before.get(id)), is));
      }
    }
    return Optional.of(draw(clean, poisoned.dataset(), pairs));
  }

  /**
   * A poisoned row.
   *
   * @param was its position in the clean data; nothing where it was added
   * @param is its position in the poisoned data
   */
  private record Pair(Optional<Integer> was, int is) {}

  private static byte[] draw(Dataset clean, Dataset poisoned, List<Pair> pairs) {
    ImageColumn before = (ImageColumn) clean.table().columns().getFirst();
    ImageColumn after = (ImageColumn) poisoned.table().columns().getFirst();
    int width = LEFT + pairs.size() * (CELL + GAP) + GAP;
    int height = HEAD + LINES.size() * (CELL + GAP) + FOOT;
    try (Canvas canvas = new Canvas(width, height)) {
      for (int line = 0; line < LINES.size(); line++) {
        canvas.text(
            LINES.get(line), GAP, HEAD + line * (CELL + GAP) + CELL / 2.0, PLAIN, Palette.INK);
      }
      for (int i = 0; i < pairs.size(); i++) {
        Pair pair = pairs.get(i);
        int left = LEFT + i * (CELL + GAP);
        byte[] is = after.pixels(pair.is());
        pair.was()
            .ifPresent(row -> {
              byte[] was = before.pixels(row);
              paint(canvas, before.shape(), was, left, 0);
              paint(canvas, before.shape(), difference(was, is), left, 2);
            });
        paint(canvas, after.shape(), is, left, 1);
        String label = poisoned.labels().name(pair.is());
        String said =
            pair.was()
                .map(row -> clean.labels().name(row))
                .filter(name -> !name.equals(label))
                .map(name -> name + " → " + label)
                .orElse(label);
        canvas.centred(
            Canvas.fitted(said, PLAIN, CELL + GAP),
            left + CELL / 2.0,
            HEAD / 2.0 + 6,
            PLAIN,
            Palette.INK);
      }
      return canvas.png();
    }
  }

  private static void paint(Canvas canvas, ImageShape shape, byte[] pixels, int left, int line) {
    Thumbnail.paint(canvas, shape, pixels, left, HEAD + line * (CELL + GAP), CELL);
  }

  private static byte[] difference(byte[] was, byte[] is) {
    byte[] difference = new byte[was.length];
    for (int i = 0; i < was.length; i++) {
      difference[i] = (byte) Math.abs(Byte.toUnsignedInt(is[i]) - Byte.toUnsignedInt(was[i]));
    }
    return difference;
  }
}
