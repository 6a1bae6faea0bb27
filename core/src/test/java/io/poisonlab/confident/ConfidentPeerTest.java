// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.confident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Row for row what cleanlab 2.9.0 finds; recorded by record_label_issues.py. */
class ConfidentPeerTest {
  private static final double EXACT = 1e-12;
  private static final JsonNode RECORDED = read("label-issues.json");
  private static final JsonNode SCORES = read("label-scores.json");

  private static JsonNode read(String name) {
    try (InputStream in =
        Objects.requireNonNull(ConfidentPeerTest.class.getResourceAsStream(name))) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void allProblemsAreRecordedInFull() {
    assertThat(RecordedProblem.COUNT).isEqualTo(20);
    assertThat(RECORDED.values())
        .hasSize(20)
        .allSatisfy(each -> assertThat(each.get("issues").size()).isEqualTo(34));
    assertThat(SCORES.values())
        .hasSize(20)
        .allSatisfy(each -> {
          assertThat(each.get("scores").size()).isEqualTo(5);
          assertThat(each.get("scores").values()).allMatch(scores -> scores.size() >= 40);
        });
    assertThat(problems().map(number -> RecordedProblem.get(number).classes()).boxed())
        .contains(2, 5, 10, 20);
  }

  static IntStream problems() {
    return IntStream.range(0, RecordedProblem.COUNT);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void findsTheSameRowsByEveryRule(int number) {
    LabelledProbabilities problem = RecordedProblem.get(number);
    for (Map.Entry<String, JsonNode> entry : RECORDED.get(number).get("issues").properties()) {
      assertThat(filter(entry.getKey(), problem.classes()).find(problem))
          .as("problem %d, %s", number, entry.getKey())
          .containsExactly(ints(entry.getValue()));
    }
  }

  private static LabelIssueFilter filter(String key, int classes) {
    String[] words = key.split(" ", -1);
    FilterBy rule = FilterBy.valueOf(words[0].toUpperCase(Locale.ROOT));
    return switch (words.length == 1 ? "" : words[1]) {
      case "frac" -> new LabelIssueFilter(rule, Double.parseDouble(words[2]), 1, Optional.empty());
      case "least" -> new LabelIssueFilter(rule, 1, Integer.parseInt(words[2]), Optional.empty());
      case "remove" ->
          new LabelIssueFilter(
              rule,
              1,
              1,
              Optional.of(IntStream.range(0, classes).map(code -> code % 4).boxed().toList()));
      default -> new LabelIssueFilter(rule);
    };
  }

  @ParameterizedTest
  @MethodSource("problems")
  void ranksThemInTheSameOrder(int number) {
    LabelledProbabilities problem = RecordedProblem.get(number);
    for (Map.Entry<String, JsonNode> entry : RECORDED.get(number).get("ranked").properties()) {
      LabelQuality quality = LabelQuality.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
      assertThat(new LabelIssueFilter(FilterBy.PRUNE_BY_NOISE_RATE).ranked(problem, quality))
          .as("problem %d, %s", number, entry.getKey())
          .containsExactly(ints(entry.getValue()));
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void estimatesTheSameNoise(int number) {
    LabelledProbabilities problem = RecordedProblem.get(number);
    JsonNode recorded = RECORDED.get(number);
    JsonNode scores = SCORES.get(number);
    int classes = problem.classes();
    ConfidentJoint joint = ConfidentJoint.of(problem);
    NoiseEstimate noise = NoiseEstimate.of(joint);
    for (int i = 0; i < classes; i++) {
      assertThat(problem.threshold(i).orElse(2))
          .isCloseTo(recorded.get("thresholds").get(i).asDouble(), within(EXACT));
      assertThat(noise.share(i)).isCloseTo(recorded.get("py").get(i).asDouble(), within(EXACT));
      for (int j = 0; j < classes; j++) {
        assertThat(joint.count(i, j)).isEqualTo(recorded.get("joint").get(i * classes + j).asInt());
        assertThat(noise.labelGivenClass(i, j))
            .isCloseTo(scores.get("noise").get(i * classes + j).asDouble(), within(EXACT));
        assertThat(noise.classGivenLabel(i, j))
            .isCloseTo(scores.get("inverse").get(i * classes + j).asDouble(), within(EXACT));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void findsTheSameHealth(int number) {
    JsonNode recorded = RECORDED.get(number);
    LabelHealth health = LabelHealth.of(RecordedProblem.get(number));
    assertThat(health.score()).isCloseTo(recorded.get("health").asDouble(), within(EXACT));
    for (LabelHealth.OfClass found : health.classes()) {
      JsonNode row = recorded.get("classes");
      int at = found.code() * 6;
      assertThat(
              new double[] {
                found.code(),
                found.issues(),
                found.missed(),
                found.noise(),
                found.inverseNoise(),
                found.quality()
              })
          .containsExactly(doubles(row, at, 6), within(EXACT));
    }
    JsonNode overlaps = SCORES.get(number).get("overlaps");
    int pairs = health.classes().size() * (health.classes().size() - 1) / 2;
    assertThat(overlaps.size()).isEqualTo(4 * pairs);
    for (int at = 0; at < overlaps.size(); at += 4) {
      double[] pair = doubles(overlaps, at, 4);
      assertThat(health.overlaps())
          .anySatisfy(found ->
              assertThat(new double[] {found.first(), found.second(), found.rows(), found.share()})
                  .containsExactly(pair, within(EXACT)));
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void scoresLabelsTheSame(int number) {
    LabelledProbabilities problem = RecordedProblem.get(number);
    JsonNode recorded = SCORES.get(number);
    int step = recorded.get("step").asInt();
    for (Map.Entry<String, JsonNode> entry : recorded.get("scores").properties()) {
      String[] words = entry.getKey().split(" ", -1);
      LabelQuality quality = LabelQuality.valueOf(words[0].toUpperCase(Locale.ROOT));
      double[] found =
          words.length == 1 ? quality.scores(problem) : quality.adjustedScores(problem);
      double[] expected = doubles(entry.getValue(), 0, entry.getValue().size());
      assertThat(expected).hasSize((problem.size() + step - 1) / step);
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[i * step])
            .as("problem %d, %s, row %d", number, entry.getKey(), i * step)
            .isCloseTo(expected[i], within(EXACT));
      }
    }
  }

  private static int[] ints(JsonNode array) {
    return array.values().stream().mapToInt(JsonNode::asInt).toArray();
  }

  private static double[] doubles(JsonNode array, int from, int count) {
    return IntStream.range(from, from + count).mapToDouble(i -> array.get(i).asDouble()).toArray();
  }
}
