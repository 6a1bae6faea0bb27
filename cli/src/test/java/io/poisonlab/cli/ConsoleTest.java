// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is shown on terminals and elsewhere")
class ConsoleTest {
  private static final String ESCAPE = "\u001b[";

  @TempDir Path folder;

  @Test
  @DisplayName("colour only where the console has it")
  void colour() {
    assertThat(run(false, false)).doesNotContain(ESCAPE);
    assertThat(run(true, false)).doesNotContain(ESCAPE);
    assertThat(run(true, true)).contains(ESCAPE);
    assertThat(CommandRun.on(true, true, Map.of(), "run", "irsi").err()).contains(ESCAPE);
    assertThat(CommandRun.on(true, true, Map.of(), "--help").out()).contains(ESCAPE);
    assertThat(CommandRun.on(false, false, Map.of(), "--help").out()).doesNotContain(ESCAPE);
  }

  @Test
  @DisplayName("a bar that is drawn over on a terminal, plain lines elsewhere")
  void progress() {
    assertThat(run(true, false, "--seeds", "1..60")).contains("\r", "░ 0/420", "█ 420/420", "ETA");
    assertThat(run(false, false)).doesNotContain("\r", "█").contains("7/7  ", "ETA");
  }

  @Test
  @DisplayName("NO_COLOR and dumb terminals are respected")
  void environment() {
    assertThat(Console.wantsColour(Map.of())).isTrue();
    assertThat(Console.wantsColour(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Console.wantsColour(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Console.canDraw(Map.of("TERM", "xterm-256color"))).isTrue();
    assertThat(Console.canDraw(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Console.canDraw(Map.of())).isFalse();
  }

  @Test
  @DisplayName("many trials make few lines")
  void fewLines() {
    List<String> lines =
        CommandRun.experiment(folder, "--attack", "label-flip:rows=5", "--seeds", "1..60")
            .outLines();
    assertThat(lines.stream().filter(line -> line.contains("/120  "))).hasSizeBetween(20, 45);
  }

  @Test
  @DisplayName("a table is aligned: words left, numbers right")
  void table() {
    TextTable table = new TextTable().words("name").numbers("value");
    table.row(List.of("a", "1.5"));
    table.row(List.of("longer", "10.25"));
    assertThat(table.lines()).containsExactly("name    value", "a         1.5", "longer  10.25");
  }

  private String run(boolean terminal, boolean colour, String... more) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    return CommandRun.on(
            terminal,
            colour,
            Map.of("MLFLOW_TRACKING_URI", folder.resolve("mlruns").toString()),
            arguments.toArray(String[]::new))
        .out();
  }

  @Test
  @DisplayName("where the width is known, words of tables are broken, numbers are not")
  void narrow() {
    TextTable table = new TextTable().words("name").numbers("value").words("verdict");
    table.row(List.of("a", "1.5", "drop of 0.004 is below the spread: not shown"));

    assertThat(table.lines(OptionalInt.of(40)))
        .containsExactly(
            "name  value  verdict",
            "a       1.5  drop of 0.004 is below the",
            "             spread: not shown");
    assertThat(table.lines()).hasSize(2);
    assertThat(TextTable.folded("one two three", 7)).containsExactly("one two", "three");
    assertThat(Console.width(Map.of("COLUMNS", "72"), false)).hasValue(72);
    assertThat(Console.width(Map.of(), false)).isEmpty();
    assertThat(Console.width(Map.of(), true)).hasValue(100);
  }
}
