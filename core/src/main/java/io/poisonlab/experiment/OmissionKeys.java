// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.dataset.CsvOmissions;
import java.util.Map;
import java.util.Set;

/** The keys of a plan or scenario that say what of a file is not taken as data. */
final class OmissionKeys {
  static final String IGNORE = "ignore";
  static final String MISSING = "missing";
  static final String SKIP_UNLABELLED = "skip_unlabelled";

  private OmissionKeys() {}

  static CsvOmissions read(YamlMap map) {
    return new CsvOmissions(
        Set.copyOf(map.texts(IGNORE)),
        Set.copyOf(map.texts(MISSING)),
        map.truth(SKIP_UNLABELLED).orElse(false));
  }

  /** Adds the keys that say more than that everything is data. */
  static void write(CsvOmissions omissions, Map<String, Object> map) {
    if (!omissions.columns().isEmpty()) {
      map.put(IGNORE, omissions.columns().stream().sorted().toList());
    }
    if (!omissions.missing().isEmpty()) {
      map.put(MISSING, omissions.missing().stream().sorted().toList());
    }
    if (omissions.unlabelledRows()) {
      map.put(SKIP_UNLABELLED, true);
    }
  }
}
