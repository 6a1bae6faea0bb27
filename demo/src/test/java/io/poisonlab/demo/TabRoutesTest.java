// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The requests of the tabs Text and Iris sweep")
class TabRoutesTest {
  private static Asked asked;

  @BeforeAll
  static void start() {
    asked = new Asked();
  }

  @AfterAll
  static void stop() {
    asked.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("answer a sentence with the models, then what both say")
  void sentence() throws Exception {
    List<JsonNode> lines = asked.lines("/api/text?data=example&sentence=I+really+love+this!");

    assertThat(lines)
        .extracting(line -> line.path("kind").asString())
        .containsExactly("models", "sentence", "done");
    assertThat(lines.get(1).path("turned").asBoolean()).isTrue();
    assertThat(asked.get("/api/text/knobs").body())
        .contains("near-duplicate-flood", "backdoor-trigger");
  }

  @Test
  @DisplayName("take the longest sentence of any script, and no longer one")
  void length() throws Exception {
    assertThat(asked.lines("/api/text?data=example&sentence=" + encoded("好".repeat(500))).getLast())
        .hasToString("{\"kind\":\"done\",\"message\":\"\"}");
    HttpResponse<String> refused = asked.get("/api/text?sentence=" + "a".repeat(501));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("up to 500 characters, found 501");
  }

  @Test
  @DisplayName("refuse a share that no model was poisoned with, and say which there are")
  void share() throws Exception {
    assertThat(asked.lines("/api/text?share=0.07").getLast().path("message").asString())
        .contains("at the shares [0.01, 0.05, 0.1, 0.2, 0.3]");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/text?sentense=x, no knob is called",
    "/api/text?data=x, the known ones are",
    "/api/text?share=x, share must be a number",
    "/api/sweep?seeds=51, 'seeds must be in [5, 50], found 51'",
    "/api/sweep?seeds=many, seeds must be a whole number",
    "/api/sweep?learner=x, the known ones are",
    "/api/sweep?protocol=x, the known ones are",
    "/api/sweep?attack=x, no knob is called"
  })
  @DisplayName("refuse what cannot be, and say what can")
  void bad(String path, String message) throws Exception {
    HttpResponse<String> refused = asked.get(path);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(message);
  }

  @Test
  @DisplayName("answer a sweep with a line a seed, the same each time")
  void sweep() throws Exception {
    List<JsonNode> lines = asked.lines("/api/sweep?seeds=5");

    assertThat(lines).hasSize(6);
    assertThat(lines.get(4).path("seeds").asInt()).isEqualTo(5);
    assertThat(lines.getLast().path("kind").asString()).isEqualTo("done");
    assertThat(asked.lines("/api/sweep?seeds=5")).isEqualTo(lines);
    assertThat(asked.get("/api/sweep/knobs").body()).contains("whole-dataset", "decision-tree");
  }
}
