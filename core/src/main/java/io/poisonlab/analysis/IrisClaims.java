// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.analysis;

import io.poisonlab.experiment.Protocol;
import io.poisonlab.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the description of the original Iris pipeline expects of poison, as claims to be tested.
 *
 * <p>Its words are given bounds, the same everywhere: a drop is <em>slight</em> up to five points
 * of accuracy, <em>noticeable</em> from two points on, <em>strong</em> or <em>severe</em> from ten;
 * <em>much more</em> is twice; a model is <em>nearly unusable</em> or <em>unreliable</em> where no
 * more than half is left of what it knew beyond a guess, and <em>guesses</em> within five points of
 * the share of one class. Accuracy is what the protocol shows, and where a claim is about the model
 * itself, that on the truth. A claim that something drops holds only where the paired test shows
 * it, corrected as the tests of the cells are; intervals are not corrected for the number of
 * claims.
 *
 * <p>Not tested are statements that no measurement decides: that validation, robust models and
 * clean pipelines are essential, and what the tracking server can do.
 */
public final class IrisClaims {
  private static final double SLIGHT = 0.05;
  private static final double NOTICEABLE = 0.02;
  private static final double STRONG = 0.1;
  private static final double HALF = 0.5;
  private static final double GUESS = 1.0 / 3;

  private record Tested(Claim claim, Function<ClaimView, Sample> quantity) {}

  private static final List<Tested> TESTED =
      List.of(
          difference(
              "noise-5-slight",
              "5 % feature noise lowers accuracy slightly",
              "drop of accuracy",
              new Range(Double.MIN_VALUE, SLIGHT),
              view -> view.drop(ClaimView.NOISE, 0.05)),
          difference(
              "noise-10-noticeable",
              "10 % feature noise degrades the model noticeably",
              "drop of accuracy",
              Range.atLeast(NOTICEABLE),
              view -> view.drop(ClaimView.NOISE, 0.1)),
          level(
              "noise-50-unusable",
              "50 % feature noise makes the model nearly unusable",
              "share left of the accuracy beyond a guess",
              Range.atMost(HALF),
              view -> view.left(ClaimView.NOISE, 0.5)),
          difference(
              "noise-50-unpredictable",
              "Feature noise makes the result unpredictable",
              "mean absolute deviation of accuracy at 50 % less that without poison",
              Range.aboveZero(),
              view -> view.scatter(ClaimView.NOISE, 0.5)),
          difference(
              "flips-much-worse",
              "Label flips harm much more than feature noise",
              "mean drop by flips less twice that by noise",
              Range.aboveZero(),
              view ->
                  view.meanDrop(ClaimView.FLIPS)
                      .minus(view.meanDrop(ClaimView.NOISE).each(drop -> 2 * drop))),
          difference(
              "flips-5-strong",
              "5 % label flips already lower accuracy strongly",
              "drop of accuracy",
              Range.atLeast(STRONG),
              view -> view.drop(ClaimView.FLIPS, 0.05)),
          level(
              "flips-50-guess",
              "50 % label flips turn the model into a random guesser",
              "accuracy",
              new Range(GUESS - SLIGHT, GUESS + SLIGHT),
              view -> view.accuracy(ClaimView.FLIPS, 0.5)),
          difference(
              "flips-boundaries",
              "Label flips disturb the decision boundaries themselves",
              "drop of accuracy on the truth at 10 %",
              Range.aboveZero(),
              view -> view.trueDrop(ClaimView.FLIPS, 0.1)),
          difference(
              "five-tolerated",
              "5 % poison is tolerated",
              "drop of accuracy on the truth, mean of both attacks",
              Range.atMost(NOTICEABLE),
              view -> view.ofBoth(attack -> view.trueDrop(attack, 0.05))),
          difference(
              "ten-shifts",
              "10 % poison shifts the decision boundaries",
              "drop of accuracy on the truth, mean of both attacks",
              Range.aboveZero(),
              view -> view.ofBoth(attack -> view.trueDrop(attack, 0.1))),
          level(
              "fifty-unreliable",
              "50 % poison makes training unreliable",
              "share left on the truth beyond a guess, mean of both attacks",
              Range.atMost(HALF),
              view -> view.ofBoth(attack -> view.trueLeft(attack, 0.5))),
          difference(
              "low-level-severe",
              "Little poison harms classical models severely",
              "drop of accuracy at 5 %, mean of both attacks and all learners",
              Range.atLeast(STRONG),
              view -> view.ofLearners(each -> each.ofBoth(attack -> each.drop(attack, 0.05)))),
          difference(
              "flips-worse",
              "Label flips are more dangerous than feature noise",
              "mean drop by flips less that by noise",
              Range.aboveZero(),
              view -> view.meanDrop(ClaimView.FLIPS).minus(view.meanDrop(ClaimView.NOISE))));

  private IrisClaims() {}

  /** A claim about what one run has more or less than another of the same seed. */
  private static Tested difference(
      String id,
      String statement,
      String quantity,
      Range range,
      Function<ClaimView, Sample> measure) {
    return new Tested(new Claim(id, statement, quantity, range, true), measure);
  }

  /** A claim about what is left. */
  private static Tested level(
      String id,
      String statement,
      String quantity,
      Range range,
      Function<ClaimView, Sample> measure) {
    return new Tested(new Claim(id, statement, quantity, range, false), measure);
  }

  /** Returns the claims: those that iris has rows for, then those about more data. */
  public static List<Claim> claims() {
    return Stream.concat(TESTED.stream().map(Tested::claim), CleanDataClaims.ALL.stream()).toList();
  }

  /**
   * Tests the claims on runs on iris with feature noise and label flips at 5, 10 and 50 %, without
   * a defence; by the first learner, and all where the claim is about all.
   *
   * @param measured accuracy and clean accuracy, at the least
   * @param cells the table that stands beside the claims: their tests are corrected as its are
   * @return the claims that can be measured, and those about more data, for which iris has no rows;
   *     none where the runs needed are not there
   */
  public static ClaimsTable of(Measurements measured, CellTable cells) {
    return of(measured, cells, Bootstrap.standard());
  }

  /** Tests the claims, with intervals drawn in this way. */
  public static ClaimsTable of(Measurements measured, CellTable cells, Bootstrap bootstrap) {
    TestFamily family = cells.family();
    List<ClaimResult> results = new ArrayList<>();
    for (Tested tested : TESTED) {
      List<ClaimMeasurement> found =
          Arrays.stream(Protocol.values())
              .flatMap(protocol ->
                  ClaimView.of(measured, protocol).map(tested.quantity()).stream()
                      .flatMap(sample ->
                          ClaimMeasurement.of(tested.claim(), protocol, sample, family, bootstrap)
                              .stream()))
              .toList();
      if (!found.isEmpty()) {
        results.add(new ClaimResult(tested.claim(), found));
      }
    }
    if (!results.isEmpty()) {
      CleanDataClaims.ALL.forEach(claim -> results.add(new ClaimResult(claim, List.of())));
    }
    return new ClaimsTable(results);
  }
}
