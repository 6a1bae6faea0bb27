// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.time.Duration;

/**
 * A process that asks a server some times in a row and once more after a pause, and prints from
 * which ports; apart, because the JDK reads how long a connection is kept at the first use of its
 * client.
 */
final class IdleConnectionProcess {
  private IdleConnectionProcess() {}

  /**
   * Asks and prints.
   *
   * @param arguments how often it asks in a row, and the pause in milliseconds
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (StubServer server = StubServer.answering(StubServer.Answer.json(200, "{}"));
        ServerRunTracker tracker = new ServerRunTracker(ServerAddress.of(server.uri()))) {
      for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
        tracker.run("a");
      }
      Thread.sleep(Duration.ofMillis(Long.parseLong(arguments[1])));
      tracker.run("a");
      server.requests().forEach(request -> System.out.println(request.clientPort()));
    }
  }
}
