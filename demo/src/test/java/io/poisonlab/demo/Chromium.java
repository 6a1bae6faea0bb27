// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The browser of all tests, started when the first asks; it ends with the JVM. It is an installed
 * Chromium or Chrome, else the one that Playwright fetches, else Debian's package, which the finder
 * installs.
 */
final class Chromium {
  private static final Path FINDER = Path.of("..", ".mvn", "find-chromium");
  private static final Browser BROWSER = start();

  private Chromium() {}

  static Browser browser() {
    return BROWSER;
  }

  private static Browser start() {
    BrowserType chromium =
        Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium();
    try {
      @Nullable String installed = find("--installed");
      if (installed != null) {
        return launch(chromium, installed);
      }
      try {
        if (fetch() == 0) {
          return launch(chromium, null);
        }
      } catch (PlaywrightException _) {
        // it was fetched and does not start here: Debian's package is left
      }
      return launch(chromium, find());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for a browser", e);
    }
  }

  /** Lets Playwright fetch its own browser. */
  private static int fetch() throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CLI.class.getName(),
            "install",
            "chromium")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static Browser launch(BrowserType chromium, @Nullable String program) {
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    return chromium.launch(program == null ? options : options.setExecutablePath(Path.of(program)));
  }

  private static @Nullable String find(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", FINDER.toString()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? printed.lines().findFirst().orElse(null) : null;
  }
}
