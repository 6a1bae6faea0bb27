// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.Map;
import java.util.function.Function;

/**
 * A model to be logged.
 *
 * @param name what it is called within its run, for example {@code model}
 * @param params the model's own parameters, shown beside it in the UI
 * @param files given the identity that the store has assigned, the content of each file by its
 *     relative path; the {@code MLmodel} file repeats that identity
 */
public record ModelFiles(
    String name, Map<String, String> params, Function<LoggedModel, Map<String, byte[]>> files) {
  /** Copies the parameters. */
  public ModelFiles {
    params = Map.copyOf(params);
  }
}
