// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The guided tour")
class TourTest {
  private static final int STOPS = 12;

  @RegisterExtension static final PageBrowser browser = new PageBrowser();

  @Test
  @DisplayName("goes through all stops with Next, and back with Back; what it says is so")
  void nextAndBack() {
    Page page = browser.visit("/");
    Stages stages = new Stages(page).settled();
    page.locator("#tour-button").click();
    List<List<String>> shown = new ArrayList<>();
    for (int stop = 1; stop < STOPS; stop++) {
      at(page, stop);
      shown.add(stages.settled().accuracies());
      expectSeen(page);
      page.locator("#tour-next").click();
    }
    at(page, STOPS);
    assertThat(page.url()).contains("/explain");

    assertThat(shown.getFirst()).containsExactly("97 %", "47 %", "47 %", "92 %");
    assertThat(shown.get(6)).as("half the poison").startsWith("97 %", "96 %");
    assertThat(number(shown.get(7).get(1))).as("another model").isGreaterThan(90);
    List<String> blind = shown.get(8);
    assertThat(number(blind.get(3)) - number(blind.get(1))).as("the filter is blind").isLessThan(3);
    List<String> sees = shown.get(9);
    assertThat(number(sees.get(3)) - number(sees.get(1))).as("neighbours see").isGreaterThan(5);

    for (int stop = STOPS - 1; stop >= 1; stop--) {
      page.locator("#tour-back").click();
      at(page, stop);
    }
    assertThat(stages.settled().accuracies()).isEqualTo(shown.getFirst());
    page.locator("#tour-end").click();
    assertThat(page.locator("#tour").isVisible()).isFalse();
  }

  @Test
  @DisplayName("goes by the keyboard too, and stands in the address")
  void keyboard() {
    Page page = browser.visit("/?tour=2");
    at(page, 2);
    page.keyboard().press("ArrowRight");
    at(page, 3);
    page.keyboard().press("ArrowRight");
    at(page, 4);
    assertThat(page.locator("#marks").isChecked()).isTrue();
    page.keyboard().press("ArrowLeft");
    at(page, 3);
    page.goBack();
    at(page, 4);
    page.keyboard().press("Escape");
    page.waitForCondition(() -> !page.locator("#tour").isVisible());
    assertThat(page.url()).doesNotContain("tour");
  }

  @Test
  @DisplayName("shows what a stop speaks of where a link leads there, and gives the knobs back")
  void keepsKnobs() {
    Page page = browser.visit("/?tour=7");
    at(page, 7);
    new Stages(page).settled().expectAccuracy("poisoned", "96 %");

    browser.visit(page, "/?learner=knn&rows=33");
    new Stages(page).settled();
    page.locator("#tour-button").click();
    at(page, 1);
    page.locator("#tour-next").click();
    at(page, 2);
    page.keyboard().press("Escape");
    page.waitForURL("**/?learner=knn&rows=33");
  }

  private static void at(Page page, int stop) {
    page.locator("#tour:has-text('Stop %d of %d')".formatted(stop, STOPS)).waitFor();
    assertThat(page.url()).contains("tour=" + stop);
  }

  /** The marked part stands above the panel, at least its beginning. */
  private static void expectSeen(Page page) {
    page.waitForFunction(
        "() => { const e = document.querySelector('.looked-at'); if (!e) return false;"
            + " const top = e.getBoundingClientRect().top;"
            + " return top > -5 && top < document.getElementById('tour').getBoundingClientRect().top - 100; }");
  }

  private static int number(String accuracy) {
    return Integer.parseInt(accuracy.replaceFirst("(\\.\\d)? %", ""));
  }
}
