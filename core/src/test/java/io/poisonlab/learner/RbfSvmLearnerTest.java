// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.generator.Moons;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The Gaussian support vector machine")
class RbfSvmLearnerTest {
  private static final double TOLERANCE = 1e-4;

  /** What src/test/python/rbf_svm_golden.py recorded. */
  static Stream<JsonNode> problems() throws IOException {
    try (InputStream in = RbfSvmLearnerTest.class.getResourceAsStream("rbf-svm.json")) {
      List<JsonNode> problems =
          JsonMapper.shared().readTree(in).path("problems").valueStream().toList();
      assertThat(problems).hasSize(9);
      return problems.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  @DisplayName("has scikit-learn's decision values, support vectors and predictions")
  void asScikitLearn(JsonNode golden) {
    Table table = SampleTables.numeric(matrix(golden.path("rows")));
    Table others = SampleTables.numeric(matrix(golden.path("others")));
    TrainedModel model =
        new RbfSvmLearner(
                golden.path("c").asDouble(),
                golden.path("gamma").asDouble(),
                golden.path("standardise").asBoolean())
            .train(
                Dataset.of(
                    "golden",
                    table,
                    Labels.of("y", List.of("a", "b", "c"), codes(golden.path("labels")))),
                new Seed(1));

    RbfSvmScorer scorer = scorer(model);
    double[][] rows = FeatureEncoder.of(((EncodedBody) model.body()).columns()).encode(others);
    double[][] decision = matrix(golden.path("decision"));
    for (int row = 0; row < rows.length; row++) {
      assertThat(scorer.values(rows[row])).containsExactly(decision[row], within(TOLERANCE));
    }
    assertThat(scorer.vectors().size()).isEqualTo(golden.path("support").asInt());
    assertThat(model.predict(others).labels().toArray())
        .isEqualTo(codes(golden.path("predictions")));
    assertThat(model.predict(table).labels().toArray()).isEqualTo(codes(golden.path("of_rows")));
  }

  @Test
  @DisplayName("has bit-equal decision values in ONNX, near the training rows and far from them")
  void bitEqualInOnnx() throws OrtException {
    for (Dataset data : List.of(Datasets.iris(), new Moons(300, 0.3).generate(new Seed(1)))) {
      for (double gamma : new double[] {0, 1e-3, 40, 1e300}) {
        TrainedModel model = new RbfSvmLearner(3, gamma, false).train(data, new Seed(1));
        double[][] rows =
            Stream.of(0.0, 0.3, 5.0, 1e3, 1e200)
                .flatMap(far -> Arrays.stream(around(data, far)))
                .toArray(double[][]::new);
        double[][] java = Arrays.stream(rows).map(scorer(model)::values).toArray(double[][]::new);
        assertThat(inOnnx(scorer(model), rows)).isDeepEqualTo(java);
      }
    }
  }

  @Test
  @DisplayName("has a kernel within 1e-14 of the exponential function, and never above 1")
  void kernel() {
    double[][] origin = {{0}};
    for (double gamma : new double[] {1e-6, 0.3, 1, 17}) {
      for (int i = 0; i <= 4_000; i++) {
        double distance = i / 100.0;
        double found = GaussianKernel.of(origin, gamma).values(new double[] {distance})[0];
        double expected = Math.exp(-gamma * distance * distance);
        // the exponent itself is rounded, which counts more the larger it is
        double share = 1e-14 + 1e-15 * gamma * distance * distance;
        assertThat(found).isBetween(0.0, 1.0);
        assertThat(found).isCloseTo(expected, within(share * expected + 1e-300));
      }
    }
    GaussianKernel narrowest = GaussianKernel.of(origin, Double.MAX_VALUE);
    assertThat(narrowest.values(new double[] {0})[0]).isEqualTo(1);
    assertThat(narrowest.values(new double[] {1e-9})[0]).isZero();
    GaussianKernel flat = GaussianKernel.of(origin, 0);
    assertThat(flat.values(new double[] {1e9})[0]).isEqualTo(1);
    assertThat(flat.values(new double[] {1e200})[0]).isZero();
  }

  @Test
  @DisplayName("learns a border that no line is, whatever the seed")
  void learnsMoons() {
    Dataset moons = new Moons(300, 0.1).generate(new Seed(1));
    Dataset test = new Moons(1_000, 0.1).generate(new Seed(2));
    TrainedModel model = new RbfSvmLearner().train(moons, new Seed(1));
    assertThat(right(model, test)).isGreaterThan(970);
    assertThat(right(new LinearSvmLearner(1).train(moons, new Seed(1)), test)).isLessThan(920);
    assertThat(new RbfSvmLearner().train(moons, new Seed(2)).toOnnx()).isEqualTo(model.toOnnx());
  }

  @Test
  @DisplayName("gives the hinge losses of its machines, infinite of a class never seen")
  void losses() {
    // by symmetry f(0) = 1 = -f(2), and f(1) = 0
    Dataset two =
        Dataset.of(
            "two",
            Table.of(NumericColumn.of("x", false, 0, 2)),
            Labels.of("y", List.of("a", "never", "b"), 0, 2));
    TrainedModel model = new RbfSvmLearner(100, 0.5, false).train(two, new Seed(1));

    double[][] losses = model.losses(Table.of(NumericColumn.of("x", false, 0, 1, 2)));

    double[][] expected = {{0, 2}, {1, 1}, {2, 0}};
    for (int row = 0; row < 3; row++) {
      assertThat(losses[row][0]).isCloseTo(expected[row][0], within(1e-9));
      assertThat(losses[row][1]).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(losses[row][2]).isCloseTo(expected[row][1], within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  @DisplayName("refuses a gamma below 0 or not finite")
  void refusesGamma(double gamma) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RbfSvmLearner(1, gamma, false))
        .withMessage(
            "gamma must be above 0 and finite, or 0 for 1 / (width · variance), found " + gamma);
  }

  @Test
  @DisplayName("has scikit-learn's defaults")
  void defaults() {
    assertThat(LearnerProvider.catalogue().create("rbf-svm", Map.of()))
        .isEqualTo(new RbfSvmLearner(1, 0, false))
        .isEqualTo(new RbfSvmLearner());
  }

  private static RbfSvmScorer scorer(TrainedModel model) {
    return (RbfSvmScorer) ((EncodedBody) model.body()).scorer();
  }

  private static long right(TrainedModel model, Dataset data) {
    Labels said = model.predict(data.table()).labels();
    return IntStream.range(0, data.size())
        .filter(row -> said.code(row) == data.labels().code(row))
        .count();
  }

  /** The encoded rows, each moved by up to a distance. */
  private static double[][] around(Dataset data, double far) {
    var random = new Seed(4).generator();
    return Arrays.stream(TrainingSet.of(data, false).rows())
        .map(row -> Arrays.stream(row).map(value -> value + far * random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] inOnnx(RbfSvmScorer scorer, double[][] rows) throws OrtException {
    OnnxGraph graph = new OnnxGraph("values", List.of("rows", "values"));
    String input = graph.input("rows", OnnxType.DOUBLE, OnnxGraph.ANY, rows[0].length);
    String values = scorer.exportValues(graph, input);
    graph.output("values", values, OnnxType.DOUBLE, OnnxGraph.ANY, scorer.intercepts().size());
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(graph.toBytes());
        OnnxTensor tensor = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = session.run(Map.of("rows", tensor))) {
      return (double[][]) result.get(0).getValue();
    }
  }

  private static double[][] matrix(JsonNode rows) {
    return rows.valueStream()
        .map(row -> row.valueStream().mapToDouble(JsonNode::asDouble).toArray())
        .toArray(double[][]::new);
  }

  private static int[] codes(JsonNode labels) {
    return labels.valueStream().mapToInt(JsonNode::asInt).toArray();
  }
}
