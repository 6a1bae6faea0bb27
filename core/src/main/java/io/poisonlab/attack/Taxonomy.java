// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The entries of public taxonomies that poisoning falls under, by their ids: NIST AI 100-2 section
 * 2.3, MITRE ATLAS (data of 5.6.0), OWASP's machine-learning top ten of 2023 and its LLM top ten of
 * 2025.
 */
public enum Taxonomy {
  /** Availability poisoning. */
  NIST_AVAILABILITY("NIST AI 100-2", "2.3 availability", "Availability poisoning"),
  /** Targeted poisoning. */
  NIST_TARGETED("NIST AI 100-2", "2.3 targeted", "Targeted poisoning"),
  /** Backdoor poisoning. */
  NIST_BACKDOOR("NIST AI 100-2", "2.3 backdoor", "Backdoor poisoning"),
  /** The technique itself. */
  POISON_TRAINING_DATA("MITRE ATLAS", "AML.T0020", "Poison Training Data"),
  /** Poison that others download. */
  PUBLISH_POISONED_DATASETS("MITRE ATLAS", "AML.T0019", "Publish Poisoned Datasets"),
  /** Data bought or fetched. */
  SUPPLY_CHAIN_DATA("MITRE ATLAS", "AML.T0010.002", "AI Supply Chain Compromise: Data"),
  /** The model as what is changed in the end. */
  MANIPULATE_MODEL("MITRE ATLAS", "AML.T0018", "Manipulate AI Model"),
  /** The input that wakes a backdoor. */
  INSERT_BACKDOOR_TRIGGER("MITRE ATLAS", "AML.T0043.004", "Insert Backdoor Trigger"),
  /** Data that lose their worth. */
  ERODE_DATASET_INTEGRITY("MITRE ATLAS", "AML.T0059", "Erode Dataset Integrity"),
  /** Machine learning. */
  OWASP_DATA_POISONING("OWASP", "ML02:2023", "Data Poisoning Attack"),
  /** Language models. */
  OWASP_LLM_POISONING("OWASP", "LLM04:2025", "Data and Model Poisoning"),
  /** Who may write training data. */
  CONTROL_ACCESS("MITRE ATLAS", "AML.M0005", "Control Access to AI Models and Data at Rest"),
  /** Several models that must agree. */
  USE_ENSEMBLES("MITRE ATLAS", "AML.M0006", "Use Ensemble Methods"),
  /** Finding and treating poison, which is what defences do. */
  SANITIZE_TRAINING_DATA("MITRE ATLAS", "AML.M0007", "Sanitize Training Data"),
  /** Testing a model before it is used. */
  VALIDATE_MODEL("MITRE ATLAS", "AML.M0008", "Validate AI Model"),
  /** Signed code. */
  CODE_SIGNING("MITRE ATLAS", "AML.M0013", "Code Signing"),
  /** Digests of models and data. */
  VERIFY_ARTIFACTS("MITRE ATLAS", "AML.M0014", "Verify AI Artifacts"),
  /** Where data came from. */
  DATASET_PROVENANCE("MITRE ATLAS", "AML.M0025", "Maintain AI Dataset Provenance");

  private static final List<Taxonomy> MITIGATIONS =
      List.of(
          CONTROL_ACCESS,
          USE_ENSEMBLES,
          SANITIZE_TRAINING_DATA,
          VALIDATE_MODEL,
          CODE_SIGNING,
          VERIFY_ARTIFACTS,
          DATASET_PROVENANCE);

  private final String scheme;
  private final String id;
  private final String title;

  Taxonomy(String scheme, String id, String title) {
    this.scheme = scheme;
    this.id = id;
    this.title = title;
  }

  /** Returns the mitigations of MITRE ATLAS that answer poisoning. */
  public static List<Taxonomy> mitigations() {
    return MITIGATIONS;
  }

  /** Returns entries in a line, for reports: {@code MITRE ATLAS AML.T0020; OWASP ML02:2023}. */
  public static String line(List<Taxonomy> entries) {
    SequencedMap<String, List<String>> ids = new LinkedHashMap<>();
    entries.stream()
        .distinct()
        .forEach(entry -> ids.computeIfAbsent(entry.scheme, _ -> new ArrayList<>()).add(entry.id));
    return ids.entrySet().stream()
        .map(scheme -> scheme.getKey() + " " + String.join(", ", scheme.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Returns who keeps the taxonomy. */
  public String scheme() {
    return scheme;
  }

  /** Returns the entry's id there. */
  public String id() {
    return id;
  }

  /** Returns the entry's title there. */
  public String title() {
    return title;
  }
}
