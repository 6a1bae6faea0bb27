// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;

/** What a visitor sees of the four stages. */
record Stages(Page page) {
  static final List<String> KINDS = List.of("clean", "poisoned", "filtered", "retrained");

  /** Waits until nothing is computed any longer. */
  Stages settled() {
    page.waitForFunction(
        "() => document.querySelector('main')?.getAttribute('aria-busy') === null"
            + " && /\\d/.test(document.querySelector('#accuracy-retrained strong')?.textContent ?? '')");
    return this;
  }

  /** Turns a knob that is a list to choose from. */
  Stages choose(String knob, String value) {
    page.locator("#knob-" + knob).selectOption(value);
    return settled();
  }

  /** Moves a knob that is a slider, as a hand would leave it. */
  Stages slide(String knob, String value) {
    page.locator("#knob-" + knob).fill(value);
    page.locator("#knob-" + knob).dispatchEvent("change");
    return settled();
  }

  /** Returns the accuracies in large type. */
  List<String> accuracies() {
    return KINDS.stream().map(kind -> accuracy(kind).textContent()).toList();
  }

  Locator accuracy(String kind) {
    return page.locator("#accuracy-" + kind + " strong");
  }

  /** Returns the sentence under a picture. */
  String says(String kind) {
    return page.locator("#says-" + kind).textContent();
  }

  /** Returns the sum of a picture's pixels, which tells whether it has changed. */
  Object pixels(String kind) {
    return page.evaluate(
        "id => { const c = document.getElementById(id); const d = c.getContext('2d')"
            + ".getImageData(0, 0, c.width, c.height).data; let s = 0;"
            + " for (let i = 0; i < d.length; i++) s = (s * 31 + d[i]) % 1000000007; return s; }",
        "plot-" + kind);
  }

  void expectAccuracy(String kind, String pattern) {
    assertThat(accuracy(kind)).hasText(Pattern.compile(pattern));
  }
}
