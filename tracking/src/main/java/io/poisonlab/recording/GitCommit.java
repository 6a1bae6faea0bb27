// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commit that a folder's files are at, read from git's own files: no git is needed. */
final class GitCommit {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40,64}");
  private static final String REFERENCE = "ref: ";
  private static final String LINK = "gitdir: ";

  private GitCommit() {}

  /** Returns the commit of the repository around this folder, if there is one. */
  static Optional<String> of(Path folder) {
    try {
      for (@Nullable Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
        Path git = at.resolve(".git");
        if (Files.exists(git)) {
          return head(Files.isDirectory(git) ? git : linked(at, git));
        }
      }
    } catch (IOException e) {
      // A damaged repository has no commit to record; the run itself is not in doubt.
    }
    return Optional.empty();
  }

  /** A linked work tree's {@code .git} is a file that names the real folder. */
  private static Path linked(Path root, Path file) throws IOException {
    return root.resolve(Files.readString(file).strip().substring(LINK.length())).normalize();
  }

  private static Optional<String> head(Path git) throws IOException {
    String head = Files.readString(git.resolve("HEAD")).strip();
    return head.startsWith(REFERENCE)
        ? reference(git, head.substring(REFERENCE.length()))
        : hash(head);
  }

  private static Optional<String> reference(Path git, String name) throws IOException {
    Path shared = git.resolve("commondir");
    Path home =
        Files.exists(shared) ? git.resolve(Files.readString(shared).strip()).normalize() : git;
    Path loose = home.resolve(name);
    if (Files.exists(loose)) {
      return hash(Files.readString(loose).strip());
    }
    Path packed = home.resolve("packed-refs");
    if (!Files.exists(packed)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(packed)) {
      return lines
          .filter(line -> line.endsWith(" " + name))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst()
          .flatMap(GitCommit::hash);
    }
  }

  private static Optional<String> hash(String text) {
    return HASH.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
