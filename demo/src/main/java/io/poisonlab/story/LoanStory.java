// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.story;

import io.poisonlab.defence.Defence;
import io.poisonlab.parallel.Cancellation;
import io.poisonlab.parameter.Limits;
import io.poisonlab.scene.KnobTexts;
import io.poisonlab.scene.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A lender's model is led, month by month, to approve a loan that it refuses today.
 *
 * <p>An attacker sends in applications of the same modest income, each month for somewhat larger
 * amounts. Forged papers, which the model never sees, get each of them approved by hand, so that it
 * stands among the approved ones when the model learns again. In the end the attacker asks for more
 * than three times that income, and no paper is needed any more. With the gate, what has arrived is
 * inspected before the model learns from it, and what looks mislabelled stays out.
 *
 * @param defended whether there is a gate
 * @param seed what every draw comes from, 0 to {@value #MOST_SEED}
 * @param months how many there are, {@value #LEAST_MONTHS} to {@value #MOST_MONTHS}
 * @param applications how many the attacker sends each month, 0 to {@value #MOST_APPLICATIONS}
 */
public record LoanStory(boolean defended, int seed, int months, int applications) {
  /** The months of the story that the page begins with. */
  public static final int USUAL_MONTHS = 8;

  /** The applications of the story that the page begins with. */
  public static final int USUAL_APPLICATIONS = 12;

  private static final int MOST_SEED = 999_999;
  private static final int LEAST_MONTHS = 2;
  private static final int MOST_MONTHS = 12;
  private static final int MOST_APPLICATIONS = 80;

  private static final String DEFENDED = "defended";
  private static final String SEED = "seed";
  private static final String MONTHS = "months";
  private static final String APPLICATIONS = "applications";

  /** Checks the numbers. */
  public LoanStory {
    Limits.check(SEED, seed, 0, MOST_SEED);
    Limits.check(MONTHS, months, LEAST_MONTHS, MOST_MONTHS);
    Limits.check(APPLICATIONS, applications, 0, MOST_APPLICATIONS);
  }

  /** The story that the page begins with, of any seed. */
  public LoanStory(boolean defended, int seed) {
    this(defended, seed, USUAL_MONTHS, USUAL_APPLICATIONS);
  }

  /**
   * Reads a story from an address; what is absent is as the page begins.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones, or a bad value
   */
  public static LoanStory parse(Map<String, String> query) {
    SequencedMap<String, String> atFirst = new LinkedHashMap<>();
    atFirst.put(DEFENDED, "false");
    atFirst.put(SEED, "1");
    atFirst.put(MONTHS, Integer.toString(USUAL_MONTHS));
    atFirst.put(APPLICATIONS, Integer.toString(USUAL_APPLICATIONS));
    KnobTexts all = KnobTexts.of(atFirst, query);
    return new LoanStory(
        truth(all.text(DEFENDED)), all.whole(SEED), all.whole(MONTHS), all.whole(APPLICATIONS));
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "%s must be true or false, found \"%s\"".formatted(DEFENDED, text));
    };
  }

  /** Returns the part of the plane that every month shows. */
  public View view() {
    return new View(Applicants.INCOME, Applicants.AMOUNT, 10, 125, 0, 135);
  }

  /** Returns where the attacker's large request lies: income and amount, in thousands. */
  public List<Double> request() {
    return List.of(Lender.INCOME, Lender.REQUEST);
  }

  /** Returns the names of the classes, in the order of their codes. */
  public List<String> classes() {
    return List.of(Applicants.REFUSED, Applicants.APPROVED);
  }

  /** Tells the story: before the attack, then each month as soon as the model has learned. */
  public void tell(Consumer<LoanMonth> audience) {
    Lender lender = new Lender(this);
    audience.accept(lender.month(0).drawn(view()));
    for (int month = 1; month <= months; month++) {
      Cancellation.check();
      lender.pass(month);
      audience.accept(lender.month(month).drawn(view()));
    }
  }

  /** Returns what every month comes to, from the one before the attack on, without pictures. */
  public List<LoanFigures> figures() {
    return figures(new Lender(this));
  }

  /** Returns what every month comes to with a gate of one's choice. */
  List<LoanFigures> figures(Defence gate) {
    return figures(new Lender(this, gate));
  }

  private List<LoanFigures> figures(Lender lender) {
    return IntStream.rangeClosed(0, months)
        .mapToObj(month -> {
          if (month > 0) {
            lender.pass(month);
          }
          return lender.month(month).figures();
        })
        .toList();
  }
}
