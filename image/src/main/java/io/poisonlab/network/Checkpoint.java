// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.network;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.file.FileErrors;
import io.poisonlab.file.SafeFiles;
import io.poisonlab.file.UserCache;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a training has reached, in a file of the user's cache folder whose name follows from the
 * rows, the settings and the seed: the same training takes it up, no other does. It is written
 * whole or not at all, and removed when the training ends. Without room on the disk training goes
 * on without it.
 */
final class Checkpoint implements Progress {
  /** Epochs that are shorter are sooner repeated than read. */
  static final Duration WORTH_KEEPING = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

  private final Path file;
  private final Duration worthKeeping;
  private long epochStart = System.nanoTime();

  Checkpoint(Path file, Duration worthKeeping) {
    this.file = file;
    this.worthKeeping = worthKeeping;
  }

  /** Returns where a training of this learner on these rows is kept. */
  static Checkpoint of(Dataset data, Object learner, Seed seed) {
    return new Checkpoint(file(data, learner, seed, System.getenv()), WORTH_KEEPING);
  }

  static Path file(Dataset data, Object learner, Seed seed, Map<String, String> environment) {
    String training =
        "%s %s %d".formatted(data.fingerprint(), Description.of(learner), seed.value());
    return UserCache.folder(environment)
        .resolve("checkpoints")
        .resolve(Fingerprint.of(training.getBytes(StandardCharsets.UTF_8)).sha256() + ".bin");
  }

  @Override
  public Optional<Point> begin() {
    epochStart = System.nanoTime();
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      Point point = CheckpointBytes.read(Files.readAllBytes(file));
      LOG.info("a training goes on after epoch {}", point.curve().size());
      return Optional.of(point);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("a training starts anew: {} cannot be read ({})", file, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void ended(Supplier<Point> point) {
    long now = System.nanoTime();
    if (now - epochStart >= worthKeeping.toNanos()) {
      try {
        SafeFiles.write(file, CheckpointBytes.write(point.get()));
      } catch (UncheckedIOException e) {
        LOG.warn("an epoch is not kept: {}", e.getMessage());
      }
    }
    epochStart = now;
  }

  @Override
  public void finished() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", file, FileErrors.reason(e));
    }
  }
}
