// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.time.Duration;

/**
 * A process that asks a server twice at once and once more after a pause, and prints from which
 * ports; apart, because the JDK reads how long a connection is kept at the first use of its client.
 */
final class IdleConnectionProcess {
  private IdleConnectionProcess() {}

  /**
   * Asks and prints.
   *
   * @param arguments the pause in milliseconds
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (StubServer server = StubServer.answering(StubServer.Answer.json(200, "{}"));
        ServerRunTracker tracker = new ServerRunTracker(ServerAddress.of(server.uri()))) {
      tracker.run("a");
      tracker.run("a");
      Thread.sleep(Duration.ofMillis(Long.parseLong(arguments[0])));
      tracker.run("a");
      server.requests().forEach(request -> System.out.println(request.clientPort()));
    }
  }
}
