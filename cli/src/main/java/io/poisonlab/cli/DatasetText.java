// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.source.NamedData;

/**
 * A data set as a user names it: as in a plan, or, without brackets that a shell would take for its
 * own, as every other algorithm of the command line, {@code blobs:rows=200,seed=3}.
 */
final class DatasetText {
  private DatasetText() {}

  static Dataset read(String text) {
    return NamedData.read(
        text.indexOf(':') < 0 ? text : AlgorithmText.parse(text).notation().toString());
  }
}
