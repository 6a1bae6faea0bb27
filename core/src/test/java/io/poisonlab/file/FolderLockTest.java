// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The lock of a folder")
class FolderLockTest {
  @TempDir Path folder;

  @Test
  @DisplayName("lets one in at a time, and the next when that one is done")
  void oneAtATime() {
    try (var _ = FolderLock.take(folder)) {
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another process is writing its results to " + folder)
          .hasMessageContaining("give another --out");
    }
    assertThatCode(() -> FolderLock.take(folder).close()).doesNotThrowAnyException();
  }
}
