// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import java.util.List;

/**
 * What a poisoner is after: the classes of poisoning in NIST AI 100-2, section 2.3, each with the
 * entries of the taxonomies that it falls under.
 */
public enum Goal {
  /** Nothing: the baseline. */
  NOTHING(),
  /** A model that is worse on everything. */
  AVAILABILITY(
      Taxonomy.NIST_AVAILABILITY,
      Taxonomy.POISON_TRAINING_DATA,
      Taxonomy.PUBLISH_POISONED_DATASETS,
      Taxonomy.SUPPLY_CHAIN_DATA,
      Taxonomy.ERODE_DATASET_INTEGRITY,
      Taxonomy.OWASP_DATA_POISONING,
      Taxonomy.OWASP_LLM_POISONING),
  /** A model that is wrong about some inputs and right about the others. */
  TARGETED(
      Taxonomy.NIST_TARGETED,
      Taxonomy.POISON_TRAINING_DATA,
      Taxonomy.PUBLISH_POISONED_DATASETS,
      Taxonomy.SUPPLY_CHAIN_DATA,
      Taxonomy.OWASP_DATA_POISONING,
      Taxonomy.OWASP_LLM_POISONING),
  /** A model that obeys inputs which carry a trigger. */
  BACKDOOR(
      Taxonomy.NIST_BACKDOOR,
      Taxonomy.POISON_TRAINING_DATA,
      Taxonomy.PUBLISH_POISONED_DATASETS,
      Taxonomy.SUPPLY_CHAIN_DATA,
      Taxonomy.MANIPULATE_MODEL,
      Taxonomy.INSERT_BACKDOOR_TRIGGER,
      Taxonomy.OWASP_DATA_POISONING,
      Taxonomy.OWASP_LLM_POISONING);

  private final List<Taxonomy> taxonomy;

  Goal(Taxonomy... taxonomy) {
    this.taxonomy = List.of(taxonomy);
  }

  /** Returns the entries of NIST AI 100-2, MITRE ATLAS and OWASP, in this order. */
  public List<Taxonomy> taxonomy() {
    return taxonomy;
  }
}
