// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.parameter.Notation;
import io.poisonlab.source.NamedData;
import java.util.LinkedHashMap;

/**
 * A data set as a user names it: as in a plan, or, without brackets that a shell would take for its
 * own, as every other algorithm of the command line, {@code blobs:rows=200,seed=3}.
 */
final class DatasetText {
  private DatasetText() {}

  static Dataset read(String text) {
    if (text.indexOf(':') < 0) {
      return NamedData.read(text);
    }
    AlgorithmText named = AlgorithmText.parse(text);
    return NamedData.read(
        new Notation(named.id(), new LinkedHashMap<>(named.settings())).toString());
  }
}
