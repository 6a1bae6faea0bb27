// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks at every tab at three widths, in light and dark: nothing jumps while it loads, nothing is
 * wider than the window, axe finds nothing, and a picture is left in {@code target/screenshots} to
 * be looked at.
 */
@DisplayName("Every tab, at three widths, light and dark")
class ScreenshotsTest {
  /** How far what has been seen may be pushed about: the share of the window, as browsers count. */
  private static final double STILL = 0.02;

  /** Writes down each push while the page loads, with what was pushed. */
  private static final String WATCH =
      """
      window.pushes = [];
      new PerformanceObserver(list => list.getEntries().forEach(each => pushes.push({
        by: each.value,
        what: each.sources.map(source => source.node?.nodeName + '.' + source.node?.className).join(' '),
      }))).observe({ type: 'layout-shift', buffered: true });
      """;

  private static final Path PICTURES = Path.of("target", "screenshots");

  @RegisterExtension static final PageBrowser browser = new PageBrowser();

  static Stream<Arguments> views() {
    return Stream.concat(Assets.TABS.stream(), Stream.of("/?data=iris", "/?tour=3"))
        .flatMap(tab ->
            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(colours ->
                    Stream.of(360, 768, 1440).map(width -> Arguments.of(tab, width, colours))));
  }

  @ParameterizedTest(name = "{0}, {1} pixels wide, {2}")
  @MethodSource("views")
  void isFitToBeSeen(String tab, int width, ColorScheme colours) {
    Page page = browser.page(width, colours);
    page.addInitScript(WATCH);
    browser.visit(page, tab);
    page.waitForFunction("() => document.querySelector('main').childElementCount > 0");
    if (tab.matches("/(\\?.*)?")) {
      new Stages(page).settled();
    } else {
      page.waitForLoadState(LoadState.NETWORKIDLE);
      page.waitForTimeout(300);
    }
    assertThat(
            (Double) page.evaluate("() => pushes.reduce((sum, each) => sum + each.by, 0.0000001)"))
        .as(() -> "pushed about while loading: " + page.evaluate("() => JSON.stringify(pushes)"))
        .isLessThan(STILL);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name(tab, width, colours)))
            .setFullPage(true));

    assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
        .as("width of what there is")
        .isLessThanOrEqualTo(width);
    List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(
            violations.stream()
                .map(rule ->
                    rule.getId()
                        + " "
                        + rule.getHelp()
                        + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList()))
        .as("what axe finds")
        .isEmpty();
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  private static String name(String tab, int width, ColorScheme colours) {
    String word = tab.equals("/") ? "stages" : tab.replaceAll("[^a-z0-9]", "");
    return "%s-%d-%s.png".formatted(word, width, colours.name().toLowerCase(java.util.Locale.ROOT));
  }
}
