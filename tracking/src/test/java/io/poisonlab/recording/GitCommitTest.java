// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder = Path.of("");
  private Path git = Path.of("");

  @BeforeEach
  void makeRepository() throws IOException {
    git = folder.resolve(".git");
    Files.createDirectories(git.resolve("refs/heads"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
  }

  @Test
  void readsALooseReferenceFromADeeperFolder() throws IOException {
    Files.writeString(git.resolve("refs/heads/main"), HASH + "\n");

    assertThat(GitCommit.of(Files.createDirectories(folder.resolve("a/b")))).contains(HASH);
  }

  @Test
  void readsAPackedReference() throws IOException {
    Files.writeString(git.resolve("packed-refs"), "# pack-refs\n" + HASH + " refs/heads/main\n");

    assertThat(GitCommit.of(folder)).contains(HASH);
  }

  @Test
  void readsADetachedHead() throws IOException {
    Files.writeString(git.resolve("HEAD"), HASH + "\n");

    assertThat(GitCommit.of(folder)).contains(HASH);
  }

  @Test
  void readsALinkedWorkTree() throws IOException {
    Files.writeString(git.resolve("refs/heads/main"), HASH + "\n");
    Path linked = Files.createDirectories(git.resolve("worktrees/other"));
    Files.writeString(linked.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(linked.resolve("commondir"), "../..\n");
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.writeString(tree.resolve(".git"), "gitdir: " + linked + "\n");

    assertThat(GitCommit.of(tree)).contains(HASH);
  }

  @Test
  void anUnbornBranchHasNoCommit() {
    assertThat(GitCommit.of(folder)).isEmpty();
  }
}
