// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Connections are used again, but not when the server may be about to close them. */
final class IdleConnectionTest {
  /** An answer may arrive before its connection is free again, so not every request finds one. */
  private static final int IN_A_ROW = 20;

  @Test
  void aConnectionIsKeptForLessThanTheServerKeepsIt() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                IdleConnectionProcess.class.getName(),
                Integer.toString(IN_A_ROW),
                "4500")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    List<String> ports = printed.lines().toList();
    assertThat(ports).hasSize(IN_A_ROW + 1);
    assertThat(Set.copyOf(ports.subList(0, IN_A_ROW))).as("in a row").hasSizeLessThan(IN_A_ROW / 2);
    assertThat(ports.getLast()).as("after 4.5 s").isNotIn(Set.copyOf(ports.subList(0, IN_A_ROW)));
  }
}
