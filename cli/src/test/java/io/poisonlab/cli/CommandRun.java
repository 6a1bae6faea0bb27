// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the command did with some arguments.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int exitCode, String out, String err) {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|((?:'[^']*'|[^\\s'])+)");

  /** Runs the command with the runs in {@code folder/mlruns}. */
  static CommandRun in(Path folder, String... args) {
    return with(Map.of("MLFLOW_TRACKING_URI", folder.resolve("mlruns").toString()), args);
  }

  /** Runs the command with these variables. */
  static CommandRun with(Map<String, String> environment, String... args) {
    return on(false, false, environment, args);
  }

  /** Runs the command on a console of these abilities. */
  static CommandRun on(
      boolean terminal, boolean colour, Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out),
            new PrintWriter(err),
            terminal,
            colour,
            Console.width(environment, false));
    int exitCode = new Shell(console, new HashMap<>(environment)).run(args);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** Runs an experiment with its runs and its results in a folder. */
  static CommandRun experiment(Path folder, String... args) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(Arrays.asList(args));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    return in(folder, all.toArray(String[]::new));
  }

  /** Returns a shell that nobody hears, for what parses and runs nothing. */
  static Shell silentShell() {
    PrintWriter nobody = new PrintWriter(new StringWriter());
    return new Shell(new Console(nobody, nobody, false, false), Map.of());
  }

  /** Returns the words of a command as a shell parts them, with its two kinds of quotes. */
  static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) != null ? word.group(1) : word.group(2).replace("'", ""))
        .toList();
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
