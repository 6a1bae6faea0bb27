// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poisonlab.tracking.TrackingSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The server of the page")
class GuardTest {
  @TempDir private static Path runs;
  private static Asked asked;

  @BeforeAll
  static void open() {
    asked = new Asked(runs);
  }

  @AfterAll
  static void close() {
    asked.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/assets/main.js", "/api/knobs", "/api/scene?rows=many", "/none"})
  @DisplayName("tells the browser with every answer to run our own files alone")
  void sendsHeaders(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer = asked.get(address);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  @DisplayName("has no script or style in the page itself, and asks no other server")
  void isStrict() throws IOException, InterruptedException {
    String page = asked.get("/").body();
    assertThat(page)
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
    assertThat(page).doesNotContain("http://", "https://");
  }

  @Test
  @DisplayName("answers to no other name: another site cannot lead its visitors here")
  void refusesOtherNames() throws IOException, InterruptedException {
    assertThat(asked.send(asked.to("/api/knobs").header("Host", "evil.example")).statusCode())
        .isEqualTo(421);
    assertThat(asked.send(asked.to("/api/knobs").header("Host", "localhost:1")).statusCode())
        .isEqualTo(HttpURLConnection.HTTP_OK);
  }

  @Test
  @DisplayName("does nothing that another site's page asks for")
  void refusesOtherSites() throws IOException, InterruptedException {
    for (Map.Entry<String, String> header :
        List.of(
            Map.entry("Origin", "http://evil.example"),
            Map.entry("Sec-Fetch-Site", "cross-site"))) {
      HttpRequest.Builder request =
          asked
              .to("/api/track")
              .header(header.getKey(), header.getValue())
              .POST(HttpRequest.BodyPublishers.noBody());
      assertThat(asked.send(request).statusCode()).isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
    }
    HttpRequest.Builder plain =
        HttpRequest.newBuilder(asked.at("/api/cancel")).POST(HttpRequest.BodyPublishers.noBody());
    assertThat(asked.send(plain).body()).contains("X-Visitor is missing");
    assertThat(runs).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../index.html",
        "/assets/..%2f..%2fetc/passwd",
        "/assets/%2e%2e/DemoServer.class",
        "/api/upload/..%2f..%2fetc%2fpasswd",
        "/api/upload/file-0000000000000000",
        "/index.html"
      })
  @DisplayName("opens no path of a visitor")
  void opensNoPath(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer = asked.get(address);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("root:", "CAFEBABE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows=-1",
        "rows=401",
        "rows=x",
        "seed=1e9",
        "strength=abc",
        "unknown=1",
        "points=1",
        "points=NaN:2:0"
      })
  @DisplayName("says what is wrong with knobs that cannot be")
  void refusesKnobs(String query) throws IOException, InterruptedException {
    HttpResponse<String> answer = asked.get("/api/scene?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"refused\"").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learner=convolutional-network",
        "data=file-0000000000000000",
        "data=iris&x=sepal_length&y=sepal_length",
        "defence=knn-distance&strength=0.9",
        "attack=placed-rows&points=1:2:nobody"
      })
  @DisplayName("says what is wrong with a scene that cannot be played")
  void refusesScenes(String query) throws IOException, InterruptedException {
    assertThat(asked.get("/api/scene?" + query).body().lines().toList().getLast())
        .contains("\"refused\"")
        .doesNotContain("Exception");
  }

  @Test
  @DisplayName("takes no packed, large or endless upload")
  void limitsUploads() throws IOException, InterruptedException {
    byte[] large = new byte[Body.MOST_BYTES + 1];
    assertThat(asked.post("/api/upload", large).statusCode()).isEqualTo(413);
    HttpRequest.Builder endless =
        asked
            .to("/api/upload")
            .POST(
                HttpRequest.BodyPublishers.ofByteArrays(
                    () -> java.util.Collections.nCopies(64, new byte[1 << 16]).iterator()));
    assertThat(asked.send(endless).statusCode()).isEqualTo(413);
    HttpRequest.Builder packed =
        asked
            .to("/api/upload")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b}));
    assertThat(asked.send(packed).statusCode()).isEqualTo(415);
    assertThat(asked.post("/api/upload", new byte[] {0x1f, (byte) 0x8b, 8}).statusCode())
        .isEqualTo(415);
    byte[] broken = {'a', ',', 'b', '\n', (byte) 0xc3, ',', '1', '\n'};
    assertThat(asked.post("/api/upload", broken).body()).contains("not UTF-8");
    byte[] deep = "\"".repeat(500_000).getBytes(StandardCharsets.UTF_8);
    assertThat(asked.post("/api/upload", deep).statusCode()).isBetween(400, 422);
  }

  @Test
  @DisplayName("tells why a large upload is refused, though the other side is still sending")
  void tellsWhileSending() throws IOException, InterruptedException {
    for (int time = 0; time < 50; time++) {
      assertThat(asked.post("/api/upload", new byte[12 * Body.MOST_BYTES]).body())
          .contains("more than 1,048,576 bytes");
    }
  }

  @Test
  @DisplayName("lets others in with the token alone, and takes it out of the address")
  void needsToken() throws IOException, InterruptedException {
    String token = "0123456789abcdef0123456789abcdef";
    DemoOptions options =
        new DemoOptions("0.0.0.0", 0, Optional.of(token), TrackingSettings.from(Map.of()));
    try (Asked open = new Asked(DemoServer.start(options))) {
      assertThat(open.server().address().toString()).endsWith("/?token=" + token);
      assertThat(open.get("/").statusCode()).isEqualTo(401);
      assertThat(open.get("/api/knobs").statusCode()).isEqualTo(401);
      assertThat(open.get("/?token=0123456789abcdef0123456789abcdee").statusCode()).isEqualTo(401);
      HttpResponse<String> let = open.get("/?token=" + token);
      assertThat(let.statusCode()).isEqualTo(302);
      String cookie = let.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
      assertThat(let.headers().firstValue("Location").orElseThrow()).doesNotContain(token);
      HttpRequest.Builder again =
          open.to("/api/knobs").header("Cookie", cookie.substring(0, cookie.indexOf(';')));
      assertThat(open.send(again).statusCode()).isEqualTo(HttpURLConnection.HTTP_OK);
    }
  }

  @Test
  @DisplayName("does not start without a token where others reach it, nor where another listens")
  void refusesToStart() {
    TrackingSettings settings = TrackingSettings.from(Map.of());
    assertThatThrownBy(() -> new DemoOptions("0.0.0.0", 0, Optional.empty(), settings))
        .hasMessageContaining("needs a token");
    assertThatThrownBy(() -> new DemoOptions("0.0.0.0", 0, Optional.of("short"), settings))
        .hasMessageContaining("16 characters");
    assertThatThrownBy(() -> new DemoOptions("127.0.0.1", 70_000, Optional.empty(), settings))
        .hasMessageContaining("[0, 65535]");
    DemoOptions taken =
        new DemoOptions(
            DemoOptions.LOOPBACK, asked.server().address().getPort(), Optional.empty(), settings);
    assertThatThrownBy(() -> DemoServer.start(taken)).isInstanceOf(PortTakenException.class);
  }
}
