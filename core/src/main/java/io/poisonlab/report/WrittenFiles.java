// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.file.FileErrors;
import io.poisonlab.file.SafeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Remembers in {@value #LIST} which files were written into a folder, so that the next ones take
 * their place once they are complete. The list has the form that {@code sha256sum -c} checks. A
 * file is only ever removed if it is on the list and still has the bytes that were written.
 */
final class WrittenFiles {
  /** The list, in the folder that it is of. */
  static final String LIST = "poisonlab-files.sha256";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^/\\\\]+)");

  private final Path folder;
  private final Set<String> names = new HashSet<>();
  private final StringBuilder lines = new StringBuilder();
  private List<String> before = List.of();

  WrittenFiles(Path folder) {
    this.folder = folder;
  }

  /** Begins; what the list names stays until {@link #end}, even if that never comes. */
  synchronized void begin() {
    names.clear();
    lines.setLength(0);
    before = listed();
    SafeFiles.write(
        folder.resolve(LIST),
        before.stream().map(line -> line + "\n").collect(Collectors.joining()));
  }

  private List<String> listed() {
    Path list = folder.resolve(LIST);
    try {
      return Files.exists(list)
          ? Files.readAllLines(list).stream().filter(LINE.asMatchPredicate()).distinct().toList()
          : List.of();
    } catch (IOException e) {
      throw uncleared(e);
    }
  }

  /**
   * Checks that no file of these names is somebody else's.
   *
   * @throws IllegalArgumentException if one is there that is not on the list as it is
   */
  synchronized void check(List<String> wanted) {
    Set<String> own = Set.copyOf(listed());
    for (String name : wanted) {
      Path file = folder.resolve(name);
      try {
        if (Files.exists(file)
            && !own.contains(Fingerprint.of(Files.readAllBytes(file)).sha256() + "  " + name)) {
          throw new IllegalArgumentException(
              "%s is there already and is no result as PoisonLab wrote it, by %s; give another --out, or move the file away: it would be overwritten"
                  .formatted(file, LIST));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(
            new IOException("cannot read %s: %s".formatted(file, FileErrors.reason(e)), e));
      }
    }
  }

  /** Counts files of these names that the list holds as written now. */
  synchronized void keep(Set<String> kept) {
    for (String line : before) {
      Matcher entry = LINE.matcher(line);
      if (entry.matches() && kept.contains(entry.group(2))) {
        names.add(entry.group(2));
        lines.append(line).append('\n');
      }
    }
  }

  /** Removes what was listed before and not written since; the list names the new files alone. */
  synchronized void end() {
    try {
      for (String line : before) {
        Matcher entry = LINE.matcher(line);
        if (entry.matches() && !names.contains(entry.group(2))) {
          removeIfUnchanged(folder.resolve(entry.group(2)), entry.group(1));
        }
      }
    } catch (IOException e) {
      throw uncleared(e);
    }
    SafeFiles.write(folder.resolve(LIST), lines.toString());
  }

  private UncheckedIOException uncleared(IOException cause) {
    return new UncheckedIOException(
        new IOException(
            "cannot clear %s of its last results: %s".formatted(folder, FileErrors.reason(cause)),
            cause));
  }

  private static void removeIfUnchanged(Path file, String sha256) throws IOException {
    try {
      if (Fingerprint.of(Files.readAllBytes(file)).sha256().equals(sha256)) {
        Files.delete(file);
      }
    } catch (NoSuchFileException _) {
      // somebody has removed it already
    }
  }

  /** Writes a file; the list names it first, so that none is ever forgotten. */
  synchronized void write(String name, byte[] bytes) {
    String line = "%s  %s\n".formatted(Fingerprint.of(bytes).sha256(), name);
    try {
      Files.writeString(
          folder.resolve(LIST),
          line,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "cannot write %s: %s".formatted(folder.resolve(LIST), FileErrors.reason(e)), e));
    }
    SafeFiles.write(folder.resolve(name), bytes);
    names.add(name);
    lines.append(line);
  }
}
