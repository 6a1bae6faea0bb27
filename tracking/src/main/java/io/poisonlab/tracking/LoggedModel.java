// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

/**
 * An MLflow 3 logged model.
 *
 * @param id {@code m-} and 32 hexadecimal digits
 * @param name what it is called within its run, for example {@code model}
 * @param runId the run that logged it
 * @param experimentId the experiment of that run
 * @param artifactLocation where its files lie, as the store says it
 */
public record LoggedModel(
    String id, String name, String runId, String experimentId, String artifactLocation) {
  /** Returns the address that MLflow loads it by. */
  public String uri() {
    return "models:/" + id;
  }
}
