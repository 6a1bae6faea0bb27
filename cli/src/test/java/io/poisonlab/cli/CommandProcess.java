// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The command in a process of its own, which can be told to stop. */
final class CommandProcess implements AutoCloseable {
  private static final int MINUTES = 5;

  private final Process process;
  private final BufferedReader out;
  private final StringBuilder read = new StringBuilder();

  private CommandProcess(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  /** Starts the command in a folder, with the runs in {@code mlruns} there. */
  static CommandProcess start(Path folder, String... args) throws IOException {
    return start(Main.class, folder, args);
  }

  /** Starts a program of this package likewise. */
  static CommandProcess start(Class<?> program, Path folder, String... args) throws IOException {
    // A job in the background of a script inherits "ignore SIGINT"; env gives the signal back.
    List<String> line =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    line.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("MLFLOW_TRACKING_URI");
    builder.environment().remove("MLFLOW_EXPERIMENT_NAME");
    return new CommandProcess(builder.start());
  }

  /** Waits for a line that contains this text, and returns it. */
  String await(String text) throws IOException {
    @Nullable String line = out.readLine();
    while (line != null && !line.contains(text)) {
      read.append(line).append('\n');
      line = out.readLine();
    }
    if (line == null) {
      throw new AssertionError("\"%s\" never came; what came is:\n%s".formatted(text, read));
    }
    return line;
  }

  /** Presses Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for the end, and returns the exit code. */
  int exitCode() throws IOException, InterruptedException {
    out.lines().forEach(line -> read.append(line).append('\n'));
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      throw new AssertionError("the command does not end; it said:\n" + read);
    }
    return process.exitValue();
  }

  /** Returns what it said, as far as it was read. */
  String said() {
    return read.toString();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
