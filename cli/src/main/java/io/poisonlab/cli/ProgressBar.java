// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * How far work is: a bar that is drawn over and over, with the time that is left if the rest takes
 * as long as what is done, and how much is done in a second.
 */
final class ProgressBar {
  private static final int BAR = 24;
  private static final int WIDTH = 79;
  private static final double NANOS = 1e9;

  private final Console console;
  private final long start = System.nanoTime();
  private final int before;

  /**
   * Begins now.
   *
   * @param before how many pieces of work had been done by then
   */
  ProgressBar(Console console, int before) {
    this.console = console;
    this.before = before;
  }

  /** Draws the bar over itself. */
  void draw(int done, int total, String title) {
    int full = done * BAR / Math.max(1, total);
    String text =
        "%s%s %d/%d%s  %s"
            .formatted(
                "█".repeat(full), "░".repeat(BAR - full), done, total, left(done, total), title);
    String cut = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
    console.out().print("\r" + cut + " ".repeat(WIDTH - cut.length()));
    console.out().flush();
  }

  /** Takes the bar away. */
  void clear() {
    console.out().print("\r" + " ".repeat(WIDTH) + "\r");
    console.out().flush();
  }

  /** Returns time left and speed, in words; nothing at the start and at the end. */
  String left(int done, int total) {
    if (done == before || done == total) {
      return "";
    }
    long nanos = (System.nanoTime() - start) / (done - before) * (total - done);
    double perSecond = NANOS * (done - before) / Math.max(1, System.nanoTime() - start);
    return "  ETA %s, %s/s".formatted(inWords(Duration.ofNanos(nanos)), rate(perSecond));
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
  }

  private static String inWords(Duration time) {
    long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
    return seconds < 100
        ? seconds + " s"
        : seconds < 6000 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
