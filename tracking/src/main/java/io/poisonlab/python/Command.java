// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run, on its own: what a user has set for Python or pip elsewhere does not steer it.
 *
 * @param line the program and its arguments
 * @param environment the variables of the user
 */
record Command(List<String> line, Map<String, String> environment) {
  /** Settings that would lead Python or pip away from the environment that is set up. */
  private static final List<String> MISLEADING =
      List.of(
          "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIREMENT");

  /** What came of it: the exit code, and both outputs together. */
  record Result(int exitCode, String output) {}

  /** Runs it, and waits for its end. */
  Result run(Duration patience) {
    try {
      Path log = Files.createTempFile("poisonlab-", ".log");
      try {
        int exitCode = run(patience, log);
        return new Result(exitCode, new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new PythonException("cannot run %s: %s".formatted(line.getFirst(), e), e);
    }
  }

  /** Runs it, adds its outputs to the log, waits for its end and returns its exit code. */
  int run(Duration patience, Path log) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().clear();
      builder.environment().putAll(environment);
      MISLEADING.forEach(builder.environment()::remove);
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new PythonException(
              "%s did not end within %d s".formatted(line.getFirst(), patience.toSeconds()));
        }
        return process.exitValue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PythonException("interrupted while %s ran".formatted(line.getFirst()), e);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new PythonException("cannot run %s: %s".formatted(line.getFirst(), e), e);
    }
  }
}
