// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lender's story")
class LoanStoryTest {
  private static List<LoanMonth> told(LoanStory story) {
    List<LoanMonth> months = new ArrayList<>();
    story.tell(months::add);
    return months;
  }

  @Test
  @DisplayName("ends as the page says, with 40 seeds")
  void isNoLuck() {
    LoanEvidence recorded = LoanEvidence.RECORDED;

    LoanEvidence found = LoanEvidence.measure(recorded.seeds());

    assertThat(found.refusedBefore()).isEqualTo(found.seeds());
    assertThat(found.approvedWithout()).isGreaterThanOrEqualTo(38);
    assertThat(found.approvedWith()).isLessThanOrEqualTo(2);
    assertThat(found.approvedWithout()).isCloseTo(recorded.approvedWithout(), within(1));
    assertThat(found.approvedWith()).isCloseTo(recorded.approvedWith(), within(1));
    assertThat(found.crowd()).isEqualTo(recorded.crowd());
    assertThat(found.approvedCrowd()).isCloseTo(recorded.approvedCrowd(), within(1));
    assertThat(found.approvedForest()).isCloseTo(recorded.approvedForest(), within(1));
    assertThat(found.accuracyHonest()).isCloseTo(recorded.accuracyHonest(), within(0.002));
    assertThat(found.accuracyWithout()).isCloseTo(recorded.accuracyWithout(), within(0.002));
    assertThat(found.accuracyWith()).isCloseTo(recorded.accuracyWith(), within(0.002));
    assertThat(found.stoppedShare()).isCloseTo(recorded.stoppedShare(), within(0.005));
    assertThat(found.thrownShare()).isCloseTo(recorded.thrownShare(), within(0.002));
  }

  @Test
  @DisplayName("without an attacker nothing is approved")
  void withoutAttacker() {
    assertThat(new LoanStory(false, 1, 8, 0).figures())
        .hasSize(9)
        .allSatisfy(month -> {
          assertThat(month.approved()).isFalse();
          assertThat(month.sent()).isZero();
        });
  }

  @Test
  @DisplayName("is the same each time, and another with another seed")
  void repeats() {
    List<LoanMonth> months = told(new LoanStory(true, 3, 4, 12));

    assertThat(told(new LoanStory(true, 3, 4, 12))).isEqualTo(months);
    assertThat(told(new LoanStory(true, 4, 4, 12))).isNotEqualTo(months);
  }

  @Test
  @DisplayName("draws every application, and says of each what has become of it")
  void draws() {
    LoanMonth last = told(new LoanStory(true, 1)).getLast();
    LoanFigures figures = last.figures();
    String marks = last.rows().marks();

    assertThat(marks).hasSize(figures.honest() + figures.sent());
    assertThat(marks.chars().filter(mark -> mark == 'x')).hasSize(figures.stopped());
    assertThat(marks.chars().filter(mark -> mark == 'p')).hasSize(figures.learned());
    assertThat(marks.chars().filter(mark -> mark == 'h')).hasSize(figures.thrown());
    assertThat(last.rows().x()).hasSize(marks.length());
  }

  @Test
  @DisplayName("both lenders stand alike before the attack is in, but for the gate")
  void beginsAlike() {
    LoanFigures without = new LoanStory(false, 2).figures().getFirst();
    LoanFigures with = new LoanStory(true, 2).figures().getFirst();

    assertThat(with.honest()).isEqualTo(without.honest()).isEqualTo(400);
    assertThat(without.thrown()).isZero();
  }

  @Test
  @DisplayName("tells each month in a sentence")
  void says() {
    List<LoanMonth> months = told(new LoanStory(false, 1));

    assertThat(months.getFirst().says())
        .isEqualTo(
            "Before the attack: the model has learned from 400 honest decisions; the request for 95,000 is refused.");
    assertThat(months.get(1).says())
        .isEqualTo(
            "January: 12 of the attacker's applications are in the training data; the request for 95,000 is refused.");
    assertThat(months.getLast().says()).startsWith("August: 96 ").endsWith("95,000 is approved.");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "defended|perhaps|defended must be true or false, found \"perhaps\"",
        "seed|one|seed must be a whole number, found \"one\"",
        "seed|-1|seed must be in [0, 999999], found -1",
        "months|13|months must be in [2, 12], found 13",
        "applications|81|applications must be in [0, 80], found 81",
        "bank|yes|no knob is called \"bank\"; the known ones are [defended, seed, months, applications]"
      })
  @DisplayName("a bad address is refused in words")
  void refuses(String name, String value, String words) {
    Map<String, String> query = Map.of(name, value);

    assertThatThrownBy(() -> LoanStory.parse(query))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words);
  }
}
