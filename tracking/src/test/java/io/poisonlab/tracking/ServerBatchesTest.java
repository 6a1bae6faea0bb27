// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values are split as MLflow's limits ask, and no further. */
final class ServerBatchesTest {
  private static RunValues values(int params, int tags, int metrics) {
    RunValues values = RunValues.none();
    for (int i = 0; i < params; i++) {
      values = values.param("p" + i, i);
    }
    for (int i = 0; i < tags; i++) {
      values = values.tag("t" + i, "x");
    }
    List<RunValues.MetricValue> many = new ArrayList<>();
    for (int i = 0; i < metrics; i++) {
      many.add(new RunValues.MetricValue("m" + i, i / 3.0, i));
    }
    return new RunValues(values.params(), many, values.tags(), Optional.empty());
  }

  private static List<JsonNode> bodies(RunValues values) {
    return ServerBatches.of("run", values, 5).stream().map(new JsonMapper()::readTree).toList();
  }

  private static List<Integer> sizes(RunValues values, String field) {
    return bodies(values).stream().map(body -> body.path(field).size()).toList();
  }

  @Test
  void whatFitsTravelsInOneBody() {
    assertThat(bodies(values(100, 100, 800))).hasSize(1);
    assertThat(bodies(values(0, 0, 1000))).hasSize(1);
    assertThat(bodies(RunValues.none())).isEmpty();
  }

  @Test
  void whatDoesNotFitIsSplit() {
    assertThat(sizes(values(101, 0, 0), "params")).containsExactly(100, 1);
    assertThat(sizes(values(0, 201, 0), "tags")).containsExactly(100, 100, 1);
    assertThat(sizes(values(0, 0, 2001), "metrics")).containsExactly(1000, 1000, 1);
    assertThat(sizes(values(100, 100, 801), "metrics")).containsExactly(800, 1);
  }

  @Test
  void noBodyIsAboveOneMegabyte() {
    RunValues values = RunValues.none();
    for (int i = 0; i < 100; i++) {
      values = values.param("p" + i, "\uD83D\uDE42".repeat(6000));
    }
    List<String> bodies = ServerBatches.of("run", values, 5);
    assertThat(bodies).hasSize(3);
    assertThat(bodies)
        .allSatisfy(body -> assertThat(body.getBytes(UTF_8)).hasSizeLessThan(1_000_000));
    assertThat(sizes(values, "params").stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
  }

  @Test
  void aMetricNamesItsModelOnce() {
    LoggedModel model = new LoggedModel("m-1", "model", "run", "1", "mlflow-artifacts:/1");
    RunValues values = RunValues.none().metric("accuracy", 0.1 + 0.2, 7).ofModel(model);
    assertThat(bodies(values).getFirst())
        .hasToString(
            "{\"run_id\":\"run\",\"metrics\":[{\"key\":\"accuracy\",\"value\":0.30000000000000004,"
                + "\"timestamp\":5,\"step\":7,\"model_id\":\"m-1\"}]}");
  }
}
