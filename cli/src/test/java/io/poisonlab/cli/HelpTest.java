// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

@DisplayName("Help, version and completion")
class HelpTest {
  private static final Shell SHELL = CommandRun.silentShell();

  static Stream<CommandLine> commands() {
    CommandLine all = Commands.all(SHELL);
    return Stream.concat(Stream.of(all), all.getSubcommands().values().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  @DisplayName("every command has examples, and each of them parses")
  void examplesParse(CommandLine command) {
    List<String> examples =
        Stream.of(command.getCommandSpec().usageMessage().footer())
            .filter(line -> line.startsWith("  poisonlab"))
            .toList();

    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      List<String> words = CommandRun.words(example);
      String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
      assertThatCode(() -> Commands.of(SHELL, arguments).parseArgs(arguments))
          .as(example)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  @DisplayName("every command answers --help")
  void help(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    List<String> words = CommandRun.words(name + " --help");

    CommandRun run =
        CommandRun.with(Map.of(), words.subList(1, words.size()).toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).startsWith("Usage: " + name).contains("Examples:", "--help");
    assertThat(run.err()).isEmpty();
  }

  @Test
  @DisplayName("without a command the help is shown, and every command stands in it")
  void noCommand() {
    CommandRun run = CommandRun.with(Map.of());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains(Commands.all(SHELL).getSubcommands().keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  @DisplayName("every command's first line is a sentence, which the list of commands shows alone")
  void firstLine(CommandLine command) {
    String[] lines = command.getCommandSpec().usageMessage().description();

    assertThat(lines[0]).hasSizeLessThan(96).endsWith(".");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  @DisplayName("no description breaks off in mid-sentence, so that lines end where the window does")
  void wholeSentences(CommandLine command) {
    Stream.concat(Stream.of(command), command.getSubcommands().values().stream())
        .forEach(each -> {
          assertThat(each.getCommandSpec().usageMessage().description())
              .allMatch(text -> text.matches("(?s).*[.:…]"));
          each.getCommandSpec()
              .args()
              .forEach(argument ->
                  assertThat(argument.description()).allMatch(text -> text.matches("(?s).*[.:…]")));
        });
  }

  @Test
  @DisplayName("--version names the library, Java and Smile")
  void version() {
    CommandRun run = CommandRun.with(Map.of(), "--version");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.outLines()).hasSize(3);
    assertThat(run.outLines().get(0)).matches("poisonlab \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(run.outLines().get(1)).matches("Java 25.*");
    assertThat(run.outLines().get(2)).matches("Smile 6\\.\\d+\\.\\d+");
  }

  @Test
  @DisplayName("completion prints a script that knows commands and options")
  void completion() {
    CommandRun run = CommandRun.with(Map.of(), "completion");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("complete -F", "--tracking-uri", "--no-data-artifacts")
        .contains(Commands.all(SHELL).getSubcommands().keySet());
  }
}
