// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Artifacts come back byte for byte and stay in their folder. */
interface ArtifactContract extends TrackerHome {
  @Test
  default void artifactsAreReadBackEqual() {
    byte[] large = new byte[3_000_000];
    new Random(1).nextBytes(large);
    Map<String, byte[]> files =
        Map.of(
            "summary.csv",
            "a,b\n1,2\n".getBytes(UTF_8),
            "plots/all/accuracy_vs_poison.png",
            large,
            "plots/größe 深+&=;,@!.txt",
            "é".getBytes(UTF_8),
            "empty.txt",
            new byte[0]);
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      run.logArtifacts(files);
      try (RunTracker other = open()) {
        assertThat(other.artifacts(run.id()))
            .containsExactlyElementsOf(files.keySet().stream().sorted().toList());
        files.forEach(
            (path, content) -> assertThat(other.artifact(run.id(), path)).isEqualTo(content));
      }
    }
  }

  @Test
  default void theLastContentOfAnArtifactCounts() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      run.logArtifacts(Map.of("a.txt", "first and longer".getBytes(UTF_8)));
      run.logArtifacts(Map.of("a.txt", "second".getBytes(UTF_8)));
      run.logArtifacts(Map.of());
      assertThat(tracker.artifact(run.id(), "a.txt")).asString(UTF_8).isEqualTo("second");
      assertThat(tracker.artifacts(run.id())).containsExactly("a.txt");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "a/../../outside.txt",
        "/outside.txt",
        "..\\outside.txt",
        "C:/outside.txt",
        "a//b",
        "",
        ".",
        "..",
        "a/./b",
        "a/",
        "%2e%2e/outside.txt",
        "a#b",
        "a\nb"
      })
  default void aPathThatLeavesTheFolderIsRefused(String path) {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      assertThatThrownBy(() -> run.logArtifacts(Map.of(path, new byte[1], "fine.txt", new byte[1])))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("found '" + path + "'");
      assertThatThrownBy(() -> tracker.artifact(run.id(), path))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("found '" + path + "'");
      assertThat(tracker.artifacts(run.id())).isEmpty();
    }
  }

  @Test
  default void anAbsentArtifactIsNamed() {
    try (RunTracker tracker = open();
        TrackedRun run = start(tracker, experiment(tracker), "run")) {
      run.logArtifacts(Map.of("plots/a.txt", new byte[1]));
      assertThatThrownBy(() -> tracker.artifact(run.id(), "absent.txt"))
          .isInstanceOf(TrackingException.class)
          .hasMessageContaining("'absent.txt'")
          .hasMessageContaining(run.id());
      assertThatThrownBy(() -> tracker.artifact(run.id(), "plots"))
          .isInstanceOf(TrackingException.class);
    }
  }
}
