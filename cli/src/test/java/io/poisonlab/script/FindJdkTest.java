// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.script.Machine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script")
class FindJdkTest {
  @TempDir Path temporary;
  private Machine machine;

  @BeforeEach
  void prepare() throws IOException {
    machine = new Machine(temporary);
  }

  @Test
  @DisplayName("JAVA_HOME comes first")
  void javaHomeComesFirst() throws Exception {
    Path named = machine.jdk("mine", "26.0.1");
    Path onPath = machine.jdk("other", "25.0.3");
    machine.with("JAVA_HOME", named.toString()).with("PATH", onPath + "/bin:/usr/bin:/bin");

    assertThat(found()).isEqualTo(named.toString());
  }

  @Test
  @DisplayName(
      "an old JAVA_HOME is passed over, and the java on the PATH followed through its links")
  void pathComesSecond() throws Exception {
    machine.with("JAVA_HOME", machine.jdk("old", "21.0.2").toString());
    Path home = machine.jdk("real", "25");
    Path bin = Files.createDirectories(machine.root().resolve("bin"));
    Path alternative =
        Files.createSymbolicLink(bin.resolve("alternative"), home.resolve("bin/java"));
    Files.createSymbolicLink(bin.resolve("java"), alternative.getFileName());
    machine.with("PATH", bin + ":/usr/bin:/bin");

    assertThat(found()).isEqualTo(home.toString());
  }

  @Test
  @DisplayName("a java on the PATH that is a script is asked where it comes from")
  void asksAScript() throws Exception {
    Path home = machine.jdk("managed", "25.0.3");
    Path shim = machine.root().resolve("shims/java");
    machine.script(shim, "echo '    java.home = %s' >&2".formatted(home));
    machine.with("PATH", shim.getParent() + ":/usr/bin:/bin");

    assertThat(found()).isEqualTo(home.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdks/temurin-25-jdk-amd64",
        "jdks/zulu-25.jdk/Contents/Home",
        "jdks/openjdk@25/libexec/openjdk.jdk/Contents/Home"
      })
  @DisplayName("the usual folders of each system come last")
  void folderComesLast(String folder) throws Exception {
    machine.with("PATH", machine.jdk("old", "17.0.15") + "/bin:/usr/bin:/bin");
    Path home = machine.jdk(folder, "25.0.3");

    assertThat(found()).isEqualTo(home.toString());
  }

  @Test
  @DisplayName("of several the lowest that suffices is taken: the one that was tested")
  void takesTheLowest() throws Exception {
    machine.with("PATH", machine.jdk("old", "17.0.15") + "/bin:/usr/bin:/bin");
    machine.jdk("jdks/a", "27-ea");
    Path home = machine.jdk("jdks/b", "25.0.3");
    machine.jdk("jdks/c", "26");
    machine.jdk("jdks/d", "1.8.0_402");

    assertThat(found()).isEqualTo(home.toString());
  }

  @Test
  @DisplayName("a runtime without a compiler suffices only where it was asked for")
  void distinguishesRuntimes() throws Exception {
    Path home = machine.jdk("jre", "25.0.3");
    Files.delete(home.resolve("bin/javac"));
    machine.with("JAVA_HOME", home.toString()).with("PATH", "/bin:/usr/bin");
    machine.jdk("jdks/whole", "25.0.3");

    assertThat(found()).endsWith("jdks/whole");
    assertThat(source("find_jdk_tool=java; ").output().strip()).isEqualTo(home.toString());
  }

  @Test
  @DisplayName("where there is none, one line says what is needed, what was found and what to do")
  void saysWhatIsMissing() throws Exception {
    Path old = machine.jdk("old", "17.0.15");
    machine.with("JAVA_HOME", old.toString()).with("PATH", old + "/bin:/usr/bin:/bin");

    Outcome outcome = source("");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.errors().lines()).hasSize(1);
    assertThat(outcome.errors())
        .contains("needs JDK 25", "found: 17 at", "https://adoptium.net", "JAVA_HOME");
    assertThat(outcome.output()).isEmpty();
  }

  private String found() throws Exception {
    Outcome outcome = source("");
    assertThat(outcome.errors()).isEmpty();
    return outcome.output().strip();
  }

  private Outcome source(String before) throws Exception {
    String script = before + ". \"$0\"; printf '%s\\n' \"$JAVA_HOME\"";
    return machine.run("sh", "-euc", script, Machine.PROJECT.resolve(".mvn/find-jdk").toString());
  }
}
