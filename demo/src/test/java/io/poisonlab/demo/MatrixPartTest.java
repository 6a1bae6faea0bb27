// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The matrix's address")
class MatrixPartTest {
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
  @DisplayName("holds every attack and defence that was measured")
  void answersWithSlice() throws Exception {
    JsonNode slice = answers.json("/api/matrix");

    assertThat(slice.path("measured").asInt()).isGreaterThan(15_000);
    assertThat(slice.path("dataset").asString()).isEqualTo("breast-cancer");
    assertThat(slice.path("attacks").size()).isGreaterThan(10);
    assertThat(slice.path("defences").size()).isGreaterThan(15);
    assertThat(slice.path("cells").size())
        .isGreaterThan(200)
        .isLessThanOrEqualTo(slice.path("attacks").size() * slice.path("defences").size());
    for (JsonNode cell : slice.path("cells")) {
      assertThat(cell.path("n").asInt()).isPositive();
      if (cell.has("auc")) {
        assertThat(cell.path("auc").asDouble()).isBetween(0.0, 1.0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"iris,logreg,0.3", "digits,tree (depth 0),0.01", "adult,logreg,0.5"})
  @DisplayName("shows what is asked for")
  void follows(String dataset, String learner, String rate) throws Exception {
    JsonNode slice =
        answers.json(
            "/api/matrix?dataset=%s&learner=%s&rate=%s"
                .formatted(dataset, learner.replace(" ", "%20"), rate));

    assertThat(slice.path("dataset").asString()).isEqualTo(dataset);
    assertThat(slice.path("learner").asString()).isEqualTo(learner);
    assertThat(slice.path("rate").asString()).isEqualTo(rate);
    assertThat(slice.path("cells").size()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dataset=wine", "learner=oracle", "rate=0.7", "rate=much", "attack=label-flip"})
  @DisplayName("what was not measured is refused with what was")
  void refuses(String query) throws Exception {
    HttpResponse<String> answer = answers.get("/api/matrix?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("[");
  }
}
