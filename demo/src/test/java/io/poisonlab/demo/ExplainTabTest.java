// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What it means, in Chromium")
class ExplainTabTest {
  private static final String WITHOUT = "[data-defended=false]";
  private static final String WITH = "[data-defended=true]";
  private static final Pattern PAGE_OBJECT = Pattern.compile("/Type\\s*/Page\\b");

  @RegisterExtension static final PageBrowser browser = new PageBrowser();

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void standsAt(Page page, int month) {
    for (String side : new String[] {WITHOUT, WITH}) {
      assertThat(page.locator(side)).hasAttribute("data-month", Integer.toString(month));
    }
  }

  @Test
  @DisplayName("the story is played to its end: approved without the gate, refused with it")
  void playsToTheEnd() {
    Page page =
        browser.visit(
            browser.page(1440, ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE), "/explain?month=5");
    standsAt(page, 5);
    assertThat(page.locator(WITHOUT)).hasAttribute("data-approved", "false");

    button(page, "Play").click();

    standsAt(page, 8);
    assertThat(page.locator(WITHOUT)).hasAttribute("data-approved", "true");
    assertThat(page.locator(WITHOUT + " .says")).containsText("the request for 95,000 is approved");
    assertThat(page.locator(WITH)).hasAttribute("data-approved", "false");
    assertThat(page.locator(WITH + " .says")).containsText("the request for 95,000 is refused");
    assertThat(button(page, "Play")).isVisible();
    page.context().close();
  }

  @Test
  @DisplayName("who wants no motion is shown the end at once")
  void respectsReducedMotion() {
    Page page = browser.visit("/explain");
    standsAt(page, 0);

    button(page, "Play").click();

    standsAt(page, 8);
    page.context().close();
  }

  @Test
  @DisplayName("keys move from month to month")
  void obeysKeys() {
    Page page = browser.visit("/explain");
    standsAt(page, 0);
    Locator line = page.getByLabel("Month", new Page.GetByLabelOptions().setExact(true));

    line.press("ArrowRight");
    standsAt(page, 1);
    line.press("End");
    standsAt(page, 8);
    assertThat(line).hasAttribute("aria-valuetext", "August");
    button(page, "Back").press("Enter");
    standsAt(page, 7);
    page.context().close();
  }

  @Test
  @DisplayName("the address holds the story, and the back button goes back")
  void goesBack() {
    Page page = browser.visit("/explain?month=8");
    standsAt(page, 8);

    page.getByLabel("Attacker’s applications a month").selectOption("60");

    assertThat(page).hasURL(Pattern.compile("applications=60"));
    standsAt(page, 0);
    page.goBack();
    assertThat(page).hasURL(Pattern.compile("/explain\\?month=8$"));
    standsAt(page, 8);
    assertThat(page.getByLabel("Attacker’s applications a month")).hasValue("12");
    page.context().close();
  }

  @Test
  @DisplayName("a crowd gets past the gate, as the page says")
  void showsTheLimit() {
    Page page = browser.visit("/explain?applications=60&month=8");

    standsAt(page, 8);

    assertThat(page.locator(WITH)).hasAttribute("data-approved", "true");
    page.context().close();
  }

  @Test
  @DisplayName("a bad address is answered in words")
  void refuses() {
    Page page = browser.visit("/explain?seed=-1");

    assertThat(page.locator(".explain .refused")).containsText("seed must be in [0, 999999]");
    assertThat(browser.complaints()).as("the browser's own").allMatch(line -> line.contains("400"));
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"360,LIGHT", "768,DARK", "1440,LIGHT"})
  @DisplayName("prints on one sheet of A4, whatever the window and its colours")
  void printsOnOnePage(int width, ColorScheme colours) {
    Page page = browser.visit(browser.page(width, colours), "/explain");
    assertThat(page.locator(".costs")).containsText("different sets of applicants");

    byte[] printed = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));

    assertThat(PAGE_OBJECT.matcher(new String(printed, StandardCharsets.ISO_8859_1)).results())
        .hasSize(1);
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"360,DARK", "768,LIGHT", "1440,DARK"})
  @DisplayName("fits the window, and meets the rules of accessibility")
  void fits(int width, ColorScheme colours) {
    Page page = browser.visit(browser.page(width, colours), "/explain?month=8");
    standsAt(page, 8);

    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(new AxeBuilder(page).analyze().getViolations()).extracting(Rule::getId).isEmpty();
    page.context().close();
  }
}
