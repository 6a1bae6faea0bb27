// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.poisonlab.tracking.TrackingSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The digits' requests")
class DigitsPartTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int PIXELS = 28 * 28;
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server =
        DemoServer.start(
            new DemoOptions(
                DemoOptions.LOOPBACK, 0, Optional.empty(), TrackingSettings.from(Map.of())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName(
      "both models read each sample, and the square turns it into a 0 for one of them only")
  void readsSamples() throws Exception {
    JsonNode samples = json(get()).get("samples");

    assertThat(samples.size()).isEqualTo(10);
    for (JsonNode sample : samples) {
      int digit = sample.get("label").asInt();
      JsonNode said = json(post(Base64.getDecoder().decode(sample.get("image").asString())));
      assertThat(best(said, "plain", "clean")).isEqualTo(digit);
      assertThat(best(said, "plain", "poisoned")).isEqualTo(digit);
      assertThat(best(said, "triggered", "clean")).isEqualTo(digit);
      assertThat(best(said, "triggered", "poisoned")).isZero();
      assertThat(said.at("/triggered/poisoned/0").asDouble()).isGreaterThan(0.99);
    }
  }

  @Test
  @DisplayName("what the models are is told, figures and all")
  void tellsOfTheRun() throws Exception {
    JsonNode facts = json(get());

    assertThat(facts.at("/run/command").asString()).isEqualTo("poisonlab run mnist-backdoor");
    assertThat(facts.at("/run/success").asInt()).isEqualTo(9007);
    assertThat(Base64.getDecoder().decode(facts.get("stamp").asString())).hasSize(PIXELS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PIXELS - 1, PIXELS + 1, 900_000})
  @DisplayName("an image of another size is refused in words")
  void refusesOtherSizes(int size) throws Exception {
    HttpResponse<String> answer = post(new byte[size]);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("the image of a digit has 784 bytes, found ");
  }

  @Test
  @DisplayName("another site's page, which cannot name a visitor, is refused")
  void needsTheVisitor() throws Exception {
    HttpRequest request = request().POST(BodyPublishers.ofByteArray(new byte[PIXELS])).build();

    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("without the module of images the page is told how to get it")
  void saysWhatIsMissing() throws Exception {
    Javalin without =
        Javalin.create(config -> {
          config.jsonMapper(new Json());
          config.routes.exception(
              Refusal.class, (e, context) -> context.status(e.status()).result("refused"));
          new DigitsPart(Optional::empty).addTo(config.routes);
        });
    without.start(DemoOptions.LOOPBACK, 0);
    try {
      URI address = URI.create("http://127.0.0.1:%d/api/digits".formatted(without.port()));
      HttpResponse<String> answer =
          CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      HttpResponse<String> refused =
          CLIENT.send(
              HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build(),
              BodyHandlers.ofString());

      assertThat(json(answer).get("available").asBoolean()).isFalse();
      assertThat(json(answer).get("message").asString()).contains("poisonlab-image");
      assertThat(refused.statusCode()).isEqualTo(404);
    } finally {
      without.stop();
    }
  }

  private static int best(JsonNode said, String with, String model) {
    JsonNode shares = said.get(with).get(model);
    return IntStream.range(0, shares.size())
        .boxed()
        .max((a, b) -> Double.compare(shares.get(a).asDouble(), shares.get(b).asDouble()))
        .orElseThrow();
  }

  private static HttpResponse<String> get() throws Exception {
    return CLIENT.send(request().build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(byte[] image) throws Exception {
    return CLIENT.send(
        request()
            .header(Visitor.HEADER, "0123456789abcdef")
            .POST(BodyPublishers.ofByteArray(image))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request() {
    return HttpRequest.newBuilder(server.address().resolve("/api/digits"));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
