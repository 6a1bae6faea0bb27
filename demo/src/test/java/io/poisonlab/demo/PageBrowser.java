// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.poisonlab.tracking.Destination;
import io.poisonlab.tracking.TrackingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server of the page, and windows of a real browser that look at it. */
final class PageBrowser implements AutoCloseable {
  private static final int HEIGHT = 900;
  private static final int WIDE = 1440;
  private static final double PATIENCE = 30_000;

  private final TrackingSettings tracking;
  private final List<BrowserContext> windows = new ArrayList<>();

  /** What pages have complained of: errors of scripts, and what the security policy stopped. */
  private final List<String> complaints = new ArrayList<>();

  private DemoServer server;

  private PageBrowser(TrackingSettings tracking) {
    this.tracking = tracking;
    this.server = serve(0);
  }

  /**
   * Starts a server.
   *
   * @param runs where "Track this" records
   */
  static PageBrowser open(Path runs) {
    return open(new TrackingSettings(new Destination.Folder(runs), Optional.empty()));
  }

  /** Starts a server that records there. */
  static PageBrowser open(TrackingSettings tracking) {
    return new PageBrowser(tracking);
  }

  private DemoServer serve(int port) {
    return DemoServer.start(
        new DemoOptions(DemoOptions.LOOPBACK, port, Optional.empty(), tracking));
  }

  /** Opens a window of its own, with nothing kept of others, of someone who wants no motion. */
  Page page(int width, ColorScheme colours) {
    return page(width, colours, ReducedMotion.REDUCE);
  }

  /** Opens a window of its own, with nothing kept of others. */
  Page page(int width, ColorScheme colours, ReducedMotion motion) {
    BrowserContext window =
        Chromium.browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, HEIGHT)
                    .setColorScheme(colours)
                    .setReducedMotion(motion));
    windows.add(window);
    Page page = window.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("ERR_CONNECTION_")) {
        complaints.add(message.text());
      }
    });
    return page;
  }

  /** Opens a wide, light window on an address of the page. */
  Page visit(String address) {
    return visit(page(WIDE, ColorScheme.LIGHT), address);
  }

  /** Goes to an address of the page. */
  Page visit(Page page, String address) {
    page.navigate(server.address().resolve(address).toString());
    return page;
  }

  /** Stops the server, and starts another one at the same port. */
  void restart(Runnable between) {
    int port = server.address().getPort();
    server.close();
    between.run();
    server = serve(port);
  }

  /** Returns what pages have complained of since it was asked last. */
  List<String> complaints() {
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
    server.close();
  }
}
