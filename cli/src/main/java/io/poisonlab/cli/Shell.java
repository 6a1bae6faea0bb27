// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.util.Arrays;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What every command is given: the console and the environment's variables.
 *
 * @param console where to write
 * @param environment the variables, for example {@code MLFLOW_TRACKING_URI}
 */
record Shell(Console console, Map<String, String> environment) {
  /** The option that asks for stack traces and the libraries' own log. */
  static final String DEBUG_OPTION = "--debug";

  /** Asks the same as {@link #DEBUG_OPTION}. */
  private static final String DEBUG_VARIABLE = "POISONLAB_DEBUG";

  /** Copies the variables. */
  Shell {
    environment = Map.copyOf(environment);
  }

  /** Runs the command that the arguments name, and returns its exit code. */
  int run(String... args) {
    // once, before threads of a parallel stream ask for loggers: SLF4J would tell of those it held
    // up
    LoggerFactory.getILoggerFactory();
    boolean debug = variable(DEBUG_VARIABLE) != null || Arrays.asList(args).contains(DEBUG_OPTION);
    if (debug
        && LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
            instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(ch.qos.logback.classic.Level.INFO);
    }
    Failure failure = new Failure(console, debug);
    try {
      CommandLine line =
          Commands.of(this, args)
              .setOut(console.out())
              .setErr(console.err())
              .setColorScheme(
                  CommandLine.Help.defaultColorScheme(
                      console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
              .setParameterExceptionHandler((e, _) -> failure.ofUsage(e))
              .setExecutionExceptionHandler((e, _, _) -> failure.of(e));
      return line.execute(args);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      return failure.of(e);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  /** Returns the variable's value, or null where it is absent or blank. */
  @org.jspecify.annotations.Nullable
  String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
