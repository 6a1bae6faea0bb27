// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.defence.Detector;
import io.poisonlab.defence.DetectorProvider;
import io.poisonlab.inspection.InputRows;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Inputs of a model that are to be judged, by whom, and what the model is. */
final class InputOptions {
  private static final AlgorithmText DETECTOR = AlgorithmText.parse("strip");
  private static final AlgorithmText LEARNER = AlgorithmText.parse("random-forest");

  @Option(
      names = "--inputs",
      paramLabel = "FILE.csv",
      description =
          "Judge these inputs of a model that is trained on your data; no class is needed.")
  private @Nullable Path inputs;

  @Option(
      names = "--detector",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "With --inputs: who judges; default: strip. See: poisonlab list detectors.")
  private @Nullable AlgorithmText detector;

  @Option(
      names = "--learner",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "With --inputs: what trains the model; default: random-forest.")
  private @Nullable AlgorithmText learner;

  /**
   * Returns whether there are inputs.
   *
   * @throws CommandException if there are none, and an option is given that is about them
   */
  boolean isAsked() {
    if (inputs == null && (detector != null || learner != null)) {
      throw new CommandException(
          "--detector and --learner belong to --inputs FILE.csv; add that, or leave them out");
    }
    return inputs != null;
  }

  /** Returns files that are read, with the inputs among them. */
  InputFiles with(InputFiles others) {
    return others.and("--inputs", inputs);
  }

  Detector detector() {
    return (detector == null ? DETECTOR : detector).create(DetectorProvider.catalogue());
  }

  Learner learner() {
    return (learner == null ? LEARNER : learner).create(LearnerProvider.catalogue());
  }

  /** Reads the inputs, in the terms of the data. */
  InputRows read(Dataset data) {
    return InputRows.read(Path.of(String.valueOf(inputs)), data);
  }
}
