// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A data set to be fetched")
class FetchedDataTest {
  private static final String TRAIN = "39, State-gov, <=50K\n50, ?, >50K\n\n";
  private static final String TEST = "|1x3 Cross validator\n25, Private, <=50K.\n28, ?, >50K.\n\n";
  private static final String CSV =
      "age,work,income\n39,State-gov,<=50K\n50,,>50K\n25,Private,<=50K\n28,,>50K\n";

  /** How the server answers a request. */
  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  @TempDir Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    serves("little.data", TRAIN);
    serves("little.test", TEST);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  @DisplayName("is fetched once, checked, and kept whole")
  void isFetchedOnce() throws IOException {
    Dataset data = little().read(cache());

    assertThat(CsvWriter.text(data)).isEqualToNormalizingNewlines(written(CSV));
    assertThat(data.source()).isEqualTo(new Source(Source.Kind.FETCHED, "little"));
    assertThat(little().read(cache())).isEqualTo(data);
    assertThat(requests).hasValue(2);
    assertThat(kept()).containsExactly("little.data", "little.test");
    assertThat(Files.readString(cache().folder("little").resolve("little.data"))).isEqualTo(TRAIN);
  }

  @Test
  void isTakenFromAFolder() throws IOException {
    Path mirror = Files.createDirectories(folder.resolve("mirror"));
    Files.writeString(mirror.resolve("little.data"), TRAIN);
    Files.writeString(mirror.resolve("little.test"), TEST);

    assertThat(little().read(cache(mirror.toString())).size()).isEqualTo(4);
    assertThat(requests).hasValue(0);
    Files.delete(mirror.resolve("little.test"));
    Files.delete(cache().folder("little").resolve("little.test"));
    assertThatThrownBy(() -> little().read(cache(mirror.toString())))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("it does not exist");
  }

  @Test
  @DisplayName("that somebody put there by hand is not fetched")
  void isGivenByHand() throws IOException {
    Path place = Files.createDirectories(cache().folder("little"));
    Files.writeString(place.resolve("little.data"), TRAIN);
    Files.writeString(place.resolve("little.test"), TEST);

    assertThat(little().read(cache()).size()).isEqualTo(4);
    assertThat(requests).hasValue(0);
  }

  @Test
  @DisplayName("that was damaged in the cache is fetched again")
  void isMended() throws IOException {
    Dataset data = little().read(cache());
    Path kept = cache().folder("little").resolve("little.data");
    Files.writeString(kept, TRAIN.replace("39", "93"));

    assertThat(little().read(cache())).isEqualTo(data);
    assertThat(Files.readString(kept)).isEqualTo(TRAIN);
    Files.writeString(kept, "");
    server.stop(0);
    refused("there is no connection to the server", "(the one there is damaged)");
  }

  @Test
  void wrongContentIsRefused() throws IOException {
    serves("little.data", TRAIN.replace("39", "93"));

    refused("its SHA-256 is ", "expected is " + sha256(TRAIN), "put it into", "by hand");
    assertThat(kept()).isEmpty();
  }

  @Test
  void tooShortAContentIsRefused() throws IOException {
    serves("little.data", TRAIN.substring(0, 10));

    refused("its SHA-256 is ");
    assertThat(kept()).isEmpty();
  }

  @Test
  @DisplayName("that is larger than it should be is not read to its end")
  void tooLargeAContentIsRefused() throws IOException {
    answers(
        "little.data",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[1 << 16];
          for (int i = 0; i < 1 << 12; i++) {
            exchange.getResponseBody().write(block);
          }
        });

    refused("it has more than the expected %d bytes".formatted(TRAIN.length()));
    assertThat(kept()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsSaid() throws IOException {
    answers("little.test", exchange -> exchange.sendResponseHeaders(404, -1));

    refused("needs the file little.test", "the server answered with status 404");
    assertThat(kept()).containsExactly("little.data");
  }

  @Test
  @DisplayName("whose transfer breaks off is not kept in part")
  void aBrokenTransferIsRefused() throws IOException {
    answers(
        "little.data",
        exchange -> {
          exchange.sendResponseHeaders(200, TRAIN.length());
          exchange.getResponseBody().write(TRAIN.substring(0, 10).getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("the server gives up");
        });

    refused("the connection broke off");
    assertThat(kept()).isEmpty();
  }

  @Test
  void noServerIsSaid() {
    server.stop(0);

    refused("there is no connection to the server", DataCache.MIRROR, "put it into", "little.data");
  }

  @Test
  void aCacheThatCannotBeWrittenIsSaid() throws IOException {
    Files.writeString(folder.resolve("poisonlab"), "in the way");

    refused("cannot be kept", "XDG_CACHE_HOME names another place");
  }

  @Test
  void aFileWithoutBoundOrNameIsRefused() {
    Fingerprint any = Fingerprint.of(new byte[0]);

    assertThatThrownBy(() ->
            new RemoteFile(
                List.of(java.net.URI.create("https://example.org/a.csv")), 1L << 40, any))
        .hasMessageContaining("1 to 67108864 bytes, found 1099511627776");
    assertThatThrownBy(
            () -> new RemoteFile(List.of(java.net.URI.create("https://example.org/..")), 1, any))
        .hasMessageContaining("does not end in a file name");
  }

  private void refused(String... parts) {
    assertThatThrownBy(() -> little().read(cache()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith("data set \"little\"")
        .hasMessageContainingAll(parts);
  }

  private FetchedData little() {
    Properties facts = new Properties();
    facts.putAll(
        Map.of(
            "title",
            "t",
            "source",
            "s",
            "citation",
            "c",
            "licence",
            "l",
            "target",
            "income",
            "nullable",
            "work",
            "columns",
            "age,work,income",
            "sha256",
            sha256(CSV)));
    List<String> files = List.of(TRAIN, TEST);
    for (int i = 1; i <= 2; i++) {
      String content = files.get(i - 1);
      facts.put("file." + i, "https://example.org/little." + (i == 1 ? "data" : "test"));
      facts.put("file.%d.bytes".formatted(i), Integer.toString(content.length()));
      facts.put("file.%d.sha256".formatted(i), sha256(content));
    }
    return FetchedData.of("little", facts);
  }

  private DataCache cache() {
    return cache("http://%s:%d/".formatted("127.0.0.1", server.getAddress().getPort()));
  }

  private DataCache cache(String mirror) {
    return DataCache.of(Map.of("XDG_CACHE_HOME", folder.toString(), DataCache.MIRROR, mirror));
  }

  private List<String> kept() throws IOException {
    Path place = cache().folder("little");
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private void serves(String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    answers(
        name,
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  private void answers(String name, Answer answer) {
    try {
      server.removeContext("/" + name);
    } catch (IllegalArgumentException e) {
      // nothing was served under this name so far
    }
    server.createContext(
        "/" + name,
        exchange -> {
          requests.incrementAndGet();
          try (exchange) {
            answer.give(exchange);
          }
        });
  }

  /** How the same rows look in our own files: numbers as doubles. */
  private static String written(String csv) {
    return csv.replaceAll("(?m)^(\\d+),", "$1.0,");
  }

  private static String sha256(String text) {
    return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
  }
}
