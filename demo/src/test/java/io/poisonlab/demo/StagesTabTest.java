// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.poisonlab.scene.Choice;
import io.poisonlab.scene.Choices;
import io.poisonlab.scene.PlaneData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The four stages in a browser")
class StagesTabTest {
  @RegisterExtension static final PageBrowser browser = new PageBrowser();

  private static Stages stages(String address) {
    return new Stages(browser.visit(address)).settled();
  }

  @Test
  @DisplayName("open on the story of 97, 47 and 92 per cent, and tell it without a click")
  void tellsTheStory() {
    Stages stages = stages("/");

    assertThat(stages.accuracies()).containsExactly("97 %", "47 %", "47 %", "92 %");
    assertThat(stages.page().locator("#headline").textContent())
        .contains(
            "right 97 %",
            "slipped 80 false rows in among the 240: 47 %",
            "took out 25 suspicious rows",
            "trained again: 92 %");
    assertThat(stages.says("poisoned")).contains("collapsed", "says \"0\" to everything");
    assertThat(stages.says("filtered")).contains("16 of the 80 poisoned ones (20 %)");
    assertThat(stages.says("retrained")).contains("64 poisoned rows are still in there");
    assertThat(stages.page().locator("#plot-poisoned").getAttribute("aria-label"))
        .contains("Poisoned data: 47.0 % right");
  }

  @Test
  @DisplayName("follow every knob, and each of its settings")
  void followsKnobs() {
    Stages stages = stages("/");
    for (Choice learner : Choices.learners()) {
      stages.choose("learner", learner.id());
      expectShown(stages, learner.id());
    }
    stages.choose("learner", "decision-tree");
    for (Choice data : PlaneData.choices()) {
      stages.choose("data", data.id());
      expectShown(stages, data.id());
    }
    stages.choose("x", "sepal_length").choose("y", "sepal_width");
    assertThat(stages.page().url()).contains("x=sepal_length", "y=sepal_width");
    expectShown(stages, "two columns of Iris");
    stages.choose("data", PlaneData.DEFAULT);
    for (Choice attack : Choices.attacks()) {
      stages.choose("attack", attack.id());
      expectShown(stages, attack.id());
    }
    stages.choose("attack", "label-flip");
    for (Choice defence : Choices.defences()) {
      stages.choose("defence", defence.id());
      expectShown(stages, defence.id());
    }
  }

  private static void expectShown(Stages stages, String what) {
    assertThat(stages.page().locator("#trouble").isVisible())
        .as(() -> what + ": " + stages.page().locator("#trouble").textContent())
        .isFalse();
    assertThat(stages.accuracies()).as(what).allMatch(text -> text.matches("\\d+(\\.\\d)? %"));
  }

  @Test
  @DisplayName("follow the sliders and the dice, and put it all into the address")
  void followsSliders() {
    Stages stages = stages("/");
    Object before = stages.pixels("poisoned");

    stages.slide("rows", "40");
    stages.expectAccuracy("poisoned", "96 %");
    assertThat(stages.pixels("poisoned")).isNotEqualTo(before);

    stages.slide("strength", "0.3");
    assertThat(stages.says("filtered")).contains("took out 84 suspicious rows");

    stages.page().locator("#dice").click();
    stages.settled();
    assertThat(stages.page().locator("#knob-seed").inputValue()).isEqualTo("3");
    assertThat(stages.page().url()).contains("rows=40", "strength=0.3", "seed=3");
  }

  @Test
  @DisplayName("are the same again from their address, and after going back")
  void liveInTheAddress() {
    Stages stages = stages("/?data=moons&learner=knn&attack=label-flip&defence=neighbour-vote");
    List<String> first = stages.accuracies();
    Object picture = stages.pixels("retrained");

    stages.choose("learner", "decision-tree");
    assertThat(stages.accuracies()).isNotEqualTo(first);
    stages.page().goBack();
    stages.expectAccuracy("retrained", first.getLast());
    assertThat(stages.settled().accuracies()).isEqualTo(first);
    assertThat(stages.page().locator("#knob-learner").inputValue()).isEqualTo("knn");

    stages.page().reload();
    assertThat(stages.settled().accuracies()).isEqualTo(first);
    assertThat(stages.pixels("retrained")).isEqualTo(picture);
    assertThat(stages(stages.page().url()).accuracies()).isEqualTo(first);
  }

  @Test
  @DisplayName("show what the defender sees, without the marks of poison")
  void hidesMarks() {
    Stages stages = stages("/");
    Object marked = stages.pixels("poisoned");
    Object clean = stages.pixels("clean");

    stages.page().locator("#marks").check();

    assertThat(stages.page().url()).contains("marks=off");
    assertThat(stages.pixels("poisoned")).isNotEqualTo(marked);
    assertThat(stages.pixels("clean")).isEqualTo(clean);
    assertThat(stages.page().locator("#legend [data-kind=poison]").isVisible()).isFalse();
    stages.page().goBack();
    assertThat(stages.pixels("poisoned")).isEqualTo(marked);
  }

  @Test
  @DisplayName("let the visitor place poison with the mouse, take it back and clear it")
  void placesPoison() {
    Stages stages = stages("/?attack=placed-rows");
    assertThat(stages.says("poisoned")).contains("Nothing was poisoned");
    BoundingBox box = stages.page().locator("#plot-poisoned").boundingBox();

    stages.page().mouse().click(box.x + 0.9 * box.width, box.y + 0.1 * box.height);
    stages.page().waitForURL("**points=**");
    stages.settled();
    assertThat(stages.says("poisoned")).startsWith("An attacker slipped 20 false rows in");
    Object one = stages.pixels("poisoned");

    stages.page().mouse().click(box.x + 0.8 * box.width, box.y + 0.1 * box.height);
    stages.page().locator("#hand-count:has-text('40 placed')").waitFor();
    assertThat(stages.settled().says("poisoned"))
        .startsWith("An attacker slipped 40 false rows in");
    assertThat(stages.pixels("poisoned")).isNotEqualTo(one);

    stages.page().locator("#hand-undo").click();
    stages.page().locator("#hand-count:has-text('20 placed')").waitFor();
    assertThat(stages.settled().pixels("poisoned")).isEqualTo(one);
    stages.page().locator("#hand-clear").click();
    stages.page().waitForCondition(() -> stages.says("poisoned").startsWith("Nothing"));
  }

  @Test
  @DisplayName("let a finger place poison on a phone")
  void placesPoisonByTouch() {
    Stages stages = new Stages(browser.visit(browser.phone(), "/")).settled();
    stages.page().locator("#plot-poisoned").tap();
    stages.page().locator("#hand-count:has-text('20 placed')").waitFor();

    assertThat(stages.settled().says("poisoned"))
        .startsWith("An attacker slipped 20 false rows in");
  }

  @Test
  @DisplayName("let the visitor place poison with the keyboard")
  void placesPoisonByKeyboard() {
    Stages stages = stages("/");
    stages.page().locator("#hand-rows").selectOption("5");
    stages.page().locator("#plot-poisoned").focus();
    for (int i = 0; i < 10; i++) {
      stages.page().keyboard().press("ArrowRight");
    }
    stages.page().keyboard().press("ArrowUp");
    stages.page().keyboard().press("Enter");
    stages.page().waitForURL("**points=**");

    assertThat(stages.settled().says("poisoned")).startsWith("An attacker slipped 5 false rows in");
    assertThat(stages.page().url()).contains("attack=placed-rows");
    assertThat(stages.page().locator("#status").textContent()).isNotBlank();
  }

  @Test
  @DisplayName("are told twenty times with other rows, and the means are those of the story")
  void measuresLuck() {
    Stages stages = stages("/");
    stages.page().locator("#luck").click();
    stages.page().locator("#luck-result caption:has-text('20 of 20 seeds')").waitFor();

    List<String> cells = stages.page().locator("#luck-result td").allTextContents();
    assertThat(cells.get(0)).startsWith("96.").endsWith(" %");
    assertThat(cells.get(2)).isEqualTo("47.0 %");
    assertThat(cells.get(4)).startsWith("9").endsWith(" %");
  }

  @Test
  @DisplayName("show an uploaded file, and bring it again where the server has lost it")
  void showsUploads() {
    Stages stages = stages("/");
    StringBuilder csv = new StringBuilder("height,weight,sex,note,age\n");
    for (int i = 0; i < 120; i++) {
      csv.append(
          "%d,%d,%s,n%d,%s\n"
              .formatted(
                  150 + i % 30 + i % 2 * 15,
                  50 + i % 25,
                  i % 2 == 0 ? "f" : "m",
                  i,
                  i == 99 ? "" : 20 + i));
    }
    upload(stages, "people.csv", csv.toString());
    stages.page().waitForURL("**data=file-**");
    stages.settled();

    assertThat(stages.page().locator("#knob-x").inputValue()).isEqualTo("height");
    assertThat(stages.page().locator("#knob-target").inputValue()).isEqualTo("sex");
    assertThat(stages.page().locator("#upload-gaps").textContent())
        .isEqualTo("Not offered as numbers: \"age\" has no number in row 100 below the header.");
    assertThat(stages.says("clean")).contains("84 honest rows", "36 test rows");
    assertThat(stages.page().locator("#legend").textContent()).contains("class f", "class m");
    List<String> shown = stages.accuracies();

    stages.choose("data", "moons");
    stages.page().locator("#knob-data").selectOption(new SelectOption().setLabel("Your file"));
    stages.page().waitForURL("**target=sex**");
    assertThat(stages.settled().accuracies()).isEqualTo(shown);

    browser.restart(() -> {});
    stages.choose("learner", "decision-tree");
    stages.choose("learner", "linear-svm");
    assertThat(stages.accuracies()).isEqualTo(shown);

    Stages elsewhere = new Stages(browser.visit(stages.page().url())).settled();
    assertThat(elsewhere.accuracies()).isEqualTo(shown);
    assertThat(elsewhere.page().locator("#knob-target").inputValue()).isEqualTo("sex");
    assertThat(browser.complaints())
        .as("the server did not know it")
        .allMatch(line -> line.contains("404"));
  }

  @Test
  @DisplayName("have the threshold that the page tells of")
  void haveAThreshold() {
    Stages stages = stages("/?rows=65");
    assertThat(stages.page().locator("#why").textContent())
        .contains("65 rows still do it, and 60 cost four points only");
    stages.expectAccuracy("poisoned", "47 %");
    stages.slide("rows", "60").expectAccuracy("poisoned", "93 %");
    stages.expectAccuracy("clean", "97 %");
  }

  @Test
  @DisplayName("are empty where knobs cannot be played, and come back with other ones")
  void areEmptyWhereNothingCanBeShown() {
    Stages stages = stages("/");
    List<String> first = stages.accuracies();
    stages.page().locator("#knob-rows").fill("400");
    stages.page().locator("#knob-attack").selectOption("label-flip");
    stages.page().locator("#trouble:has-text('only 240 can be attacked')").waitFor();
    assertThat(stages.accuracies()).containsOnly("–");
    assertThat(stages.page().locator("#plot-clean").isVisible()).isFalse();

    stages.page().goBack();
    stages.settled().expectAccuracy("poisoned", "47 %");
    stages.choose("attack", "injected-cluster").slide("rows", "80");
    assertThat(stages.accuracies()).isEqualTo(first);
    assertThat(stages.page().locator("#trouble").isVisible()).isFalse();
  }

  @Test
  @DisplayName("show rows without a value, and say how many count less and how many nothing")
  void showsRowsWithoutValue() {
    Stages stages = stages("/?attack=missing-burst&defence=label-inconsistency");
    assertThat(stages.says("filtered")).containsPattern("count less, \\d+ of them nothing at all");
    Object marked = stages.pixels("poisoned");
    stages.page().locator("#marks").check();
    assertThat(stages.pixels("poisoned")).isNotEqualTo(marked);
  }

  @Test
  @DisplayName("stand where they stood, whatever the knobs")
  void doNotJump() {
    for (int width : new int[] {360, 768, 1440}) {
      Page page = browser.page(width, ColorScheme.LIGHT);
      Stages stages = new Stages(browser.visit(page, "/")).settled();
      BoundingBox first = page.locator("#plot-poisoned").boundingBox();
      stages.choose("attack", "label-flip").choose("defence", "neighbour-vote");
      stages.choose("learner", "knn").choose("defence", "none").choose("attack", "clean");
      BoundingBox last = page.locator("#plot-poisoned").boundingBox();
      assertThat(last.y).as("at %d pixels", width).isCloseTo(first.y, within(0.5));
      assertThat(last.height).isCloseTo(first.height, within(0.5));
    }
  }

  @Test
  @DisplayName("refuse bad files in words, and keep what they show")
  void refusesBadUploads() {
    Stages stages = stages("/");
    List<String> before = stages.accuracies();
    refuse(stages, "empty.csv", "", "is empty");
    refuse(stages, "words.csv", "a,b\nx,y\nz,w\n", "two columns of numbers");
    String gap = "a,b,c\n" + "1,2,x\n3,,y\n3,4,x\n3,5,y\n".repeat(3);
    refuse(stages, "gap.csv", gap, "\"b\" has no number in row 2 below the header");
    refuse(stages, "ragged.csv", "a,b,c\n1,2,x\n1,2\n", "found 2 fields, the header has 3");
    refuse(stages, "packed.zip", "PK\u0003\u0004aaaa", "is packed");
    refuse(stages, "wide.csv", "c,".repeat(60) + "c\n" + "1,".repeat(60) + "1\n", "61 columns");
    refuse(stages, "large.csv", "a,b,c\n" + "1,2,x\n".repeat(200_000), "allowed are 1,048,576");
    refuse(stages, "long.csv", "a,b,c\n" + "1,2,x\n2,3,y\n".repeat(1_500), "3,000 rows");
    assertThat(stages.accuracies()).isEqualTo(before);
    browser.complaints(); // the browser itself notes each refusal
  }

  private static void refuse(Stages stages, String name, String text, String why) {
    upload(stages, name, text);
    stages.page().locator("#upload-trouble:has-text('" + why + "')").waitFor();
  }

  private static void upload(Stages stages, String name, String text) {
    stages
        .page()
        .locator("#upload")
        .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName("show progress of what takes long, and can be cancelled")
  void cancels() {
    Page page = browser.page(1440, ColorScheme.LIGHT);
    Stages stages = new Stages(browser.visit(page, "/")).settled();
    List<String> before = stages.accuracies();
    page.evaluate(
        "() => { const real = window.fetch; window.fetch = (path, options) =>"
            + " String(path).startsWith('/api/scene') ? new Promise((resolve, reject) =>"
            + " options.signal.addEventListener('abort', () => reject(options.signal.reason))) : real(path, options); }");

    page.locator("#knob-learner").selectOption("random-forest");
    page.locator("#busy").waitFor();
    page.locator("#cancel").click();

    assertThat(page.locator("#busy").isVisible()).isFalse();
    assertThat(page.locator("#headline").textContent()).startsWith("Cancelled");
    assertThat(stages.accuracies()).isEqualTo(before);
  }

  @Test
  @DisplayName("say what each kind of attack and defence has done, and where no harm can show")
  void saysWhatWasDone() {
    Stages stages = stages("/?learner=knn&attack=label-flip&defence=neighbour-vote");
    assertThat(stages.page().locator("#headline").textContent())
        .contains("gave 80 of the 240 rows a wrong class", "gave 70 suspicious rows another class");
    stages.choose("attack", "backdoor-trigger");
    assertThat(stages.says("poisoned")).contains("waits for its trigger");
    stages.choose("attack", "clean").choose("defence", "isolation-forest");
    assertThat(stages.says("filtered")).contains("all of them honest");
    stages.choose("defence", "gold-correction");
    assertThat(stages.says("clean")).contains("216 honest rows", "kept aside");
  }

  @Test
  @DisplayName("lead out of an address that cannot be shown, and of one that is none")
  void leadsOut() {
    Page page = browser.visit("/?rows=abc");
    page.locator("#trouble:has-text('rows must be a whole number')").waitFor();
    page.locator("#trouble a").click();
    assertThat(new Stages(page).settled().accuracies()).first().isEqualTo("97 %");
    browser.visit(page, "/nowhere");
    page.getByText("Watch a model being poisoned, and healed").click();
    assertThat(new Stages(page).settled().accuracies()).first().isEqualTo("97 %");
    browser.visit(page, "/sweep/");
    page.locator("main.sweep h1").waitFor();
    assertThat(browser.complaints()).allMatch(line -> line.contains("400") || line.contains("404"));
  }

  @Test
  @DisplayName("of two windows do not disturb each other")
  void twoWindows() {
    Stages one = stages("/");
    Stages other = stages("/?data=moons&learner=knn");
    List<String> shown = other.accuracies();
    one.slide("rows", "40").slide("rows", "60").slide("rows", "10");
    assertThat(other.accuracies()).isEqualTo(shown);
    one.expectAccuracy("poisoned", "97 %");
  }

  @Test
  @DisplayName("say when the server is gone, and go on when it is back")
  void survivesRestart() {
    Stages stages = stages("/");
    browser.restart(() -> {
      stages.page().locator("#knob-rows").fill("40");
      stages.page().locator("#silence").waitFor();
    });
    stages.expectAccuracy("poisoned", "96 %");
    assertThat(stages.page().locator("#silence").isVisible()).isFalse();
  }
}
