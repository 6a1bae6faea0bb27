// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.recording.Version;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds {@code examples/embed} against artifacts that lie in a repository as an installation would
 * put them: a small one in front of the user's, which stays untouched. Offline.
 */
class EmbedTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String VERSION = Version.current();

  @TempDir Path temporary;

  @Test
  @DisplayName("a project with one dependency runs the ten lines, without Logback, CLI or DuckDB")
  void embeds() throws Exception {
    Path repository = temporary.resolve("repository");
    install(repository, "poisonlab", ROOT);
    install(repository, "poisonlab-core", ROOT.resolve("core"));
    install(repository, "poisonlab-tracking", ROOT.resolve("tracking"));

    Path list = temporary.resolve("classpath");
    run(
        ROOT,
        ROOT.resolve(windows() ? "mvnw.cmd" : "mvnw").toString(),
        "--batch-mode",
        "--offline",
        "--quiet",
        "--file=" + ROOT.resolve("examples/embed/pom.xml"),
        "-Dmaven.repo.local=" + repository,
        "-Dmaven.repo.local.tail=" + System.getProperty("localRepository"),
        "-Dmdep.outputFile=" + list,
        "-Dmdep.includeScope=runtime",
        "compile",
        "dependency:build-classpath");
    String classPath = Files.readString(list).strip();

    assertThat(classPath.split(File.pathSeparator))
        .anyMatch(jar -> jar.contains("poisonlab-tracking"))
        .anyMatch(jar -> jar.contains("smile-core"))
        .noneMatch(jar -> jar.contains("logback"))
        .noneMatch(jar -> jar.contains("duckdb"))
        .noneMatch(jar -> jar.contains("picocli"))
        .noneMatch(jar -> jar.contains("poisonlab-cli"));

    runExample("example.TenLines", classPath);
    runExample("example.ThreeVerbs", classPath);

    List<String> summary = Files.readAllLines(temporary.resolve("summary.csv"));
    assertThat(summary.getFirst()).startsWith("poison_type,poison_fraction,accuracy");
    assertThat(summary).hasSizeGreaterThan(2 * 20);
    assertThat(Files.readAllLines(temporary.resolve("cleaned.csv"))).hasSize(151);
    try (Stream<Path> runs = Files.walk(temporary.resolve("mlruns"), 3)) {
      assertThat(runs.filter(file -> file.endsWith("meta.yaml"))).hasSizeGreaterThan(2 * 20);
    }
  }

  private void runExample(String name, String classPath) throws Exception {
    run(
        temporary,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-classpath",
        ROOT.resolve("examples/embed/target/classes") + File.pathSeparator + classPath,
        name);
  }

  /** Lays a module's POM and classes where Maven's installation would. */
  private static void install(Path repository, String artifact, Path module) throws IOException {
    Path folder = repository.resolve("io/poisonlab").resolve(artifact).resolve(VERSION);
    Files.createDirectories(folder);
    String name = artifact + "-" + VERSION;
    Files.copy(module.resolve("pom.xml"), folder.resolve(name + ".pom"));
    Path classes = module.resolve("target/classes");
    if (Files.exists(classes)) {
      int exitCode =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(
                  System.out,
                  System.err,
                  "--create",
                  "--file=" + folder.resolve(name + ".jar"),
                  "-C",
                  classes.toString(),
                  ".");
      assertThat(exitCode).isZero();
    }
  }

  private void run(Path folder, String... line) throws IOException, InterruptedException {
    Path log = Files.createTempFile(temporary, "run", ".log");
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    int exitCode = process.waitFor();
    assertThat(exitCode).withFailMessage(() -> String.join(" ", line) + ":\n" + read(log)).isZero();
  }

  private static String read(Path log) {
    try {
      return new String(Files.readAllBytes(log), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean windows() {
    return File.separatorChar == '\\';
  }
}
