// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.python;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Python of this machine that can make virtual environments.
 *
 * @param executable its absolute path
 * @param minor 13 for Python 3.13
 */
record Python(Path executable, int minor) {
  /** Names the Python to use, by its path. */
  static final String VARIABLE = "POISONLAB_PYTHON";

  private static final int OLDEST = 10;

  /** Newer ones are not tried first: for them, packages may have to be compiled. */
  private static final int NEWEST_KNOWN = 14;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String QUESTION =
      """
      import sys
      try:
        import venv, ensurepip
        able = "able"
      except ImportError:
        able = "unable"
      print("poisonlab", sys.version_info[0], sys.version_info[1], able)
      """;

  /**
   * Finds one: {@value #VARIABLE}, else {@code python3}, then the named versions on the PATH.
   *
   * @throws PythonException if there is none; the message says what was found and what to install
   */
  static Python find(Map<String, String> environment) {
    List<String> found = new ArrayList<>();
    Optional<Python> newer = Optional.empty();
    for (Path candidate : candidates(environment)) {
      Answer answer = ask(candidate, environment);
      if (answer == null) {
        continue; // a shim that leads nowhere
      }
      found.add(answer.describe(candidate));
      if (answer.suffices()) {
        Python python = new Python(candidate, answer.minor);
        if (answer.minor <= NEWEST_KNOWN) {
          return python;
        }
        newer = newer.or(() -> Optional.of(python));
      }
    }
    return newer.orElseThrow(() -> new PythonException(missing(found)));
  }

  private static String missing(List<String> found) {
    boolean onlyVenv = found.stream().anyMatch(line -> line.contains("without venv"));
    return "Python 3.%d or newer with venv is needed, found: %s. Install it (%s), or set %s to one"
        .formatted(
            OLDEST,
            found.isEmpty() ? "none" : String.join(", ", found),
            onlyVenv
                ? "Debian, Ubuntu, as root: apt install python3-venv"
                : "Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python;"
                    + " Windows: winget install Python.Python.3.13",
            VARIABLE);
  }

  private static Set<Path> candidates(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      return Set.of(Path.of(named).toAbsolutePath());
    }
    List<String> names = new ArrayList<>(List.of("python3", "python"));
    for (int minor = NEWEST_KNOWN; minor >= OLDEST; minor--) {
      names.add("python3." + minor);
    }
    Set<Path> candidates = new LinkedHashSet<>();
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String name : names) {
      for (String folder : path.split(File.pathSeparator, -1)) {
        for (String suffix : List.of("", ".exe")) {
          Path file = Path.of(folder.isEmpty() ? "." : folder, name + suffix).toAbsolutePath();
          if (Files.isRegularFile(file) && Files.isExecutable(file)) {
            candidates.add(file);
          }
        }
      }
    }
    return candidates;
  }

  private static @org.jspecify.annotations.Nullable Answer ask(
      Path candidate, Map<String, String> environment) {
    try {
      Command.Result result =
          new Command(List.of(candidate.toString(), "-c", QUESTION), environment).run(PATIENCE);
      for (String line : result.output().lines().toList()) {
        String[] words = line.split(" ", -1);
        if (words.length == 4 && words[0].equals("poisonlab")) {
          return new Answer(
              Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3].equals("able"));
        }
      }
      return null;
    } catch (PythonException _) {
      return null;
    }
  }

  private record Answer(int major, int minor, boolean venv) {
    boolean suffices() {
      return major == 3 && minor >= OLDEST && venv;
    }

    String describe(Path candidate) {
      boolean old = major < 3 || minor < OLDEST;
      return "%d.%d%s at %s".formatted(major, minor, venv || old ? "" : " without venv", candidate);
    }
  }
}
