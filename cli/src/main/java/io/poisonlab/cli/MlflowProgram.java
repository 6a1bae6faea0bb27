// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.python.VirtualEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An MLflow that is installed here.
 *
 * @param command what starts it, for example {@code /usr/bin/python3 -m mlflow}
 */
record MlflowProgram(List<String> command) {
  private static final int OLDEST = 3;
  private static final Pattern VERSION = Pattern.compile("version\\s+(\\d+)\\.");

  /** Copies the list. */
  MlflowProgram {
    command = List.copyOf(command);
  }

  /**
   * Returns the first usable one: on the PATH, set up by us, or a module of a Python on the PATH.
   * Where there is none, says so and sets one up in the user's cache folder, which takes minutes.
   *
   * @throws io.poisonlab.python.PythonException if it cannot be set up; the message says what to
   *     install
   */
  static MlflowProgram findOrSetUp(Shell shell) {
    VirtualEnvironment ours = VirtualEnvironment.withMlflow(shell.environment());
    return installed(shell, ours)
        .orElseGet(() -> {
          shell.console().line("found no mlflow 3 or newer on this machine");
          return module(ours.provide(shell.console()::line));
        });
  }

  private static Optional<MlflowProgram> installed(Shell shell, VirtualEnvironment ours) {
    List<MlflowProgram> candidates = new ArrayList<>();
    onPath(shell, "mlflow").ifPresent(found -> candidates.add(new MlflowProgram(List.of(found))));
    if (ours.isReady()) {
      candidates.add(module(ours.provide(shell.console()::line)));
    }
    for (String python : List.of("python3", "python")) {
      onPath(shell, python).ifPresent(found -> candidates.add(module(Path.of(found))));
    }
    return candidates.stream().filter(MlflowProgram::isUsable).findFirst();
  }

  private static MlflowProgram module(Path python) {
    return new MlflowProgram(List.of(python.toString(), "-m", "mlflow"));
  }

  /** Returns the path of a program of this name in the folders of PATH. */
  private static Optional<String> onPath(Shell shell, String name) {
    List<String> suffixes =
        File.separatorChar == '\\' ? List.of(".exe", ".cmd", ".bat") : List.of("");
    String path = shell.environment().getOrDefault("PATH", "");
    for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
      for (String suffix : suffixes) {
        Path file = Path.of(folder, name + suffix);
        if (!folder.isEmpty() && Files.isExecutable(file) && Files.isRegularFile(file)) {
          return Optional.of(file.toString());
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether it starts and is new enough to show what PoisonLab records. */
  private boolean isUsable() {
    List<String> asked = new ArrayList<>(command);
    asked.add("--version");
    try {
      Process process = new ProcessBuilder(asked).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(answer);
      return process.waitFor(1, TimeUnit.MINUTES)
          && process.exitValue() == 0
          && version.find()
          && Integer.parseInt(version.group(1)) >= OLDEST;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
