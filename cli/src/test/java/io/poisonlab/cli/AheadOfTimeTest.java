// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AheadOfTimeTest {
  /** If it failed, the launcher would go without a cache, and nobody would know why it is slow. */
  @Test
  void everyCommandThatTheCacheIsMadeFromEndsWell(@TempDir Path folder) throws Exception {
    try (CommandProcess program = CommandProcess.start(AheadOfTime.class, folder)) {
      int code = program.exitCode();
      assertThat(code).as(program.said()).isZero();
    }
    assertThat(folder.resolve("mlruns")).isDirectory();
    assertThat(folder.resolve("poison_experiments/report.html")).isNotEmptyFile();
    assertThat(folder.resolve("recorded/report.html")).isNotEmptyFile();
  }
}
