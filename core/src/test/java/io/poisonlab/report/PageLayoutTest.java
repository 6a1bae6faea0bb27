// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.experiment.PlanFile;
import io.poisonlab.html.Markup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the page in a real browser: {@code .mvn/find-chromium} finds or installs one. */
@DisplayName("The report's page in Chromium")
class PageLayoutTest {
  private static final Path FINDER = Path.of("..", ".mvn", "find-chromium");
  private static final String PAGE =
      SweepReport.of(
              Reports.of(PlanFile.preset("iris-study").plan().seeds(1, 2)), SweepContext.none())
          .toHtml();

  /**
   * Lists what is wider than its box unless it can be scrolled with the keyboard, and on a phone
   * what scrolls up and down inside the page. A window is never narrower than 500 units, a frame
   * is.
   */
  private static final String WRAPPER =
      """
      <!DOCTYPE html><title></title><iframe style="border:0;width:WIDTHpx;height:900px" srcdoc="PAGE"></iframe>
      <script>setTimeout(() => {
        const frame = document.querySelector("iframe"), page = frame.contentDocument, found = [];
        for (const e of page.querySelectorAll("body, body *")) {
          const style = frame.contentWindow.getComputedStyle(e);
          if (style.display === "inline" || e.clientWidth === 0 || e.closest("svg, script, .spoken")) continue;
          const scrolls = /auto|scroll/.test(style.overflowX) && e.tabIndex === 0
            && (e.tagName === "PRE" || e.hasAttribute("aria-label") || e.hasAttribute("aria-labelledby"));
          if (e.scrollWidth > e.clientWidth + 1 && !scrolls) found.push(`${e.tagName}.${e.className} is too wide`);
          if (WIDTH < 641 && e.tagName !== "PRE" && /auto|scroll/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
            found.push(`${e.tagName}.${e.className} scrolls within the page`);
        }
        const verdict = page.querySelector("#claims ~ .wide td.verdict").getBoundingClientRect();
        if (verdict.right > WIDTH) found.push("the verdict is off screen");
        document.title = "found: " + found.join("; ");
      }, 1000);</script>
      """;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} units wide")
  @ValueSource(ints = {390, 1440})
  @DisplayName("nothing is wider than its box unless the keyboard can scroll it")
  void fits(int width) throws Exception {
    Path page = folder.resolve("page.html");
    Files.writeString(
        page,
        WRAPPER.replace("WIDTH", Integer.toString(width)).replace("PAGE", Markup.escaped(PAGE)));

    String dom = dom(page);

    assertThat(dom.substring(0, Math.min(dom.length(), 2_000)))
        .containsPattern("<title>found: </title>");
  }

  /** What the page has become once its scripts have run. */
  private String dom(Path page) throws Exception {
    return output(
        output("sh", FINDER.toString()).strip(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--window-size=1500,1000",
        "--user-data-dir=" + folder.resolve("profile"),
        "--virtual-time-budget=3000",
        "--dump-dom",
        page.toUri().toString());
  }

  /** What a command prints; what it says on standard error where it fails. */
  private String output(String... command) throws Exception {
    Path printed = folder.resolve("printed");
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(printed.toFile())
            .redirectError(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("%s ends", command[0]).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).as(() -> text(said)).isZero();
    return text(printed);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
