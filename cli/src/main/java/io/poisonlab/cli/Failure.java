// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.demo.PortTakenException;
import io.poisonlab.experiment.TrialFailedException;
import io.poisonlab.python.PythonException;
import io.poisonlab.sanity.SanityException;
import io.poisonlab.tracking.TrackingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Says in one line or two what went wrong; never a stack trace, unless it was asked for. */
final class Failure {
  /** The exceptions whose messages were written for users. */
  private static final List<Class<? extends Throwable>> WORDED =
      List.of(
          CommandException.class,
          DataFormatException.class,
          TrackingException.class,
          SanityException.class,
          PythonException.class,
          PortTakenException.class,
          TrialFailedException.class,
          IllegalArgumentException.class,
          UncheckedIOException.class);

  private final Console console;
  private final boolean debug;

  Failure(Console console, boolean debug) {
    this.console = console;
    this.debug = debug;
  }

  /** Reports what a command threw, and returns the exit code. */
  int of(Throwable error) {
    say(worded(error).orElseGet(() -> internal(error)));
    if (debug) {
      error.printStackTrace(console.err());
    }
    return ExitCode.CANNOT;
  }

  /** Reports arguments that the command does not understand, and returns the exit code. */
  int ofUsage(CommandLine.ParameterException error) {
    CommandLine command = error.getCommandLine();
    say(
        error instanceof CommandLine.UnmatchedArgumentException unmatched
            ? unmatched(unmatched, command)
            : worded(error.getCause()).orElseGet(() -> plain(String.valueOf(error.getMessage()))));
    console.err().println("See " + command.getCommandSpec().qualifiedName() + " --help");
    if (debug) {
      error.printStackTrace(console.err());
    }
    return ExitCode.CANNOT;
  }

  /** Returns a message of the parser of arguments without the names of Java's types. */
  private static String plain(String message) {
    return message
        .replaceAll("' is not an? (int|long)$", "' is not a whole number")
        .replaceAll("' is not a double$", "' is not a number");
  }

  private static String unmatched(
      CommandLine.UnmatchedArgumentException error, CommandLine command) {
    String found = error.getUnmatched().getFirst();
    List<String> similar = error.getSuggestions();
    String meant = similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
    if (error.isUnknownOption()) {
      return "unknown option \"" + found + "\"" + meant;
    }
    return command.getSubcommands().isEmpty()
        ? "unexpected argument \"" + found + "\"" + meant
        : "no command is called \"%s\"%s; the commands are %s"
            .formatted(found, meant, command.getSubcommands().keySet());
  }

  private void say(String message) {
    console.out().flush();
    console
        .err()
        .println(
            console.paint(Paint.RED, "error:") + " " + message.strip().replaceAll("\\R+", " | "));
    console.err().flush();
  }

  /** Returns the outermost message in the chain of causes that was written for users. */
  private static Optional<String> worded(@org.jspecify.annotations.Nullable Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && WORDED.contains(cause.getClass())) {
        return Optional.of(cause instanceof UncheckedIOException io ? worded(io) : message);
      }
    }
    return Optional.empty();
  }

  private static String worded(UncheckedIOException error) {
    IOException cause = java.util.Objects.requireNonNull(error.getCause());
    return cause instanceof FileSystemException
        ? "cannot use the file %s (%s)"
            .formatted(cause.getMessage(), cause.getClass().getSimpleName())
        : String.valueOf(cause.getMessage());
  }

  private static String internal(Throwable error) {
    if (error instanceof OutOfMemoryError) {
      return "the memory does not suffice (%s); allow more with JAVA_TOOL_OPTIONS=-Xmx4g"
          .formatted(error.getMessage());
    }
    return "%s; this should not happen: run it again with %s and report what it prints"
        .formatted(error, Shell.DEBUG_OPTION);
  }
}
