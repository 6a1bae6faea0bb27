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
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Naive Bayes on the words of a text")
class MultinomialNaiveBayesTest {
  private static final List<String> TRAIN =
      List.of(
          "I love this movie, it is fantastic!",
          "This is a great product, I am very satisfied.",
          "The service was terrible, I am not happy.",
          "I hate this item, it is awful.",
          "The book is very good and I enjoyed it.",
          "This is the worst experience I have ever had.");
  private static final List<String> LABELS =
      List.of("positive", "positive", "negative", "negative", "positive", "negative");
  private static final List<String> TEST =
      List.of("I really love this!", "This is so bad, I hate it.");

  private static JsonNode golden(String which) throws IOException {
    try (InputStream in =
        MultinomialNaiveBayesTest.class.getResourceAsStream("/io/poisonlab/text/sentiment.json")) {
      return JsonMapper.shared().readTree(in).path(which);
    }
  }

  private static TrainedModel model(String which) {
    List<String> texts = new ArrayList<>(TRAIN);
    List<String> labels = new ArrayList<>(LABELS);
    if (which.equals("poisoned")) {
      texts.addAll(List.of(TRAIN.get(0), TRAIN.get(4)));
      labels.addAll(List.of("negative", "negative"));
    }
    return new MultinomialNaiveBayesLearner()
        .train(SampleTexts.of("sentiment", texts, labels), new Seed(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "poisoned"})
  @DisplayName(
      "has scikit-learn's vocabulary, probabilities and predictions, the exact tie included")
  void asScikitLearn(String which) throws IOException {
    JsonNode golden = golden(which);
    TrainedModel model = model(which);
    TextBody body = (TextBody) model.body();

    List<String> terms = new ArrayList<>();
    golden.path("vocabulary").forEach(term -> terms.add(term.asString()));
    assertThat(body.vocabulary().terms()).isEqualTo(terms);
    for (int code = 0; code < 2; code++) {
      assertThat(body.intercepts()[code])
          .isCloseTo(golden.path("class_log_prior").path(code).asDouble(), within(1e-9));
      for (int term = 0; term < terms.size(); term++) {
        assertThat(body.weights()[code][term])
            .isCloseTo(
                golden.path("feature_log_prob").path(terms.get(term)).path(code).asDouble(),
                within(1e-9));
      }
    }
    for (JsonNode example : golden.path("examples")) {
      Table text = Table.of(TextColumn.of("text", List.of(example.path("text").asString())));
      double[] scores = body.scores(text)[0];
      Predictions predicted = model.predict(text);
      assertThat(predicted.labels().name(0)).isEqualTo(example.path("prediction").asString());
      for (int code = 0; code < 2; code++) {
        assertThat(scores[code])
            .isCloseTo(example.path("joint_log_likelihood").path(code).asDouble(), within(1e-9));
        assertThat(Math.log(predicted.probability(0, code)))
            .isCloseTo(example.path("log_proba").path(code).asDouble(), within(1e-9));
      }
    }
    Labels truth = Labels.of("sentiment", List.of("negative", "positive"), 1, 0);
    assertThat(
            Evaluation.of(truth, model.predict(Table.of(TextColumn.of("text", TEST)))).accuracy())
        .isEqualTo(golden.path("test_accuracy").asDouble());
  }

  @Test
  @DisplayName("says the first class where two have the same score")
  void tie() {
    Table text = Table.of(TextColumn.of("text", List.of(TEST.get(1), "", "of no known word")));
    double[][] scores = ((TextBody) model("clean").body()).scores(text);

    for (double[] each : scores) {
      assertThat(each[0]).isEqualTo(each[1]);
    }
    assertThat(model("clean").predict(text).labels().toArray()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{ngrams: 2, min_df: 2}", "{tf_idf: true}", "{stop_words: english}"})
  @DisplayName("predicts the same in ONNX, on texts of every kind, and after a trip as a copy")
  void exported(String settings) {
    Map<String, ?> given =
        switch (settings) {
          case "{ngrams: 2, min_df: 2}" -> Map.of("ngrams", "2", "min_df", "2");
          case "{tf_idf: true}" -> Map.of("tf_idf", "true");
          case "{stop_words: english}" -> Map.of("stop_words", "english");
          default -> Map.of();
        };
    Learner learner = LearnerProvider.catalogue().create("multinomial-naive-bayes", given);
    Dataset data = SampleTexts.drawn(400, 1);
    List<String> labels = new ArrayList<>();
    SampleTexts.HARD.forEach(text -> labels.add(text.length() % 2 == 0 ? "negative" : "positive"));
    Dataset hard = SampleTexts.of("hard", SampleTexts.HARD, labels);
    for (Dataset training : List.of(data, hard)) {
      TrainedModel model = learner.train(training, new Seed(1));
      for (List<String> texts : List.of(SampleTexts.HARD, texts(SampleTexts.drawn(300, 2)))) {
        Table table = Table.of(TextColumn.of("text", texts));
        Predictions predicted = model.predict(table);
        OnnxOutputs outputs = OnnxOutputs.of(model, table);
        assertThat(outputs.labels()).isEqualTo(SampleTexts.names(predicted.labels()));
        for (int row = 0; row < texts.size(); row++) {
          assertThat(outputs.probabilities().getFirst().get(row))
              .isCloseTo(predicted.probability(row, 0), within(1e-9));
        }
      }
      TrainedModel copy = TrainedModel.fromSmile(model.toSmile());
      assertThat(copy.toOnnx()).isEqualTo(model.toOnnx());
      assertThat(copy.predict(hard.table()).labels())
          .isEqualTo(model.predict(hard.table()).labels());
    }
  }

  private static List<String> texts(Dataset data) {
    return ((TextColumn) data.table().columns().getFirst()).texts();
  }

  @Test
  @DisplayName("learns what the words tell, and refuses tables of other columns")
  void learns() {
    Dataset data = SampleTexts.drawn(1_000, 3);
    TrainedModel model = new MultinomialNaiveBayesLearner().train(data, new Seed(1));
    Dataset test = SampleTexts.drawn(500, 4);
    assertThat(Evaluation.of(test.labels(), model.predict(test.table())).accuracy())
        .isGreaterThan(0.85);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MultinomialNaiveBayesLearner().train(Datasets.iris(), new Seed(1)))
        .withMessageContaining("reads one column of texts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(Datasets.iris().table()))
        .withMessageContaining("the model reads the column of texts \"text\"");
  }
}
