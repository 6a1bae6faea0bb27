// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.experiment.ExperimentPlan;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.random.Seed;
import io.poisonlab.recording.ModelPackage;
import io.poisonlab.recording.Tags;
import io.poisonlab.recording.TrialRecord;
import io.poisonlab.tracking.InMemoryRunTracker;
import io.poisonlab.tracking.RunQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each check fails on what it is there to find, and the others say what they can. */
class TamperingTest {
  private final InMemoryRunTracker tracker = new InMemoryRunTracker();

  @BeforeEach
  void trainAModel() {
    Sweeps.record(tracker, Sweeps.iris());
  }

  @Test
  void aTamperedModelIsNeverLoaded() {
    SanityReport report =
        Sweeps.check(altered().file(ModelPackage.ONNX_FILE, TamperingTest::lastByteChanged));

    assertThat(Sweeps.failed(report)).containsExactly("model-intact");
    assertThat(Sweeps.verdict(report, "model-intact").explanation())
        .containsPattern("model\\.onnx: SHA-256 [0-9a-f]{64}, the run says [0-9a-f]{64}");
    assertThat(Sweeps.verdict(report, "model-loads").explanation()).contains("was not loaded");
    assertThat(Sweeps.outcome(report, "model-loads")).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(report.predicted()).isEmpty();
    assertThat(report.toLines().getLast())
        .isEqualTo("FAILURE: 1 of 8 checks (model-intact) failed");
  }

  @Test
  void aTamperedSmileCopyIsNotReadAndOnnxIsStillChecked() {
    SanityReport report =
        Sweeps.check(altered().file(ModelPackage.SMILE_FILE, TamperingTest::lastByteChanged));

    assertThat(Sweeps.failed(report)).containsExactly("model-intact");
    assertThat(Sweeps.inconclusive(report)).containsExactly("flavours-agree");
    assertThat(report.predicted()).contains("setosa");
  }

  @Test
  void aForeignClassInTheSmileCopyIsRefusedBeforeItsCodeRuns() throws IOException {
    SanityReport report =
        Sweeps.check(replaced(ModelPackage.SMILE_FILE, serialised(new Intruder())));

    assertThat(Sweeps.failed(report)).containsExactly("model-loads");
    assertThat(Sweeps.verdict(report, "model-loads").explanation())
        .contains("model.smile was refused")
        .contains(Intruder.class.getName());
    assertThat(Intruder.RUNS).hasValue(0);
  }

  @Test
  void ofAStrangersStoreTheSmileCopyIsReadOnlyWithTrust() throws IOException {
    AlteredTracker server = replaced(ModelPackage.SMILE_FILE, serialised(new Intruder())).remote();

    SanityReport report = Sweeps.check(server);
    Sweeps.assertPassed(report);
    assertThat(report.checks()).hasSize(7);
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("goes by ONNX alone")
        .contains("not our own");

    SanityReport trusting =
        new SanityTest(server).check(SanityOptions.latestOf(Sweeps.EXPERIMENT).trusting());
    assertThat(trusting.checks()).hasSize(8);
    assertThat(Sweeps.failed(trusting)).containsExactly("model-loads");
    assertThat(Intruder.RUNS).hasValue(0);

    SanityReport honest =
        new SanityTest(altered().remote())
            .check(SanityOptions.latestOf(Sweeps.EXPERIMENT).trusting());
    Sweeps.assertPassed(honest);
    assertThat(honest.checks()).hasSize(8);
    assertThat(honest.notes()).isEmpty();
  }

  @Test
  void aSmileCopyWithoutARecordedDigestIsNotRead() {
    SanityReport report =
        Sweeps.check(altered().tags(tags -> without(tags, ModelPackage.SMILE_FILE)));

    assertThat(Sweeps.failed(report)).containsExactly("model-intact");
    assertThat(Sweeps.verdict(report, "model-intact").explanation())
        .contains("model.smile: SHA-256")
        .contains("the run says nothing");
    assertThat(Sweeps.verdict(report, "flavours-agree").explanation())
        .contains("the run records no SHA-256 of it");
  }

  @Test
  void aRunOfOursWhoseDigestsWereRemovedIsNotTrusted() {
    SanityReport report =
        Sweeps.check(
            altered()
                .tags(tags ->
                    without(without(tags, ModelPackage.SMILE_FILE), ModelPackage.ONNX_FILE)));

    assertThat(Sweeps.failed(report)).containsExactly("model-intact");
    assertThat(Sweeps.outcome(report, "model-loads")).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aTruncatedModelDoesNotLoad() {
    byte[] onnx = onnx();
    SanityReport report =
        Sweeps.check(replaced(ModelPackage.ONNX_FILE, Arrays.copyOf(onnx, onnx.length / 2)));

    assertThat(Sweeps.failed(report)).containsExactly("model-loads");
    assertThat(Sweeps.verdict(report, "model-loads").explanation())
        .contains("ONNX Runtime refuses the model");
  }

  @ParameterizedTest
  @ValueSource(strings = {ModelPackage.ONNX_FILE, ModelPackage.SMILE_FILE})
  void aMissingModelFileFails(String file) {
    SanityReport report = Sweeps.check(altered().without(file));

    assertThat(Sweeps.failed(report)).containsExactly("model-intact", "model-loads");
    assertThat(Sweeps.verdict(report, "model-loads").explanation())
        .contains(file + " is missing")
        .contains("requirements.txt");
  }

  @Test
  void anMlmodelFileThatIsMissingOrDamagedFails() {
    assertThat(Sweeps.failed(Sweeps.check(altered().without(ModelPackage.MLMODEL))))
        .containsExactly("model-loads");
    SanityReport damaged =
        Sweeps.check(altered().file(ModelPackage.MLMODEL, bytes -> new byte[] {'[', 1, '{'}));
    assertThat(Sweeps.verdict(damaged, "model-loads").explanation()).contains("MLmodel is no YAML");
    assertThat(damaged.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void aModelThatIsTooLargeIsNotLoaded() {
    SanityReport report =
        new SanityTest(tracker, 100).check(SanityOptions.latestOf(Sweeps.EXPERIMENT));

    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(Sweeps.verdict(report, "model-loads").explanation())
        .contains("more than the 100 that the check loads");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\":\"sepal_width\" | \"name\":\"sepal_wide\" | sepal_wide",
        "\"name\":\"label\" | \"name\":\"class\" | class",
        "{\"type\":\"double\",\"name\":\"sepal_width\" | {\"type\":\"float\",\"name\":\"sepal_width\" | float",
        "{\"type\":\"string\",\"name\":\"label\" | {\"type\":\"long\",\"name\":\"label\" | long",
        "\"name\":\"petal_width\",\"required\":true | \"name\":\"petal_width\",\"required\":false | optional",
        "{\"type\":\"double\",\"name\":\"sepal_length\",\"required\":true}, | '' | 3 inputs",
      })
  void aSignatureThatIsNotTheModelsFails(String found, String replacement, String words) {
    SanityReport report =
        Sweeps.check(
            altered()
                .file(ModelPackage.MLMODEL, yaml -> signatureChanged(yaml, found, replacement)));

    assertThat(Sweeps.failed(report)).contains("signature");
    assertThat(Sweeps.verdict(report, "signature").explanation()).contains(words);
  }

  @Test
  void aSampleThatIsNotOfTheDataFails() {
    SanityReport report =
        Sweeps.check(
            altered()
                .text(
                    TrialRecord.SAMPLES_FILE,
                    "\"expected\" : \"setosa\"",
                    "\"expected\" : \"virginica\""));

    assertThat(Sweeps.failed(report)).containsExactly("known-sample");
    assertThat(Sweeps.verdict(report, "known-sample").explanation())
        .contains("the recorded sample of class virginica is not row");
    assertThat(
            Sweeps.failed(
                Sweeps.check(
                    altered().text(TrialRecord.SAMPLES_FILE, "\"petal_width\"", "\"petal\""))))
        .containsExactly("known-sample");
  }

  @Test
  void aSampleThatIsPredictedOtherwiseFailsWithoutTheDataToo() {
    Dataset iris = Datasets.iris();
    Sweeps.record(tracker, ExperimentPlan.of(Dataset.of("made", iris.table(), iris.labels())));

    SanityReport report =
        Sweeps.check(
            altered()
                .text(
                    TrialRecord.SAMPLES_FILE,
                    "\"expected\" : \"setosa\"",
                    "\"expected\" : \"virginica\""));

    assertThat(Sweeps.verdict(report, "known-sample").explanation())
        .contains("2 of 3 samples, wrong: row")
        .contains("virginica → setosa");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input_example.json | \"petal_width\" | \"petal\" | other rows",
        "input_example.json | \"data\":[[ | \"data\":[[null, | values for",
        "serving_input_example.json | \"dataframe_split\" | \"frame\" | neither columns",
        "serving_input_example.json | [ [ | [ [ 1e9, | values for",
        "input_example.json | {\"columns | { | not JSON",
      })
  void anInputExampleThatTheModelCannotTakeFails(
      String file, String found, String replacement, String words) {
    SanityReport report = Sweeps.check(altered().text(file, found, replacement));

    assertThat(Sweeps.failed(report)).containsExactly("input-example");
    assertThat(Sweeps.verdict(report, "input-example").explanation()).contains(words);
  }

  @Test
  void anInputExampleThatIsNotAsSignedFails() {
    SanityReport renamed =
        Sweeps.check(
            altered()
                .text(ModelPackage.INPUT_EXAMPLE, "\"petal_width\"", "\"petal\"")
                .text(ModelPackage.SERVING_INPUT_EXAMPLE, "\"petal_width\"", "\"petal\""));
    assertThat(Sweeps.failed(renamed)).containsExactly("input-example");
    assertThat(Sweeps.verdict(renamed, "input-example").explanation())
        .contains("petal], the signature [sepal_length");
    SanityReport missing =
        Sweeps.check(
            altered()
                .file(ModelPackage.INPUT_EXAMPLE, TamperingTest::firstValueNull)
                .file(ModelPackage.SERVING_INPUT_EXAMPLE, TamperingTest::firstValueNull));
    assertThat(Sweeps.verdict(missing, "input-example").explanation())
        .contains("\"sepal_length\" of the example is null, and the signature requires it");
  }

  @Test
  void twoInputExamplesThatDifferFail() {
    SanityReport report =
        Sweeps.check(
            altered()
                .file(
                    ModelPackage.SERVING_INPUT_EXAMPLE,
                    _ ->
                        """
                        {"dataframe_split": {
                          "columns": ["sepal_length", "sepal_width", "petal_length", "petal_width"],
                          "data": [[1, 2, 3, 4]]}}
                        """
                            .getBytes(StandardCharsets.UTF_8)));
    assertThat(Sweeps.failed(report)).containsExactly("input-example");
    assertThat(Sweeps.verdict(report, "input-example").explanation())
        .contains("serving_input_example.json holds other rows than input_example.json");
    assertThat(Sweeps.failed(Sweeps.check(altered().without(ModelPackage.INPUT_EXAMPLE))))
        .containsExactly("input-example");
  }

  @Test
  void anotherModelInThePlaceOfTheRightOneIsFound() {
    byte[] right = onnx();
    Sweeps.record(tracker, Sweeps.iris().attacks(new LabelFlip(0.9)).seeds(7, 7));
    String flipped =
        tracker
            .search(
                new RunQuery(
                    tracker.experiment(Sweeps.EXPERIMENT), "params.poison_type = 'label-flip'", 1))
            .getFirst()
            .id();
    AlteredTracker swapped = replaced(ModelPackage.ONNX_FILE, right);

    SanityReport report = new SanityTest(swapped).check(SanityOptions.ofRun(flipped));

    assertThat(Sweeps.failed(report)).containsExactly("flavours-agree", "metrics-reproduced");
    assertThat(Sweeps.verdict(report, "flavours-agree").explanation())
        .containsPattern("\\d+ of 150 labels equal, probabilities within");
  }

  @Test
  void aModelOfOtherColumnsFailsWhereverItIsAsked() {
    Dataset other = Sweeps.twoColumns();
    byte[] wrong = new DecisionTreeLearner(2).train(other, new Seed(1)).toOnnx();

    SanityReport report = Sweeps.check(replaced(ModelPackage.ONNX_FILE, wrong));

    assertThat(Sweeps.failed(report))
        .containsExactly(
            "known-sample",
            "signature",
            "input-example",
            "flavours-agree",
            "metrics-reproduced",
            "beats-majority");
    assertThat(Sweeps.verdict(report, "known-sample").explanation())
        .contains("the model reads \"a\", found the columns [sepal_length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "clean_accuracy", "log_loss", "clean_recall_virginica"})
  void aMetricThatTheModelDoesNotHaveFails(String name) {
    SanityReport report = Sweeps.check(altered().metric(name, 0.123));

    assertThat(Sweeps.failed(report)).containsExactly("metrics-reproduced");
    assertThat(Sweeps.verdict(report, "metrics-reproduced").explanation())
        .contains("1 of 34 differ: " + name + " is ")
        .contains("logged 0.123000");
  }

  @Test
  void otherTestRowsFail() {
    SanityReport fewer =
        Sweeps.check(
            altered()
                .file(
                    TrialRecord.TEST_ROWS_FILE,
                    _ -> "row_id\n0\n1\n2\n50\n51\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(Sweeps.failed(fewer)).contains("metrics-reproduced");
    SanityReport unknown =
        Sweeps.check(
            altered()
                .file(
                    TrialRecord.TEST_ROWS_FILE,
                    _ -> "row_id\n0\n150\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(Sweeps.verdict(unknown, "metrics-reproduced").explanation())
        .contains("check/test_rows.csv")
        .contains("150");
  }

  @Test
  void otherPoisonedRowsFail() {
    Sweeps.record(
        tracker, Sweeps.iris().protocol(Protocol.WHOLE_DATASET).attacks(new LabelFlip(0.5)));
    SanityOptions flipped =
        SanityOptions.latestOf(Sweeps.EXPERIMENT).where("params.poison_type = 'label-flip'");
    SanityReport changed =
        new SanityTest(altered().text(TrialRecord.POISONED_ROWS_FILE, ",virginica", ",setosa"))
            .check(flipped);
    assertThat(Sweeps.failed(changed)).contains("metrics-reproduced");
    SanityReport broken =
        new SanityTest(altered().text(TrialRecord.POISONED_ROWS_FILE, ",virginica", ",rose"))
            .check(flipped);
    assertThat(Sweeps.verdict(broken, "metrics-reproduced").explanation())
        .contains("poison/poisoned_rows.csv");
    assertThat(Sweeps.outcome(broken, "metrics-reproduced")).isEqualTo(Outcome.FAIL);
  }

  @Test
  void aModelThatIsWorseThanTheMajorityClassFails() {
    Sweeps.record(tracker, Sweeps.iris().attacks(new LabelFlip(1)));
    SanityReport report =
        new SanityTest(tracker)
            .check(
                SanityOptions.latestOf(Sweeps.EXPERIMENT)
                    .where("params.poison_type = 'label-flip'"));
    assertThat(Sweeps.failed(report)).contains("beats-majority");
    assertThat(Sweeps.verdict(report, "beats-majority").explanation())
        .contains("on 30 clean test rows")
        .contains("more than 0.3333");
  }

  private AlteredTracker altered() {
    return new AlteredTracker(tracker);
  }

  /** Replaces a model file, and its recorded digest with it. */
  private AlteredTracker replaced(String file, byte[] content) {
    return altered()
        .file(file, _ -> content)
        .tags(tags -> {
          tags.put(Tags.MODEL_SHA256 + file, Fingerprint.of(content).sha256());
          return tags;
        });
  }

  private byte[] onnx() {
    String runId =
        tracker
            .search(
                new RunQuery(
                    tracker.experiment(Sweeps.EXPERIMENT), "tags.`poisonlab.role` = 'trial'", 1))
            .getFirst()
            .id();
    return tracker.modelFile(tracker.models(runId).getFirst(), ModelPackage.ONNX_FILE);
  }

  private static Map<String, String> without(Map<String, String> tags, String file) {
    Map<String, String> rest = new HashMap<>(tags);
    rest.remove(Tags.MODEL_SHA256 + file);
    return rest;
  }

  private static byte[] firstValueNull(byte[] json) {
    JsonNode root = JsonMapper.shared().readTree(json);
    JsonNode frame =
        root.path("dataframe_split").isMissingNode() ? root : root.path("dataframe_split");
    ((ArrayNode) frame.path("data").path(0)).setNull(0);
    return JsonMapper.shared().writeValueAsBytes(root);
  }

  /** YAML folds the signature's JSON, so that it is changed in the tree. */
  private static byte[] signatureChanged(byte[] yaml, String found, String replacement) {
    YAMLMapper mapper = new YAMLMapper();
    JsonNode root = mapper.readTree(yaml);
    ObjectNode signature = (ObjectNode) root.path("signature");
    assertThat(signature.path("inputs").asString() + signature.path("outputs").asString())
        .contains(found);
    for (String side : List.of("inputs", "outputs")) {
      signature.put(side, signature.path(side).asString().replace(found, replacement));
    }
    return mapper.writeValueAsBytes(root);
  }

  private static byte[] lastByteChanged(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length - 1] ^= 1;
    return changed;
  }

  private static byte[] serialised(Serializable object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  /** Counts how often its code runs while it is read. */
  private static final class Intruder implements Serializable {
    private static final long serialVersionUID = 1L;
    static final AtomicInteger RUNS = new AtomicInteger();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      RUNS.incrementAndGet();
    }
  }
}
