// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.ImageColumn;
import io.poisonlab.inspection.Inspection;
import java.awt.Font;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A picture of the images that a defence suspects most, each with its id, label and score; those
 * that it flags have a frame. So a person sees at a glance what they have in common.
 */
public final class SuspectSheet {
  private static final int SHOWN = 40;
  private static final int ROW = 10;
  private static final int CELL = 84;
  private static final int GAP = 10;
  private static final int LINE = 15;
  private static final Font PLAIN = Typeface.font(Font.PLAIN, 11);

  private SuspectSheet() {}

  /**
   * Draws up to {@value #SHOWN} images, the most suspicious first.
   *
   * @return a PNG file; nothing where the data are no images
   */
  public static Optional<byte[]> of(Inspection inspection) {
    Dataset data = inspection.suspect().data();
    if (!ImageColumn.isAlone(data.table())) {
      return Optional.empty();
    }
    List<Integer> rows =
        IntStream.range(0, data.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> -inspection.suspicion().score(row)))
            .limit(SHOWN)
            .toList();
    Set<Integer> flagged =
        new HashSet<>(inspection.suspicion().flagged().stream().boxed().toList());
    int lines = Math.ceilDiv(rows.size(), ROW);
    int height = GAP + lines * (CELL + 2 * LINE + GAP);
    try (Canvas canvas = new Canvas(GAP + ROW * (CELL + GAP), height)) {
      for (int i = 0; i < rows.size(); i++) {
        draw(
            canvas,
            inspection,
            rows.get(i),
            flagged.contains(data.ids().at(rows.get(i))),
            GAP + i % ROW * (CELL + GAP),
            GAP + i / ROW * (CELL + 2 * LINE + GAP));
      }
      return Optional.of(canvas.png());
    }
  }

  private static void draw(
      Canvas canvas, Inspection inspection, int row, boolean flagged, int left, int top) {
    Dataset data = inspection.suspect().data();
    ImageColumn images = (ImageColumn) data.table().columns().getFirst();
    if (flagged) {
      canvas.pen().setColor(Palette.COLOURS.getFirst());
      canvas.pen().fillRect(left - 3, top - 3, CELL + 6, CELL + 6);
    }
    Thumbnail.paint(canvas, images.shape(), images.pixels(row), left, top, CELL);
    double middle = left + CELL / 2.0;
    String label = "%s · row %d".formatted(data.labels().name(row), row + 1);
    canvas.centred(
        Canvas.fitted(label, PLAIN, CELL + GAP), middle, top + CELL + LINE, PLAIN, Palette.INK);
    canvas.centred(
        String.format(Locale.ROOT, "%.3f", inspection.suspicion().score(row)),
        middle,
        top + CELL + 2 * LINE,
        PLAIN,
        Palette.FAINT_INK);
  }
}
