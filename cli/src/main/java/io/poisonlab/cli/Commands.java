// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands by name. Only the one that is asked for is made, which saves start-up time. */
final class Commands {
  private static final SequencedMap<String, Function<Shell, Callable<Integer>>> ALL =
      new LinkedHashMap<>();

  static {
    ALL.put("run", RunCommand::new);
    ALL.put("plan", _ -> new PlanCommand());
    ALL.put("report", ReportCommand::new);
    ALL.put("poison", PoisonCommand::new);
    ALL.put("inspect", InspectCommand::new);
    ALL.put("clean", CleanCommand::new);
    ALL.put("profile", ProfileCommand::new);
    ALL.put("check", CheckCommand::new);
    ALL.put("list", ListCommand::new);
    ALL.put("runs", RunsCommand::new);
    ALL.put("compare", CompareCommand::new);
    ALL.put("matrix", MatrixCommand::new);
    ALL.put("study", StudyCommand::new);
    ALL.put("ui", UiCommand::new);
    ALL.put("demo", DemoCommand::new);
    ALL.put("completion", CompletionCommand::new);
  }

  private Commands() {}

  private static CommandLine line(Callable<Integer> command, Shell shell) {
    CommandLine line = new CommandLine(command);
    if (command instanceof PlanCommand) {
      line.addSubcommand(new PlanShowCommand(shell));
    }
    return line;
  }

  /** Returns the command line for these arguments: with the command they name, or with all. */
  static CommandLine of(Shell shell, String... args) {
    String first = Arrays.stream(args).filter(arg -> !arg.startsWith("-")).findFirst().orElse("");
    Function<Shell, Callable<Integer>> named = ALL.get(first);
    CommandLine top = new CommandLine(new PoisonLabCommand(shell));
    if (named != null) {
      top.addSubcommand(first, line(named.apply(shell), shell));
    } else {
      ALL.forEach((name, make) -> top.addSubcommand(name, line(make.apply(shell), shell)));
    }
    return top;
  }

  /** Returns the command line with every command. */
  static CommandLine all(Shell shell) {
    return of(shell);
  }
}
