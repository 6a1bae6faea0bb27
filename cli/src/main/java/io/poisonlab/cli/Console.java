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

/**
 * Where the command writes, and what that place can show.
 *
 * @param out results
 * @param err errors
 * @param terminal whether a person watches a line that is drawn over again
 * @param colour whether escape sequences are shown as colours
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal, boolean colour) {
  /** A word with a middle dot or a bar, which every message may hold. */
  private static final String NEEDED = "·█±→";

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
        terminal && wantsColour(environment));
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

  /** Writes a table, its heading set off. */
  void show(TextTable table) {
    List<String> lines = table.lines();
    line(paint(Paint.BOLD, lines.getFirst()));
    lines.stream().skip(1).forEach(this::line);
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
