// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.evaluation.ConfusionMatrix;
import io.poisonlab.html.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Confusion matrices of the same classes, added up, as a table of a page. */
final class ConfusionMarkup {
  /** Matrices of more classes are left to the CSV file. */
  static final int MOST_CLASSES = 10;

  private ConfusionMarkup() {}

  /**
   * Returns the table; a cell is the darker the larger its share of the true class.
   *
   * @param caption what was measured
   * @param matrices one or more, one for each seed
   */
  static String of(String caption, List<ConfusionMatrix> matrices) {
    List<String> classes = matrices.getFirst().classes();
    StringBuilder table = new StringBuilder("<table class=\"confusion\">\n");
    table.append("<caption>%s</caption>\n".formatted(Markup.escaped(caption)));
    List<String> head = new ArrayList<>(List.of("true \\ predicted"));
    classes.forEach(name -> head.add(Markup.escaped(name)));
    table.append(Markup.row("th", "<tr>", head));
    for (int truth = 0; truth < classes.size(); truth++) {
      table.append("<tr><th scope=\"row\">%s</th>".formatted(Markup.escaped(classes.get(truth))));
      int row = truth;
      int support = matrices.stream().mapToInt(matrix -> matrix.support(row)).sum();
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        int column = predicted;
        int count = matrices.stream().mapToInt(matrix -> matrix.count(row, column)).sum();
        double share = support == 0 ? 0 : (double) count / support;
        table.append(
            String.format(
                Locale.ROOT,
                "<td class=\"%s\" style=\"--share:%.2f\">%d<span> %.0f %%</span></td>",
                row == column ? "right" : "wrong",
                share,
                count,
                100 * share));
      }
      table.append("</tr>\n");
    }
    return table.append("</table>\n").toString();
  }
}
