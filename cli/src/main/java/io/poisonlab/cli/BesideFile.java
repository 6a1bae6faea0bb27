// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.nio.file.Path;

/** Names files that go beside the data that are written. */
final class BesideFile {
  private BesideFile() {}

  /** Returns the file of this ending in the place of {@code .csv}: {@code my.truth.csv}. */
  static Path of(Path out, String ending) {
    String name = String.valueOf(out.getFileName());
    String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    return out.resolveSibling(stem + ending);
  }
}
