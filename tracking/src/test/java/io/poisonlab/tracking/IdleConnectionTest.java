// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections are used again, but not when the server may be about to close them. */
final class IdleConnectionTest {
  @Test
  void aConnectionIsKeptForLessThanTheServerKeepsIt() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                IdleConnectionProcess.class.getName(),
                "4500")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    List<String> ports = printed.lines().toList();
    assertThat(ports).hasSize(3);
    assertThat(ports.get(1)).as("at once").isEqualTo(ports.get(0));
    assertThat(ports.get(2)).as("after 4.5 s").isNotEqualTo(ports.get(0));
  }
}
