// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.dataset.TextColumn;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Linear learners of terms")
class TermLearnersTest {
  /** Of weights and scores, in units of the largest weight. */
  private static final double TOLERANCE = 1e-4;

  private static final List<String> CLASSES = List.of("bad", "good", "plain");

  /** What term_learners_golden.py recorded: two and three classes, counts and weights, three c. */
  static List<JsonNode> problems() throws IOException {
    try (InputStream in = TermLearnersTest.class.getResourceAsStream("term-learners.json")) {
      List<JsonNode> problems = new ArrayList<>();
      JsonMapper.shared().readTree(in).path("problems").forEach(problems::add);
      assertThat(problems).hasSize(36);
      return problems;
    }
  }

  /** Each learner, on words and on terms of two words. */
  static Stream<Arguments> learners() {
    return Stream.of("term-logistic-regression", "term-linear-svm")
        .flatMap(id ->
            Stream.of(Map.<String, Object>of(), Map.<String, Object>of("ngrams", 2, "min_df", 2))
                .map(settings -> Arguments.of(id, settings)));
  }

  private static Learner learner(String id, Map<String, ?> settings) {
    return LearnerProvider.catalogue().create(id, settings);
  }

  private static List<String> texts(JsonNode problem, String name) {
    List<String> texts = new ArrayList<>();
    problem.path(name).forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.path(i).asDouble();
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("problems")
  @DisplayName("have scikit-learn's weights, scores and predictions")
  void asScikitLearn(JsonNode golden) {
    int[] codes = IntStream.range(0, 120).map(i -> golden.path("labels").path(i).asInt()).toArray();
    Dataset data =
        Dataset.of(
            "golden",
            Table.of(TextColumn.of("text", texts(golden, "texts"))),
            Labels.of("mood", CLASSES, codes));
    TrainedModel model =
        learner(
                golden.path("learner").asString(),
                Map.of(
                    "c", golden.path("c").asDouble(),
                    "ngrams", golden.path("ngrams").asInt(),
                    "min_df", golden.path("min_df").asInt(),
                    "tf_idf", golden.path("tf_idf").asBoolean()))
            .train(data, new Seed(1));
    TextBody body = (TextBody) model.body();
    int forms = golden.path("weights").size();
    int first = body.weights().length - forms; // of two classes the form of the second
    double unit = 1;
    for (int form = 0; form < forms; form++) {
      for (double weight : numbers(golden.path("weights").path(form))) {
        unit = Math.max(unit, Math.abs(weight));
      }
    }
    for (int form = 0; form < forms; form++) {
      assertThat(body.weights()[first + form])
          .containsExactly(numbers(golden.path("weights").path(form)), within(TOLERANCE * unit));
      assertThat(body.intercepts()[first + form])
          .isCloseTo(golden.path("intercepts").path(form).asDouble(), within(TOLERANCE * unit));
    }
    Table others = Table.of(TextColumn.of("text", texts(golden, "others")));
    double[][] scores = body.scores(others);
    int[] predicted = model.predict(others).labels().toArray();
    for (int row = 0; row < predicted.length; row++) {
      double[] theirs = numbers(golden.path("scores").path(row));
      for (int form = 0; form < forms; form++) {
        assertThat(scores[row][first + form] - (first == 1 ? scores[row][0] : 0))
            .isCloseTo(theirs[form], within(10 * TOLERANCE * unit));
      }
      assertThat(predicted[row]).isEqualTo(golden.path("predictions").path(row).asInt());
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  @DisplayName("predict the same in ONNX, on texts of every kind, and after a trip as a copy")
  void exported(String id, Map<String, Object> settings) {
    for (Dataset training : List.of(SampleTexts.drawn(400, 1), hard())) {
      TrainedModel model = learner(id, settings).train(training, new Seed(1));
      for (Dataset each : List.of(hard(), SampleTexts.drawn(300, 2))) {
        Predictions predicted = model.predict(each.table());
        OnnxOutputs outputs = OnnxOutputs.of(model, each.table());
        assertThat(outputs.labels()).isEqualTo(SampleTexts.names(predicted.labels()));
        assertThat(outputs.probabilities()).hasSize(model.probabilityOutputs().size());
        for (int row = 0; row < predicted.size() && model.soft(); row++) {
          assertThat(outputs.probabilities().getFirst().get(row))
              .isCloseTo(predicted.probability(row, 0), within(1e-9));
        }
      }
      TrainedModel copy = TrainedModel.fromSmile(model.toSmile());
      assertThat(copy.toOnnx()).isEqualTo(model.toOnnx());
      assertThat(copy.predict(training.table()).labels())
          .isEqualTo(model.predict(training.table()).labels());
    }
  }

  private static Dataset hard() {
    List<String> labels =
        SampleTexts.HARD.stream()
            .map(text -> text.length() % 2 == 0 ? "negative" : "positive")
            .toList();
    return SampleTexts.of("hard", SampleTexts.HARD, labels);
  }

  @ParameterizedTest
  @MethodSource("learners")
  @DisplayName("give bit-equal models on one thread and on four, and are made by their settings")
  void repeatable(String id, Map<String, Object> settings) throws Exception {
    Learner learner = learner(id, settings);
    Dataset data = SampleTexts.drawn(3_000, 1);
    byte[] first = learner.train(data, new Seed(7)).toSmile();
    for (int threads : new int[] {1, 4}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        assertThat(pool.submit(() -> learner.train(data, new Seed(7)).toSmile()).get())
            .isEqualTo(first);
      }
    }
    assertThat(learner(id, Description.of(learner).settings())).isEqualTo(learner);
    assertThat(learner.ofTerms()).isTrue();
    assertThat(learner.soft()).isEqualTo(learner.train(data, new Seed(7)).soft());
  }

  @ParameterizedTest
  @MethodSource("learners")
  @DisplayName("learn what the words tell, weighted by TF-IDF, and refuse tables of other columns")
  void learn(String id, Map<String, Object> settings) {
    Learner learner = learner(id, settings);
    TrainedModel model = learner.train(SampleTexts.drawn(1_000, 3), new Seed(1));
    Dataset test = SampleTexts.drawn(500, 4);
    assertThat(Evaluation.of(test.labels(), model.predict(test.table())).accuracy())
        .isGreaterThan(0.85);
    assertThat(Description.of(learner).settings()).containsEntry("tf_idf", true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner.train(Datasets.iris(), new Seed(1)))
        .withMessageContaining(id + " reads one column of texts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner(id, Map.of("c", 0)))
        .withMessageContaining("c must be above 0 and finite, found 0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"multinomial-naive-bayes", "term-logistic-regression", "term-linear-svm"})
  @DisplayName("leave words out in training alone, by the seed, and learn all the same")
  void dropout(String id) {
    Dataset data = SampleTexts.drawn(1_000, 3);
    Dataset test = SampleTexts.drawn(500, 4);
    Learner learner = learner(id, Map.of("word_dropout", 0.4, "dropout_copies", 3));
    TrainedModel model = learner.train(data, new Seed(1));

    assertThat(((TextBody) model.body()).vocabulary())
        .isEqualTo(((TextBody) learner(id, Map.of()).train(data, new Seed(1)).body()).vocabulary());
    assertThat(learner.train(data, new Seed(1)).toOnnx()).isEqualTo(model.toOnnx());
    assertThat(learner.train(data, new Seed(2)).toOnnx()).isNotEqualTo(model.toOnnx());
    assertThat(learner(id, Map.of("word_dropout", 0, "dropout_copies", 3)).train(data, new Seed(1)))
        .extracting(TrainedModel::toOnnx)
        .isEqualTo(learner(id, Map.of()).train(data, new Seed(2)).toOnnx());
    assertThat(Evaluation.of(test.labels(), model.predict(test.table())).accuracy())
        .isGreaterThan(0.8);
    assertThat(learner(id, Description.of(learner).settings())).isEqualTo(learner);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner(id, Map.of("word_dropout", 1)))
        .withMessageContaining("word_dropout must be in [0, 1), found 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner(id, Map.of("dropout_copies", 0)))
        .withMessageContaining("dropout_copies");
  }

  @Test
  @DisplayName("give probabilities where scores are logits: their mean is the share of the class")
  void calibrated() {
    Dataset data = SampleTexts.drawn(2_000, 5);
    Predictions said =
        new TermLogisticRegressionLearner().train(data, new Seed(1)).predict(data.table());
    for (int code = 0; code < 3; code++) {
      int own = code;
      // without a penalty on intercepts the optimum has exactly the shares of the training texts
      assertThat(IntStream.range(0, 2_000).mapToDouble(row -> said.probability(row, own)).sum())
          .isCloseTo(data.labels().counts()[code], within(0.1));
    }
  }
}
