// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

/** What tests ask of a server and trackers never do. */
final class ServerCalls {
  private ServerCalls() {}

  static void deleteExperiment(ServerAddress address, Experiment experiment) {
    post(address, "experiments/delete", "{\"experiment_id\": \"%s\"}".formatted(experiment.id()));
  }

  static void post(ServerAddress address, String path, String json) {
    ServerErrors errors = new ServerErrors(address);
    try (ServerHttp http = new ServerHttp(address, errors, ServerHttp.Patience.DEFAULT);
        ServerClient client = new ServerClient(address, errors, http)) {
      client.sendPost(path, json);
    }
  }
}
