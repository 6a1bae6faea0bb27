// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.story.LoanEvidence;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The story's addresses")
class StoryPartTest {
  private static Asked answers;

  @BeforeAll
  static void start() {
    answers = new Asked();
  }

  @AfterAll
  static void stop() {
    answers.close();
  }

  @Test
  @DisplayName("a line for each month, between the frame and the end")
  void streams() throws Exception {
    List<JsonNode> lines = answers.lines("/api/story?defended=true&seed=5&months=3");

    assertThat(lines)
        .extracting(line -> line.path("kind").asString())
        .containsExactly("frame", "month", "month", "month", "month", "done");
    JsonNode frame = lines.getFirst();
    int grid = frame.path("grid").asInt();
    JsonNode last = lines.get(4);
    int places = 0;
    for (int i = 1; i < last.path("regions").size(); i += 2) {
      places += last.path("regions").get(i).asInt();
    }
    assertThat(places).isEqualTo(grid * grid);
    assertThat(last.path("figures").path("sent").asInt()).isEqualTo(36);
    assertThat(last.path("figures").path("approved").asBoolean()).isFalse();
    assertThat(last.path("marks").asString()).hasSize(last.path("x").size());
  }

  @Test
  @DisplayName("the evidence is what a test has measured")
  void tellsEvidence() throws Exception {
    JsonNode evidence = answers.json("/api/story/evidence");

    assertThat(evidence.path("seeds").asInt()).isEqualTo(LoanEvidence.RECORDED.seeds());
    assertThat(evidence.path("approvedWithout").asInt())
        .isEqualTo(LoanEvidence.RECORDED.approvedWithout());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "defended=maybe",
        "seed=x",
        "seed=-1",
        "seed=99999999999",
        "months=1",
        "months=13",
        "applications=-1",
        "bank=1"
      })
  @DisplayName("bad parameters are refused in words")
  void refuses(String query) throws Exception {
    HttpResponse<String> answer = answers.get("/api/story?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"message\"").contains(query.split("=", -1)[0]);
  }
}
