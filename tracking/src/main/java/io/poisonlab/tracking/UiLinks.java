// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.net.URI;

/**
 * Addresses in the MLflow UI. They open the view of training runs: MLflow 3 would otherwise open
 * its view of generative AI, in which such runs are not to be seen.
 *
 * @param server the server's address, without a slash at its end
 */
public record UiLinks(URI server) {
  /** Returns where an experiment's runs are shown. */
  public URI experiment(Experiment experiment) {
    return URI.create(
        "%s/#/experiments/%s/runs?workflowType=machine_learning"
            .formatted(server, experiment.id()));
  }

  /** Returns where a run is shown. */
  public URI run(String experimentId, String runId) {
    return URI.create(
        "%s/#/experiments/%s/runs/%s?workflowType=machine_learning"
            .formatted(server, experimentId, runId));
  }
}
