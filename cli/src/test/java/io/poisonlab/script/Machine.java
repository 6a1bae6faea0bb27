// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A machine to run a script on: a folder with JDKs that are not there, and the variables that lead
 * to them. Its name has a space, as a user's folder may.
 */
final class Machine {
  /** The project that the scripts under test belong to. */
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private final Path root;
  private final Map<String, String> variables = new TreeMap<>();

  /** What a script did. */
  record Outcome(int exitCode, String output, String errors) {}

  Machine(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("a machine")).toRealPath();
    variables.put("HOME", root.resolve("home").toString());
    variables.put("PATH", "/usr/bin:/bin");
    variables.put("POISONLAB_JDKS", root.resolve("jdks").toString());
  }

  Path root() {
    return root;
  }

  Machine with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Puts a JDK of this version there, whose {@code java} says its name and its arguments. */
  Path jdk(String folder, String version) throws IOException {
    Path home = root.resolve(folder);
    for (String tool : List.of("java", "javac")) {
      script(home.resolve("bin").resolve(tool), "echo %s \"$@\"".formatted(home.getFileName()));
    }
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  /** Writes an executable shell script. */
  void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Process start(String... line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).directory(root.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  Outcome run(String... line) throws IOException, InterruptedException {
    return outcome(start(line));
  }

  static Outcome outcome(Process process) throws IOException, InterruptedException {
    String output = read(process.getInputStream().readAllBytes());
    String errors = read(process.getErrorStream().readAllBytes());
    return new Outcome(process.waitFor(), output, errors);
  }

  private static String read(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
