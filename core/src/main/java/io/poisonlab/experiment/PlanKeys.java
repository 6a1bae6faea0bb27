// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.parameter.Notation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names for a plan and its trials that are the same wherever the same work is done, by any process
 * and on any machine, and differ wherever something differs that numbers rest on.
 */
public final class PlanKeys {
  private static final int KEY_LENGTH = 32;

  private final ExperimentPlan plan;
  private final Map<String, String> digests = new HashMap<>();

  /** Reads the plan's data once. */
  public PlanKeys(ExperimentPlan plan) {
    this.plan = plan;
    plan.datasets().forEach(data -> digests.put(data.name(), data.fingerprint().sha256()));
  }

  /** Returns the SHA-256 of the content of one of the plan's data sets. */
  public String digest(Dataset data) {
    return digests.getOrDefault(data.name(), "");
  }

  /** Returns the name of a trial: 32 hexadecimal digits. */
  public String of(Trial trial) {
    return hashed(
        List.of(
            digest(trial.dataset()),
            trial.protocol().id(),
            trial.testing(),
            trial.trustedFraction(),
            Notation.of(trial.attack()),
            Notation.of(trial.defence()),
            Notation.of(trial.learner()),
            trial.seed()));
  }

  /** Returns the name of the plan: 32 hexadecimal digits. */
  public String ofPlan() {
    return hashed(
        List.of(
            plan.datasets().stream().map(data -> data.name() + " " + digest(data)).toList(),
            plan.protocols(),
            plan.testing(),
            plan.trustedFraction(),
            notations(plan.attacks()),
            notations(plan.defences()),
            notations(plan.learners()),
            plan.seeds()));
  }

  private static List<String> notations(List<?> algorithms) {
    return algorithms.stream().map(Notation::of).toList();
  }

  private static String hashed(List<?> parts) {
    String text = parts.stream().map(Object::toString).collect(Collectors.joining("\n"));
    return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, KEY_LENGTH);
  }
}
