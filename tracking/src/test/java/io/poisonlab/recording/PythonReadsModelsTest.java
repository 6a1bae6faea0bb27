// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.experiment.ExperimentListener;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.tracking.FileStoreRunTracker;
import io.poisonlab.tracking.LoggedModel;
import io.poisonlab.tracking.RunTracker;
import io.poisonlab.tracking.ServerAddress;
import io.poisonlab.tracking.ServerRunTracker;
import io.poisonlab.tracking.fixture.MlflowServer;
import io.poisonlab.tracking.fixture.MlflowServerFixture;
import io.poisonlab.tracking.fixture.TestPython;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Python loads the model of every learner from a server, from {@code mlruns} and from the database
 * that {@code mlflow migrate-filestore} makes of it, and predicts what Java predicts: the class of
 * every row, and each probability within 1e-6.
 */
@ExtendWith(MlflowServerFixture.class)
final class PythonReadsModelsTest {
  private static final Map<String, String> FILE_STORE = Map.of("MLFLOW_ALLOW_FILE_STORE", "true");

  @TempDir Path folder;

  @Test
  void onAServer(MlflowServer server) throws IOException {
    String uri = server.uri().toString();
    try (RunTracker tracker = new ServerRunTracker(ServerAddress.of(server.uri()))) {
      ExpectedModels expected =
          record(
              tracker,
              MlflowServerFixture.uniqueName("models"),
              Datasets.iris(),
              MixedData.rows(120),
              SampleTexts.dataset());
      assertRead(uri, Map.of(), expected);
      assertServed(uri, Map.of(), expected);
    }
  }

  @Test
  void inAFolderAndTheDatabaseItMovesTo() throws IOException {
    Path store = folder.resolve("mlruns");
    try (RunTracker tracker = new FileStoreRunTracker(store)) {
      ExpectedModels expected = record(tracker, "models", Datasets.iris());
      assertRead(store.toUri().toString(), FILE_STORE, expected);

      String database = "sqlite:///" + folder.resolve("mlflow.db").toAbsolutePath();
      TestPython.module(
          "mlflow",
          FILE_STORE,
          "migrate-filestore",
          "--source",
          store.toString(),
          "--target",
          database);
      assertRead(database, Map.of(), expected);
    }
  }

  private static ExpectedModels record(RunTracker tracker, String experiment, Dataset... tables) {
    List<Learner> all =
        LearnerProvider.catalogue().all().stream()
            .map(provider -> LearnerProvider.catalogue().create(provider.id(), Map.of()))
            .toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(10);
    ExpectedModels expected = new ExpectedModels();
    for (Dataset data : tables) {
      Learner[] learners =
          all.stream()
              .filter(learner -> data.name().equals(SampleTexts.NAME) || !learner.ofTerms())
              .toArray(Learner[]::new);
      ExperimentPlan plan =
          ExperimentPlan.of(data).attacks(new LabelFlip(0.1)).learners(learners).seeds(1, 1);
      TrackedReport report =
          new TrackedExperiment(tracker, experiment).track(plan, ExperimentListener.silent());
      for (String run : report.runIds()) {
        LoggedModel logged = tracker.models(run).getFirst();
        TrainedModel model =
            TrainedModel.fromSmile(tracker.modelFile(logged, ModelPackage.SMILE_FILE));
        expected.add(tracker.run(run).name(), logged, model, data);
      }
    }
    return expected;
  }

  private void assertRead(String uri, Map<String, String> environment, ExpectedModels expected)
      throws IOException {
    Path file = Files.writeString(folder.resolve("expected.json"), expected.toJson());
    JsonNode read =
        new JsonMapper()
            .readTree(TestPython.script("read_models.py", environment, uri, file.toString()));
    assertThat(read.size()).isEqualTo(expected.size());
    List<String> soft = new ArrayList<>();
    for (JsonNode model : read) {
      assertThat(model.path("refuses_integers").asBoolean(true)).as(model.toString()).isTrue();
      if (model.path("probabilities").asInt() > 0) {
        soft.add(model.path("what").asString());
      }
    }
    assertThat(soft).as("models with probabilities").hasSizeGreaterThan(read.size() / 2);
  }

  private static void assertServed(
      String uri, Map<String, String> environment, ExpectedModels expected) {
    LoggedModel model = expected.logged().getFirst();
    JsonNode answer =
        new JsonMapper()
            .readTree(
                TestPython.script(
                    "serve_model.py", environment, uri, "runs:/%s/model".formatted(model.runId())));
    JsonNode prediction = answer.path("predictions").path(0);
    assertThat(Datasets.iris().labels().classes()).contains(prediction.path("label").asString());
    double sum = 0;
    for (String name : Datasets.iris().labels().classes()) {
      sum += prediction.path("p_" + name).asDouble();
    }
    assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
  }
}
