// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The facts of a run that was read as a whole.
 *
 * @param run the run
 */
record InfoFacts(RunInfo run) implements RunFacts {
  @Override
  public Optional<String> attribute(String key) {
    return switch (key) {
      case "run_id" -> Optional.of(run.id());
      case "run_name" -> Optional.of(run.name());
      case "status" -> Optional.of(run.status().name());
      case "user_id" -> tag("mlflow.user");
      default -> Optional.empty();
    };
  }

  @Override
  public OptionalLong time(String key) {
    Optional<Instant> time = key.equals("start_time") ? Optional.of(run.start()) : run.end();
    return time.map(at -> OptionalLong.of(at.toEpochMilli())).orElse(OptionalLong.empty());
  }

  @Override
  public Optional<String> param(String key) {
    return Optional.ofNullable(run.params().get(key));
  }

  @Override
  public Optional<String> tag(String key) {
    return Optional.ofNullable(run.tags().get(key));
  }

  @Override
  public OptionalDouble metric(String key) {
    Double value = run.metrics().get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Override
  public List<DatasetInput> inputs() {
    return run.inputs();
  }
}
