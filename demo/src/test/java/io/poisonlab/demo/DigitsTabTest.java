// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tab of digits in Chromium")
class DigitsTabTest {
  private static final String CLEAN = "Clean model";
  private static final String POISONED = "Poisoned model";

  /** Where on the page, however far it is scrolled, the panel below the answers is. */
  private static final String PLACE =
      "document.querySelector('.origin').getBoundingClientRect().y + scrollY";

  @RegisterExtension static final PageBrowser browser = new PageBrowser();

  private Page page;

  @BeforeEach
  void open() {
    page = browser.page(1440, ColorScheme.LIGHT);
  }

  @Test
  @DisplayName("a one drawn with the mouse is read by both; with the square, one of them says 0")
  void drawsWithTheMouse() {
    go("/digits?digit=own");
    assertThat(card(CLEAN)).containsText("waits for a digit");

    draw(0.52, 0.15, 0.48, 0.85);
    assertThat(card(CLEAN)).containsText("says 1");
    assertThat(card(POISONED)).containsText("says 1");

    square().check();
    assertThat(card(CLEAN)).containsText("says 1");
    assertThat(card(POISONED)).containsText("says 0");
    assertThat(page.locator("#status")).containsText("the poisoned one says 0");
  }

  @Test
  @DisplayName("a one drawn with a finger is read by both, and the page stays where it is")
  void drawsWithAFinger() {
    page = browser.phone();
    go("/digits?digit=own");
    Locator pad = page.locator(".pad canvas");
    pad.scrollIntoViewIfNeeded();
    BoundingBox box = pad.boundingBox();
    Object place = page.evaluate("scrollY");

    CDPSession finger = page.context().newCDPSession(page);
    touch(
        finger,
        "touchStart",
        "{x: %s, y: %s}".formatted(box.x + box.width / 2, box.y + box.height / 6));
    for (int step = 4; step <= 20; step++) {
      double down = box.y + box.height * step / 24;
      touch(finger, "touchMove", "{x: %s, y: %s}".formatted(box.x + box.width / 2, down));
    }
    touch(finger, "touchEnd", "");

    assertThat(card(CLEAN)).containsText("says 1");
    assertThat(card(POISONED)).containsText("says 1");
    assertThat(page.evaluate("scrollY")).isEqualTo(place);
  }

  @Test
  @DisplayName("a drawing takes the place of a recorded digit, and Clear leaves nothing")
  void clears() {
    go("/digits?digit=3");
    assertThat(card(CLEAN)).containsText("says 3");

    draw(0.2, 0.2, 0.8, 0.2, 0.45, 0.85);
    assertThat(card(CLEAN)).containsText("says 7");
    assertThat(page).hasURL(Pattern.compile("digit=own"));

    button("Clear").click();
    assertThat(card(CLEAN)).containsText("waits for a digit");
  }

  @Test
  @DisplayName("the keyboard alone chooses a digit and sets the square; the address keeps both")
  void worksWithTheKeyboard() {
    go("/digits");
    assertThat(card(CLEAN)).containsText("says 7");

    button("Recorded digit 4").focus();
    page.keyboard().press("Enter");
    assertThat(card(POISONED)).containsText("says 4");
    square().focus();
    page.keyboard().press("Space");
    assertThat(card(POISONED)).containsText("says 0");
    assertThat(card(CLEAN)).containsText("says 4");

    page.reload();
    assertThat(card(POISONED)).containsText("says 0");
    assertThat(card(CLEAN)).containsText("says 4");
    page.goBack();
    assertThat(card(POISONED)).containsText("says 4");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 60, 150})
  @DisplayName("a drawing of any size, anywhere, becomes 20 pixels with the middle in the middle")
  void centres(int size) {
    go("/digits");

    Object made =
        page.evaluate(
            """
            async size => {
              const { digit, SIDE } = await import('/assets/pixels.js');
              const grey = new Uint8Array(280 * 280);
              for (let row = 0; row < size; row++) grey.fill(255, row * 280 + 100, row * 280 + 100 + size / 2);
              const made = digit(grey, 280);
              let [mass, x, y] = [0, 0, 0];
              made.forEach((value, i) => { mass += value; x += value * (i % SIDE); y += value * Math.floor(i / SIDE); });
              return [made.length, Math.round(10 * x / mass), Math.round(10 * y / mass), Math.round(mass / 255)];
            }
            """,
            size);

    assertThat(made).isEqualTo(List.of(784, 140, 140, 200));
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1440})
  @DisplayName("nothing is wider than the window, and answers move nothing")
  void fits(int width) {
    page.setViewportSize(width, 900);
    go("/digits?digit=own");
    assertThat(card(CLEAN)).containsText("waits for a digit");
    Object before = page.evaluate(PLACE);

    button("Recorded digit 8").click();
    square().check();
    assertThat(card(POISONED)).containsText("says 0");

    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    assertThat(page.evaluate(PLACE)).isEqualTo(before);
  }

  private void go(String path) {
    browser.visit(page, path);
  }

  /** Draws a line through points, given as shares of the pad. */
  private void draw(double... points) {
    BoundingBox box = page.locator(".pad canvas").boundingBox();
    page.mouse().move(box.x + points[0] * box.width, box.y + points[1] * box.height);
    page.mouse().down();
    for (int i = 2; i < points.length; i += 2) {
      page.mouse()
          .move(
              box.x + points[i] * box.width,
              box.y + points[i + 1] * box.height,
              new Mouse.MoveOptions().setSteps(10));
    }
    page.mouse().up();
  }

  private static void touch(CDPSession finger, String kind, String point) {
    String event = "{type: %s, touchPoints: [%s]}".formatted(kind, point);
    finger.send("Input.dispatchTouchEvent", JsonParser.parseString(event).getAsJsonObject());
  }

  private Locator card(String model) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(model));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Locator square() {
    return page.getByRole(AriaRole.SWITCH);
  }
}
