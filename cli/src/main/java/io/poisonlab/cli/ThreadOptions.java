// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.parameter.Limits;
import picocli.CommandLine.Option;

/** How much is done side by side. */
final class ThreadOptions {
  private static final int MOST = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many are measured at a time; default: cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * Returns the number of threads.
   *
   * @throws IllegalArgumentException if it is not in [1, {@value #MOST}]
   */
  int threads() {
    Limits.check("--threads", threads, 1, MOST);
    return threads;
  }
}
