// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.recording.KnownSample;
import io.poisonlab.recording.ModelPackage;
import io.poisonlab.recording.Tags;
import io.poisonlab.recording.TrialRecord;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunTracker;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything of a run that the checks look at, or why it is not there. A file of the model whose
 * SHA-256 is not the one that the run recorded is never loaded.
 */
final class Evidence implements AutoCloseable {
  private final RunTracker tracker;
  private final RunInfo run;
  private final ModelFolder folder;
  private final boolean trusted;
  private final List<String> artifacts;
  private final Found<MlmodelDescription> description;
  private final Map<String, String> recorded;
  private final Map<String, Found<byte[]>> files = new HashMap<>();
  private final Found<OnnxSession> onnx;
  private final Found<TrainedModel> smile;
  private final Found<Dataset> data;

  private Evidence(RunTracker tracker, RunInfo run, ModelFolder folder, boolean trusted) {
    this.tracker = tracker;
    this.run = run;
    this.folder = folder;
    this.trusted = trusted;
    this.artifacts = tracker.artifacts(run.id());
    this.recorded = recordedDigests(run);
    this.description = folder.read(ModelPackage.MLMODEL).then(Evidence::describe);
    this.data = DatasetFinder.find(run);
    this.smile = loadSmile();
    this.onnx = loadOnnx();
  }

  /**
   * Downloads the model and what belongs to it.
   *
   * @param trusted whether the Smile copy may be read
   * @param limit the largest model file that is loaded, in bytes
   * @throws SanityException if the run has no model
   */
  static Evidence of(RunTracker tracker, RunInfo run, boolean trusted, long limit) {
    return new Evidence(tracker, run, ModelFolder.of(tracker, run, limit), trusted);
  }

  RunInfo run() {
    return run;
  }

  /** Returns the model's files. */
  ModelFolder folder() {
    return folder;
  }

  /** Returns what the file {@code MLmodel} says. */
  Found<MlmodelDescription> description() {
    return description;
  }

  /** Returns the SHA-256 of each model file, as the run recorded it. */
  Map<String, String> recorded() {
    return recorded;
  }

  /** Returns the content of a file of the model, loaded once. */
  Found<byte[]> file(String path) {
    return files.computeIfAbsent(path, folder::read);
  }

  /** Returns the model as ONNX Runtime has loaded it. */
  Found<OnnxSession> onnx() {
    return onnx;
  }

  /** Returns the model as Smile has loaded it; absent where it must not be read. */
  Found<TrainedModel> smile() {
    return smile;
  }

  /** Returns the clean data. */
  Found<Dataset> data() {
    return data;
  }

  /** Returns whether the model has a Smile copy that may be read. */
  boolean readsSmile() {
    return trusted
        && description instanceof Found.Present(MlmodelDescription mlmodel)
        && mlmodel.smileFile().isPresent();
  }

  /** Returns whether the run was made by this library. */
  boolean isOurs() {
    return run.tags().containsKey(Tags.ROLE);
  }

  /** Returns an artifact of the run. */
  Found<byte[]> artifact(String path) {
    return artifacts.contains(path)
        ? new Found.Present<>(tracker.artifact(run.id(), path))
        : new Found.Absent<>("the run has no file " + path);
  }

  /** Returns the known samples: those that the run recorded, else those of the data. */
  Found<List<KnownSample>> samples() {
    if (!artifacts.contains(TrialRecord.SAMPLES_FILE)) {
      return data.isPresent()
          ? data.then(clean -> new Found.Present<>(KnownSample.of(clean)))
          : new Found.Absent<>("the run has no known samples, and the data are not at hand");
    }
    return artifact(TrialRecord.SAMPLES_FILE)
        .then(bytes ->
            description
                .forOthers()
                .then(mlmodel -> {
                  try {
                    return new Found.Present<>(
                        KnownSample.parse(
                            new String(bytes, StandardCharsets.UTF_8),
                            mlmodel.features().orElse(List.of())));
                  } catch (IllegalArgumentException e) {
                    return new Found.Broken<>(
                        "%s: %s".formatted(TrialRecord.SAMPLES_FILE, e.getMessage()));
                  }
                }));
  }

  /** Returns the test rows with their true features and labels. */
  Found<Dataset> cleanTest() {
    return data.then(clean ->
        artifact(TrialRecord.TEST_ROWS_FILE)
            .then(bytes -> {
              try {
                return new Found.Present<>(clean.selectIds(PoisonedRows.ids(bytes)));
              } catch (IllegalArgumentException e) {
                return new Found.Broken<>(
                    "%s: %s".formatted(TrialRecord.TEST_ROWS_FILE, e.getMessage()));
              }
            }));
  }

  /** Frees the native memory of the loaded model. */
  @Override
  public void close() {
    if (onnx instanceof Found.Present<OnnxSession>(OnnxSession session)) {
      session.close();
    }
  }

  private static Found<MlmodelDescription> describe(byte[] yaml) {
    try {
      return new Found.Present<>(MlmodelDescription.parse(yaml));
    } catch (IllegalArgumentException e) {
      return new Found.Broken<>(String.valueOf(e.getMessage()));
    }
  }

  private Found<OnnxSession> loadOnnx() {
    return description.then(mlmodel -> {
      Optional<String> path = mlmodel.onnxFile();
      if (path.isEmpty()) {
        return new Found.Absent<>("the model has no flavour onnx, which the check needs");
      }
      if (folder.isTooLarge(mlmodel.bytes())) {
        return folder.tooLarge(path.get(), mlmodel.bytes());
      }
      return intact(path.get()).then(OnnxSession::open);
    });
  }

  private Found<TrainedModel> loadSmile() {
    return description.then(mlmodel -> {
      Optional<String> path = mlmodel.smileFile();
      if (path.isEmpty()) {
        return new Found.Absent<>("the model has no Smile copy");
      }
      if (!trusted) {
        return new Found.Absent<>(
            "the Smile copy was not read: the store is not our own, and trust was not asked for");
      }
      if (!recorded.containsKey(path.get())) {
        return new Found.Absent<>(
            "%s was not read: the run records no SHA-256 of it".formatted(path.get()));
      }
      return intact(path.get())
          .then(bytes -> {
            try {
              return new Found.Present<>(TrainedModel.fromSmile(bytes));
            } catch (IllegalArgumentException e) {
              return new Found.Broken<>(path.get() + " was refused: " + e.getMessage());
            }
          });
    });
  }

  /** Returns a file of the model unless its bytes are not those that the run recorded. */
  private Found<byte[]> intact(String path) {
    return file(path)
        .then(bytes -> {
          boolean foreign = recorded.isEmpty() && !isOurs();
          return foreign || Fingerprint.of(bytes).sha256().equals(recorded.get(path))
              ? new Found.Present<>(bytes)
              : new Found.Absent<>(
                  "%s was not loaded: it is not the file that the run recorded".formatted(path));
        });
  }

  private static Map<String, String> recordedDigests(RunInfo run) {
    Map<String, String> digests = new HashMap<>();
    run.tags()
        .forEach((tag, value) -> {
          if (tag.startsWith(Tags.MODEL_SHA256)) {
            digests.put(tag.substring(Tags.MODEL_SHA256.length()), value);
          }
        });
    return digests;
  }
}
