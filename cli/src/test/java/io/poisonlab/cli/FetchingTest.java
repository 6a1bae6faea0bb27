// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.source.DataCache;
import io.poisonlab.source.NamedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A data set that is fetched")
class FetchingTest {
  @TempDir Path folder;

  @Test
  @DisplayName("is named on standard error before its seconds pass; one from a folder is not")
  void isNamed() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(printed(address))
          .isEqualTo("fetching data set \"adult\": %s/adult.data, 4.0 MB%n".formatted(address));
    } finally {
      server.stop(0);
    }
    assertThat(printed(Files.createDirectory(folder.resolve("mirror")).toString())).isEmpty();
  }

  /** What is printed when nothing is there to be fetched. */
  private String printed(String mirror) {
    PrintStream err = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() ->
              NamedData.read(
                  "adult", Map.of("XDG_CACHE_HOME", folder.toString(), DataCache.MIRROR, mirror)))
          .isInstanceOf(DataFormatException.class);
    } finally {
      System.setErr(err);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
