// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the logged models of a run. */
final class StoredModels {
  /** MLflow's number for a model that is whole. */
  static final int READY = 2;

  private StoredModels() {}

  private record Dated(LoggedModel model, long created) {}

  /** Returns the models that are ready, in the order of logging. */
  static List<LoggedModel> of(StoredRun run) throws IOException {
    List<Dated> models = new ArrayList<>();
    for (Path output : StoreLayout.folders(run.folder().resolve(StoreLayout.OUTPUTS))) {
      Path folder = folder(run.folder(), String.valueOf(output.getFileName()));
      Optional<Map<String, String>> meta = StoreLayout.meta(folder);
      if (meta.isEmpty()
          || StoreLayout.number(folder, meta.get(), "status") != READY
          || "deleted".equals(meta.get().get("lifecycle_stage"))) {
        continue;
      }
      models.add(
          new Dated(
              new LoggedModel(
                  StoreLayout.field(folder, meta.get(), "model_id"),
                  StoreLayout.field(folder, meta.get(), "name"),
                  run.id(),
                  StoreLayout.field(folder, meta.get(), "experiment_id"),
                  StoreLayout.field(folder, meta.get(), "artifact_location")),
              StoreLayout.number(folder, meta.get(), "creation_timestamp")));
    }
    return models.stream()
        .sorted(Comparator.comparingLong(Dated::created).thenComparing(dated -> dated.model().id()))
        .map(Dated::model)
        .toList();
  }

  /** Returns where the files of a run's model lie. */
  static Path artifacts(StoredRun run, LoggedModel model) throws IOException {
    if (of(run).stream().noneMatch(model::equals)) {
      throw new TrackingException(
          "run %s has no model %s; it has %s".formatted(run.id(), model.id(), of(run)));
    }
    return StoreLocation.of(
        model.artifactLocation(), folder(run.folder(), model.id()).resolve(StoreLayout.ARTIFACTS));
  }

  private static Path folder(Path runFolder, String modelId) {
    return runFolder.resolveSibling(StoreLayout.MODELS).resolve(modelId);
  }
}
