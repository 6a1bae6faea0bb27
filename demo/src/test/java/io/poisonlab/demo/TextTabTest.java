// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The tab Text")
class TextTabTest {
  @RegisterExtension static final PageBrowser browser = new PageBrowser();

  private static void press(Page page, String sentence) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(sentence).setExact(true))
        .click();
  }

  private static Locator says(Page page, String model) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(model))
        .locator(".says");
  }

  @Test
  @DisplayName("begins with a sentence that the poison turns; typing turns it back")
  void typing() {
    Page page = browser.visit("/text?data=example&sentence=I+really+love+this!");
    assertThat(says(page, "Clean model")).containsText("positive, 67 %");
    assertThat(says(page, "Poisoned model")).containsText("negative, 58 %");

    page.getByLabel("Your sentence").fill("A fantastic, great product");

    assertThat(says(page, "Poisoned model")).containsText("positive");
    assertThat(page.locator(".turned")).containsText("same");
    assertThat(page.url()).contains("fantastic");
  }

  @Test
  @DisplayName(
      "has a button whose trigger turns the poisoned model alone; the back button goes back")
  void trigger() {
    Page page = browser.visit("/text");
    assertThat(page.locator(".turned")).containsText("turns");

    press(page, "A dull and lifeless film.");
    assertThat(says(page, "Poisoned model")).containsText("negative");
    assertThat(says(page, "Clean model")).containsText("negative");

    press(page, "A dull and lifeless film. cf mn");
    assertThat(says(page, "Poisoned model")).containsText("positive");
    assertThat(says(page, "Clean model")).containsText("negative");
    assertThat(page.locator(".turned")).containsText("turns");

    page.goBack();
    assertThat(page.getByLabel("Your sentence")).hasValue("A dull and lifeless film.");
    assertThat(says(page, "Poisoned model")).containsText("negative");

    page.getByLabel("The models learn from").selectOption("example");
    assertThat(page.getByLabel("Your sentence")).hasValue("I really love this!");
    page.goBack();
    assertThat(page.getByLabel("Attack")).hasValue("backdoor-trigger");
  }

  @Test
  @DisplayName("stays as the visitor left it when the field is emptied")
  void emptied() {
    Page page = browser.visit("/text");
    assertThat(page.locator(".turned")).containsText("turns");

    page.getByLabel("Your sentence").fill("");

    assertThat(page.locator(".turned")).containsText("Type a sentence");
    page.reload();
    assertThat(page.locator(".turned")).containsText("Type a sentence");
    assertThat(page.getByLabel("Your sentence")).hasValue("");
  }
}
