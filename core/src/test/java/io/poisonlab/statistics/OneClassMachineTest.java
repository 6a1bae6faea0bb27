// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("The one-class machine")
class OneClassMachineTest {
  static Stream<JsonNode> problems() throws IOException {
    try (InputStream in = OneClassMachineTest.class.getResourceAsStream("one-class.json")) {
      return new ObjectMapper().readTree(in).path("problems").valueStream().toList().stream();
    }
  }

  /** Compares with what src/test/python/one_class_golden.py recorded, up to the offset. */
  @ParameterizedTest
  @MethodSource("problems")
  void decidesAsScikitLearnDoes(JsonNode problem) {
    double[][] rows =
        problem
            .path("rows")
            .valueStream()
            .map(row -> row.valueStream().mapToDouble(JsonNode::asDouble).toArray())
            .toArray(double[][]::new);
    double nu = problem.path("nu").asDouble();

    OneClassMachine found = OneClassMachine.fit(rows, nu, problem.path("gamma").asDouble());

    double total = nu * rows.length;
    double offset = found.similarity(rows[0]) * total - problem.path("decision").get(0).asDouble();
    for (int row = 0; row < rows.length; row++) {
      assertThat(found.similarity(rows[row]) * total - offset)
          .isCloseTo(problem.path("decision").get(row).asDouble(), within(1e-5 * total));
    }
  }

  @Test
  void findsRowsAmongTheOthersMoreAlikeThanFarOnes() {
    double[][] rows = new double[40][1];
    for (int row = 0; row < 40; row++) {
      rows[row][0] = Math.sin(row);
    }

    OneClassMachine found = OneClassMachine.fit(rows, 0.1, 1);

    for (double[] row : rows) {
      assertThat(found.similarity(row)).isGreaterThan(2 * found.similarity(new double[] {2.5}));
      assertThat(found.similarity(row)).isLessThanOrEqualTo(1);
    }
  }
}
