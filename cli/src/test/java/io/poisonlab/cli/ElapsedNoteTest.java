// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A note of what takes long")
class ElapsedNoteTest {
  @Test
  @DisplayName("stands on a terminal's error output while it lasts, and is taken away")
  void terminal() throws InterruptedException {
    String shown = shown(true);

    assertThat(shown).contains("\rinspecting 9 rows, 1 s").endsWith(" \r");
  }

  @Test
  @DisplayName("is not written elsewhere")
  void elsewhere() throws InterruptedException {
    assertThat(shown(false)).isEmpty();
  }

  @Test
  @DisplayName("makes way for a warning")
  void warning() throws InterruptedException {
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), true, false);
    try (var note = ElapsedNote.on(console, "busy")) {
      TimeUnit.MILLISECONDS.sleep(1300);
      note.warn("beware");
    }
    assertThat(err.toString())
        .isEqualTo("\rbusy, 1 s\r" + " ".repeat(9) + "\rwarning: beware" + System.lineSeparator());
  }

  private static String shown(boolean terminal) throws InterruptedException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), terminal, false);
    try (var _ = ElapsedNote.on(console, "inspecting 9 rows")) {
      TimeUnit.MILLISECONDS.sleep(1300);
    }
    assertThat(out.toString()).isEmpty();
    return err.toString();
  }
}
