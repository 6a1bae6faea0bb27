// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileStoreRunTrackerTest implements RunTrackerContract {
  @TempDir private Path folder;

  @Override
  public RunTracker open() {
    return new FileStoreRunTracker(folder.resolve("my runs ü"));
  }

  @Override
  public void deleteExperiment(Experiment experiment) throws IOException {
    Path root = folder.resolve("my runs ü");
    Path meta = root.resolve(experiment.id()).resolve("meta.yaml");
    Files.writeString(
        meta,
        Files.readString(meta).replace("lifecycle_stage: active", "lifecycle_stage: deleted"));
    Files.move(root.resolve(experiment.id()), root.resolve(".trash").resolve(experiment.id()));
  }
}
