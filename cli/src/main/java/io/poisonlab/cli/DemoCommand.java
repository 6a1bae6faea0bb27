// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.demo.DemoOptions;
import io.poisonlab.demo.DemoServer;
import io.poisonlab.demo.PortTakenException;
import io.poisonlab.tracking.TrackingSettings;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the page that explains it. */
@Command(
    name = "demo",
    description = {
      "Start a page on which one watches a model being poisoned and healed, and print its address.",
      "It listens at 127.0.0.1 only; at another address visitors need the token in the link."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  poisonlab demo",
      "  poisonlab demo --open",
      "  poisonlab demo --port 8080 --tracking-uri http://127.0.0.1:5000",
      "  poisonlab demo --host 0.0.0.0"
    })
final class DemoCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 7070;
  private static final int PORTS_TRIED = 20;
  private static final int TOKEN_BYTES = 16;

  private final Shell shell;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where to listen; 0: any free port; default: 7070, or the next free one.")
  private int port = -1;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Listen there; others then reach the page, with a token; default: 127.0.0.1.")
  private String host = DemoOptions.LOOPBACK;

  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  @Mixin private TrackingOptions tracking = new TrackingOptions();

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    try (DemoServer server = start();
        var _ = Interruption.then(stopped::countDown)) {
      String address = server.address().toString();
      shell.console().line("The page is at");
      shell.console().line("  " + shell.console().paint(Paint.BOLD, address));
      shell.console().line("Stop it with Ctrl-C.");
      if (open) {
        WebBrowser.open(server.address(), shell.console());
      }
      stopped.await();
    }
    return ExitCode.OK;
  }

  /** Starts at the port that was asked for, or at the first free one from the usual one on. */
  private DemoServer start() {
    if (port >= 0) {
      return DemoServer.start(options(port));
    }
    for (int candidate = DEFAULT_PORT; candidate < DEFAULT_PORT + PORTS_TRIED; candidate++) {
      try {
        return DemoServer.start(options(candidate));
      } catch (PortTakenException _) {
        // the next one
      }
    }
    return DemoServer.start(options(0));
  }

  private DemoOptions options(int candidate) {
    Optional<String> token = DemoOptions.isLoopback(host) ? Optional.empty() : Optional.of(token());
    TrackingSettings found = tracking.settings(shell);
    return new DemoOptions(
        host,
        candidate,
        token,
        new TrackingSettings(found.destination(), tracking.named().or(found::experimentName)));
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
