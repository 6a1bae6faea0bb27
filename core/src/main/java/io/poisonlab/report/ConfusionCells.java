// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.evaluation.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Draws one confusion matrix: a square of cells with the class names at its left and foot.
 *
 * @param matrix the counts
 */
record ConfusionCells(ConfusionMatrix matrix) {
  /** The most classes whose cells are written in. */
  static final int MAX_WRITTEN = 8;

  private static final int TITLE = 38;
  private static final int NAMES = 70;
  private static final int FOOT = 20;
  private static final Color DARKEST = new Color(0x00, 0x4b, 0x7a);

  /** Returns the height of a panel of this width. */
  static int height(int width) {
    return TITLE + (width - NAMES) + FOOT;
  }

  /** Draws what is measured and the matrix below; room for a title is left above. */
  void draw(Canvas canvas, String measured, int left, int top, int width) {
    canvas.text(measured, left, top + 28.0, Palette.letters(12), Palette.FAINT_INK);
    int classes = matrix.classes().size();
    double side = (double) (width - NAMES) / classes;
    for (int truth = 0; truth < classes; truth++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        cell(
            canvas,
            truth,
            predicted,
            left + NAMES + predicted * side,
            top + TITLE + truth * side,
            side);
      }
    }
    if (classes <= MAX_WRITTEN) {
      names(canvas, left, top, side);
    }
  }

  private void cell(Canvas canvas, int truth, int predicted, double x, double y, double side) {
    int support = matrix.support(truth);
    int count = matrix.count(truth, predicted);
    double share = support == 0 ? 0 : (double) count / support;
    canvas.pen().setColor(shade(share));
    canvas.pen().fill(new Rectangle2D.Double(x, y, side - 1.5, side - 1.5));
    if (matrix.classes().size() > MAX_WRITTEN) {
      return;
    }
    Color ink = share > 0.55 ? Palette.PAPER : Palette.INK;
    double middle = x + side / 2;
    int size = (int) Math.clamp(side / 3.4, 8, 15);
    if (count == 0) {
      canvas.centred(
          "0", middle, y + side / 2 + size / 3.0, Palette.letters(size - 2), Palette.FAINT_INK);
      return;
    }
    canvas.centred(Integer.toString(count), middle, y + side / 2, Palette.boldLetters(size), ink);
    canvas.centred(
        "%d %%".formatted(Math.round(100 * share)),
        middle,
        y + side / 2 + size,
        Palette.letters(Math.max(7, size - 4)),
        ink);
  }

  private void names(Canvas canvas, int left, int top, double side) {
    Font letters = Palette.letters(11);
    List<String> classes = matrix.classes();
    double bottom = top + TITLE + classes.size() * side;
    for (int label = 0; label < classes.size(); label++) {
      String name = Canvas.fitted(classes.get(label), letters, NAMES - 6);
      double x = left + NAMES - 6 - Canvas.width(name, letters);
      canvas.text(name, x, top + TITLE + (label + 0.5) * side + 4, letters, Palette.FAINT_INK);
      Font small = Palette.letters(9);
      canvas.centred(
          Canvas.fitted(classes.get(label), small, side - 1),
          left + NAMES + (label + 0.5) * side,
          bottom + 12,
          small,
          Palette.FAINT_INK);
    }
  }

  /** Returns paper for 0 and the darkest blue for 1. */
  private static Color shade(double share) {
    double weight = share == 0 ? 0.03 : 0.1 + 0.9 * share;
    return new Color(
        mixed(Palette.PAPER.getRed(), DARKEST.getRed(), weight),
        mixed(Palette.PAPER.getGreen(), DARKEST.getGreen(), weight),
        mixed(Palette.PAPER.getBlue(), DARKEST.getBlue(), weight));
  }

  private static int mixed(int light, int dark, double weight) {
    return (int) Math.round(light + weight * (dark - light));
  }
}
