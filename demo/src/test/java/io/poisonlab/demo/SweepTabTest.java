// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The tab Iris sweep")
class SweepTabTest {
  @RegisterExtension static final PageBrowser browser = new PageBrowser();

  private static void awaitEnd(Page page) {
    page.waitForSelector("main[data-running=false]");
  }

  private static void awaitBegin(Page page) {
    assertThat(page.locator(".count"))
        .hasText(
            Pattern.compile("[1-9]\\d* of 50 seeds"),
            new LocatorAssertions.HasTextOptions().setTimeout(30_000));
  }

  @Test
  @DisplayName("runs to its end; its address brings the same table again")
  void again() {
    Page page = browser.visit("/sweep?protocol=whole-dataset&seeds=5");
    awaitEnd(page);
    assertThat(page.locator(".count")).hasText("5 of 5 seeds");
    assertThat(page.locator("main tbody tr")).hasCount(6);
    String table = page.locator("main table").innerText();

    page.reload();
    awaitEnd(page);

    assertThat(page.locator("main table").innerText()).isEqualTo(table);
  }

  @Test
  @DisplayName("can be cancelled and run again, and the newest knob wins")
  void cancelled() {
    Page page = browser.visit("/sweep?learner=gradient-boosting&seeds=50");
    awaitBegin(page);

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel")).click();

    assertThat(page.locator(".count")).containsText("cancelled");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run again")).click();
    awaitBegin(page);
    page.getByLabel("Model").selectOption("knn");
    awaitEnd(page);
    assertThat(page.locator(".count")).hasText("50 of 50 seeds");
    assertThat(page.locator("main tbody tr")).hasCount(3);
    page.goBack();
    assertThat(page.getByLabel("Model")).hasValue("gradient-boosting");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Text")).click();
    assertThat(page.locator(".turned")).containsText("turns");
  }
}
