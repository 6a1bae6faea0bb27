// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server of the page, and windows of a real browser that look at it. As an extension of a test
 * class it serves all its tests, closes the windows after each, and then has nothing to complain
 * of.
 */
final class PageBrowser
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {
  private static final int HEIGHT = 900;
  private static final int WIDE = 1440;
  private static final int NARROW = 360;
  private static final double PATIENCE = 30_000;

  private final TrackingSettings tracking;
  private final List<BrowserContext> windows = new ArrayList<>();

  /** What pages have complained of: errors of scripts, and what the security policy stopped. */
  private final List<String> complaints = new ArrayList<>();

  private @Nullable DemoServer server;

  /** Serves from the first test of a class on; for tests that track nothing. */
  PageBrowser() {
    this(TrackingSettings.from(Map.of()));
  }

  private PageBrowser(TrackingSettings tracking) {
    this.tracking = tracking;
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
    PageBrowser browser = new PageBrowser(tracking);
    browser.server = browser.serve(0);
    return browser;
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    server = serve(0);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    closeWindows();
    assertThat(complaints()).as("complaints of the page").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    close();
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
    return page(
        new Browser.NewContextOptions()
            .setViewportSize(width, HEIGHT)
            .setColorScheme(colours)
            .setReducedMotion(motion));
  }

  /** Opens a window of its own on a phone, which is touched. */
  Page phone() {
    return page(
        new Browser.NewContextOptions()
            .setViewportSize(NARROW, HEIGHT)
            .setHasTouch(true)
            .setIsMobile(true)
            .setDeviceScaleFactor(2));
  }

  private Page page(Browser.NewContextOptions options) {
    BrowserContext window = Chromium.browser().newContext(options);
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
    page.navigate(server().address().resolve(address).toString());
    return page;
  }

  /** Stops the server, and starts another one at the same port. */
  void restart(Runnable between) {
    int port = server().address().getPort();
    server().close();
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
    closeWindows();
    server().close();
  }

  private void closeWindows() {
    windows.forEach(BrowserContext::close);
    windows.clear();
  }

  private DemoServer server() {
    return Objects.requireNonNull(server, "the server is not started yet");
  }
}
