// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.analysis.SentenceRow;
import io.poisonlab.analysis.SentenceTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a user reads of single texts: what the models say of each, and which words moved it. */
final class SentenceText {
  private static final int MOST_CHARACTERS = 100;

  private final Console console;

  SentenceText(Console console) {
    this.console = console;
  }

  void show(SentenceTable table) {
    console.line("");
    console.line("What a model of clean texts says, and one after %s:".formatted(table.poison()));
    for (SentenceRow row : table.rows()) {
      console.line("  \"%s\"".formatted(brief(row.text())));
      console.line(
          "    clean: %s   poisoned: %s%s"
              .formatted(said(row.clean()), said(row.poisoned()), row.turned() ? "   turned" : ""));
      console.line("    " + moves(row));
    }
    console.prose(
        "Numbers behind words: by how much more the poisoned model takes the word as a sign of what it says (logarithm of odds).");
  }

  private static String moves(SentenceRow row) {
    List<SentenceRow.Move> moves = row.moves();
    return moves.isEmpty()
        ? "no word moved it"
        : "moved by "
            + moves.stream()
                .map(move ->
                    "%s %s"
                        .formatted(
                            move.word().isEmpty()
                                ? "the share of the classes"
                                : "\"%s\"".formatted(move.word()),
                            String.format(Locale.ROOT, "%+.2f", move.towards())))
                .collect(Collectors.joining(", "));
  }

  private static String said(SentenceRow.Said said) {
    return said.probability().isEmpty()
        ? said.label()
        : "%s (%.0f %%)".formatted(said.label(), 100 * said.probability().getAsDouble());
  }

  private static String brief(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= MOST_CHARACTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
  }
}
