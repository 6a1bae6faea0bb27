// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Which defence sees what, in Chromium")
class MatrixTabTest {
  private static final String CELL = "[data-cell='label-flip/confident-learning']";

  @RegisterExtension static final PageBrowser browser = new PageBrowser();

  @Test
  @DisplayName("what is chosen stands in the address, keeps the keyboard, and comes back")
  void choosesAndGoesBack() {
    Page page = browser.visit("/matrix");
    Locator data = page.getByLabel("Data set");
    assertThat(data).hasValue("breast-cancer");
    String before = page.locator(CELL).textContent();

    data.focus();
    data.selectOption("iris");

    assertThat(page).hasURL(Pattern.compile("dataset=iris"));
    assertThat(page.locator(CELL)).not().hasText(before);
    assertThat(page.getByLabel("Data set")).isFocused();
    page.getByLabel("Shown").selectOption("back");
    assertThat(page.locator(CELL)).hasText(Pattern.compile("^[+−]?\\d+\\.\\d$"));
    page.goBack();
    page.goBack();
    assertThat(page.getByLabel("Data set")).hasValue("breast-cancer");
    assertThat(page.locator(CELL)).hasText(before);
    page.context().close();
  }

  @Test
  @DisplayName("a cell is told in words, and leads to the stages where both are offered")
  void tellsCell() {
    Page page = browser.visit("/matrix");

    page.locator(CELL).press("Enter");

    assertThat(page.locator(".said")).containsText("label-flip against confident-learning");
    assertThat(page.locator(CELL)).isFocused();
    assertThat(page.locator(CELL)).hasAttribute("aria-pressed", "true");
    assertThat(page.locator(".said a"))
        .hasAttribute("href", "/?attack=label-flip&defence=confident-learning");
    page.locator("[data-cell='label-flip/isolation-forest (per class)']").click();
    assertThat(page.locator(".said")).containsText("not offered in four stages");
    page.context().close();
  }

  @Test
  @DisplayName("what was not measured is said in words")
  void refuses() {
    Page page = browser.visit("/matrix?cell=a/b");
    assertThat(page.locator(".said")).containsText("“a/b” was not measured here");
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"360,LIGHT", "768,DARK", "1440,LIGHT", "360,DARK"})
  @DisplayName("fits the window, and meets the rules of accessibility")
  void fits(int width, ColorScheme colours) {
    Page page =
        browser.visit(browser.page(width, colours), "/matrix?cell=label-flip/confident-learning");
    assertThat(page.locator(".said")).containsText("Watch these two");

    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(new AxeBuilder(page).analyze().getViolations()).extracting(Rule::getId).isEmpty();
    page.context().close();
  }
}
