// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import io.poisonlab.recording.ModelPackage;
import io.poisonlab.tracking.LoggedModel;
import io.poisonlab.tracking.RunInfo;
import io.poisonlab.tracking.RunTracker;
import java.util.List;
import java.util.function.Function;

/**
 * The files of the model of a run, wherever the run keeps them: as a logged model, or, as MLflow 2
 * did, among its artifacts.
 */
final class ModelFolder {
  private final String uri;
  private final List<String> paths;
  private final Function<String, byte[]> content;
  private final long limit;

  private ModelFolder(
      String uri, List<String> paths, Function<String, byte[]> content, long limit) {
    this.uri = uri;
    this.paths = paths;
    this.content = content;
    this.limit = limit;
  }

  /**
   * Finds the model that the run has logged last.
   *
   * @param limit the largest file that is read, in bytes
   * @throws SanityException if the run has none
   */
  static ModelFolder of(RunTracker tracker, RunInfo run, long limit) {
    List<LoggedModel> models = tracker.models(run.id());
    if (!models.isEmpty()) {
      LoggedModel model = models.getLast();
      return new ModelFolder(
          model.uri(), tracker.modelFiles(model), path -> tracker.modelFile(model, path), limit);
    }
    List<String> artifacts = tracker.artifacts(run.id());
    String prefix =
        artifacts.stream()
            .filter(path -> path.endsWith("/" + ModelPackage.MLMODEL))
            .map(path -> path.substring(0, path.length() - ModelPackage.MLMODEL.length()))
            .reduce((_, last) -> last)
            .orElseThrow(() ->
                new SanityException(
                    "run %s (%s) has logged no model; choose another with --run ID"
                        .formatted(run.id(), run.name())));
    return new ModelFolder(
        "runs:/%s/%s".formatted(run.id(), prefix.substring(0, prefix.length() - 1)),
        artifacts.stream()
            .filter(path -> path.startsWith(prefix))
            .map(path -> path.substring(prefix.length()))
            .toList(),
        path -> tracker.artifact(run.id(), prefix + path),
        limit);
  }

  /** Returns the address that MLflow loads the model by. */
  String uri() {
    return uri;
  }

  /** Returns the content of a file; broken if the model lacks it, absent if it is too large. */
  Found<byte[]> read(String path) {
    if (!paths.contains(path)) {
      return new Found.Broken<>("%s is missing; the model's files are %s".formatted(path, paths));
    }
    byte[] bytes = content.apply(path);
    return bytes.length > limit ? tooLarge(path, bytes.length) : new Found.Present<>(bytes);
  }

  /** Says that a file is larger than what is read. */
  <T> Found<T> tooLarge(String path, long bytes) {
    return new Found.Absent<>(
        "%s has %d bytes, more than the %d that the check loads".formatted(path, bytes, limit));
  }

  /** Returns whether this many bytes are too many. */
  boolean isTooLarge(long bytes) {
    return bytes > limit;
  }
}
