// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins for Python are shell scripts")
class VirtualEnvironmentTest {
  /** Stands for a Python that makes an environment whose pip does what the line says. */
  private static final String MAKES_VENV =
      """
      #!/bin/sh
      PATH=/usr/bin:/bin
      case "$*" in
        *"-m venv"*) echo made >> "$(dirname "$0")/made"; mkdir -p "$3/bin"
          printf '#!/bin/sh\\nPATH=/usr/bin:/bin\\n%s\\n' > "$3/bin/python"; chmod +x "$3/bin/python" ;;
        *) echo poisonlab 3 12 able ;;
      esac
      """;

  @TempDir Path temporary;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @Test
  @DisplayName("is set up once, and then only found")
  void isSetUpOnce() throws IOException {
    VirtualEnvironment python = environment("python3", MAKES_VENV.formatted("exit 0"));

    assertThat(python.isReady()).isFalse();
    Path executable = python.provide(said::add);

    assertThat(executable).isExecutable().startsWith(python.folder());
    assertThat(python.isReady()).isTrue();
    assertThat(python.provide(said::add)).isEqualTo(executable);
    assertThat(said).singleElement().asString().contains("Python 3.12 with MLflow", "once");
    assertThat(timesMade()).isEqualTo(1);
  }

  @Test
  @DisplayName("is set up by one of those who ask at once, the others wait for it")
  void isSetUpByOneOfMany() throws Exception {
    environment("python3", MAKES_VENV.formatted("sleep 0.3"));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Path>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(threads.submit(() -> environment().provide(said::add)));
      }
      for (Future<Path> answer : answers) {
        assertThat(answer.get()).isExecutable();
      }
    }
    assertThat(timesMade()).isEqualTo(1);
  }

  @Test
  @DisplayName("is set up anew where a set-up was interrupted")
  void isSetUpAnewAfterAnInterruption() throws IOException {
    VirtualEnvironment python = environment("python3", MAKES_VENV.formatted("exit 0"));
    Path leftover =
        Files.createDirectories(python.folder().resolve("lib")).resolve("half-written.py");
    Files.writeString(leftover, "");

    python.provide(said::add);

    assertThat(leftover).doesNotExist();
  }

  @Test
  @DisplayName("is not ready after a failure, which is told with pip's last lines")
  void tellsWhyPackagesAreMissing() throws IOException {
    VirtualEnvironment python =
        environment("python3", MAKES_VENV.formatted("echo no matching hash; exit 1"));

    assertThatThrownBy(() -> python.provide(said::add))
        .isInstanceOf(PythonException.class)
        .hasMessageContainingAll("exit code 1", "no matching hash", ".log");
    assertThat(python.isReady()).isFalse();
  }

  @Test
  @DisplayName("asks for python3-venv where Python lacks it")
  void asksForVenv() throws IOException {
    VirtualEnvironment python = environment("python3", "#!/bin/sh\necho poisonlab 3 11 unable\n");

    assertThatThrownBy(() -> python.provide(said::add))
        .hasMessageContainingAll("3.11 without venv", "apt install python3-venv");
  }

  @Test
  @DisplayName("asks for a newer Python where there is an old one only")
  void asksForNewerPython() throws IOException {
    VirtualEnvironment python = environment("python3", "#!/bin/sh\necho poisonlab 3 8 able\n");

    assertThatThrownBy(() -> python.provide(said::add))
        .hasMessageContainingAll("Python 3.10 or newer", "found: 3.8 at", "POISONLAB_PYTHON");
  }

  @Test
  @DisplayName("asks for Python where there is none, or only shims that lead nowhere")
  void asksForPython() throws IOException {
    VirtualEnvironment python = environment("python3", "#!/bin/sh\nexit 127\n");

    assertThatThrownBy(() -> python.provide(said::add))
        .hasMessageContainingAll("found: none", "brew install python");
  }

  @Test
  @DisplayName("takes a named version where python3 is too old")
  void takesNamedVersion() throws IOException {
    environment("python3", "#!/bin/sh\necho poisonlab 3 8 able\n");
    VirtualEnvironment python = environment("python3.12", MAKES_VENV.formatted("exit 0"));

    assertThat(python.provide(said::add)).isExecutable();
  }

  @Test
  @DisplayName("has its own folder for each list of packages")
  void hasAFolderForEachList() {
    assertThat(VirtualEnvironment.with(variables(), "A", "a").folder())
        .isNotEqualTo(VirtualEnvironment.with(variables(), "B", "b").folder());
  }

  private VirtualEnvironment environment(String name, String script) throws IOException {
    Path program = temporary.resolve("bin").resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return environment();
  }

  private VirtualEnvironment environment() {
    return VirtualEnvironment.with(variables(), "MLflow", "mlflow\n");
  }

  private Map<String, String> variables() {
    return Map.of(
        "PATH",
        temporary.resolve("bin").toString(),
        "XDG_CACHE_HOME",
        temporary.resolve("cache").toString());
  }

  private int timesMade() throws IOException {
    return Files.readAllLines(temporary.resolve("bin").resolve("made")).size();
  }
}
