// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where the command writes, and what that place can show.
 *
 * @param out results
 * @param err errors
 * @param terminal whether a person watches a line that is drawn over again
 * @param colour whether escape sequences are shown as colours
 * @param width how many characters a line should have at the most, where that is known
 */
record Console(
    PrintWriter out, PrintWriter err, boolean terminal, boolean colour, OptionalInt width) {
  /** Terminals that do not say how wide they are show so many characters, most of them. */
  private static final int USUAL_WIDTH = 100;

  private static final int LEAST_WIDTH = 40;

  /** A word with a middle dot or a bar, which every message may hold. */
  private static final String NEEDED = "·█±→";

  /** Makes a console of which no width is known. */
  Console(PrintWriter out, PrintWriter err, boolean terminal, boolean colour) {
    this(out, err, terminal, colour, OptionalInt.empty());
  }

  /**
   * Returns the console of this process. Colour needs a terminal that is not {@code dumb}, and a
   * user who did not set {@code NO_COLOR} (no-color.org).
   */
  static Console ofProcess(Map<String, String> environment) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    boolean terminal = isTerminal() && (windows || canDraw(environment));
    return new Console(
        writer(FileDescriptor.out, System.out.charset(), windows),
        writer(FileDescriptor.err, System.err.charset(), windows),
        terminal,
        terminal && wantsColour(environment),
        width(environment, terminal));
  }

  /** Returns the width that {@code COLUMNS} asks for; without it terminals have a usual one. */
  static OptionalInt width(Map<String, String> environment, boolean terminal) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches("[0-9]{1,5}")) {
      return OptionalInt.of(Math.max(LEAST_WIDTH, Integer.parseInt(columns)));
    }
    return terminal ? OptionalInt.of(USUAL_WIDTH) : OptionalInt.empty();
  }

  /** Returns whether the terminal is more than a printer. */
  static boolean canDraw(Map<String, String> environment) {
    return !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Returns whether the user did not turn colours off. */
  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Returns the text, set off where the console shows colours. */
  String paint(Paint paint, String text) {
    return colour ? paint.on(text) : text;
  }

  /** Writes a line of results. */
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Writes a sentence of the results, broken between words where the width is known. */
  void prose(String text) {
    width.ifPresentOrElse(
        most -> TextTable.folded(text, most).forEach(this::line), () -> line(text));
  }

  /** Writes a line that says what to beware of, beside the results. */
  void warn(String text) {
    out.flush();
    err.println(paint(Paint.YELLOW, "warning:") + " " + text);
    err.flush();
  }

  /** Writes a line that says where something went, beside the results. */
  void note(String text) {
    out.flush();
    err.println(text);
    err.flush();
  }

  /** Writes why a command that was told to stop ends, below what it was drawing. */
  void stopped(String text) {
    note("\nstopped: " + text);
  }

  /** Writes a table, its heading set off; where the width is known, its words are broken. */
  void show(TextTable table) {
    List<String> lines = table.lines(width);
    int heading = table.headingLines(width);
    lines.stream().limit(heading).forEach(text -> line(paint(Paint.BOLD, text)));
    lines.stream().skip(heading).forEach(this::line);
  }

  /** Java 25 answers null again where input or output is redirected, which Java 22 did not. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
  }

  /**
   * Writes in the console's own character set; where that has too few characters, as ASCII has in
   * the POSIX locale, in UTF-8, which terminals show there all the same.
   */
  private static PrintWriter writer(FileDescriptor to, Charset charset, boolean windows) {
    Charset used =
        windows || charset.newEncoder().canEncode(NEEDED) ? charset : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), used), false);
  }
}
