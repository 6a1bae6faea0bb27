// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Attack;
import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Notation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the matrix goes through: for each part its attacks × rates × seeds, and in each of these
 * units every defence and every learner of the part. The clean data are a unit of their own for
 * each seed: what is flagged there is a false alarm.
 *
 * @param parts the data sets, one or more, each of another name, and what is tried on each
 * @param rates shares of the training rows, in (0, 1]
 * @param defences one or more
 * @param seeds one or more
 * @param testFraction the share of rows held out, in (0, 1); they stay clean
 * @param trustedFraction the share of the training rows that someone has checked; in [0, 1)
 */
public record MatrixPlan(
    List<MatrixPart> parts,
    List<Double> rates,
    List<Defence> defences,
    List<Long> seeds,
    double testFraction,
    double trustedFraction) {
  private static final double SHOWN_RATE = 0.1;

  /** Copies the lists and checks that none is empty. */
  public MatrixPlan {
    parts = checked("data set", parts);
    checkNames(parts);
    rates = checked("rate", rates);
    defences = checked("defence", defences.stream().filter(MatrixPlan::isOne).toList());
    seeds = checked("seed", seeds);
    for (double rate : rates) {
      if (!(rate > 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "a rate of the matrix must be in (0, 1], found %s; clean data are always measured"
                .formatted(rate));
      }
    }
  }

  /** Returns the attacks of all parts, each once. */
  public List<MatrixAttack> attacks() {
    return parts.stream().flatMap(part -> part.attacks().stream()).distinct().toList();
  }

  /** Returns the learners of all parts, each once. */
  public List<Learner> learners() {
    return parts.stream().flatMap(part -> part.learners().stream()).distinct().toList();
  }

  /** Returns the rate of what shows one only: a tenth, or the one nearest to it. */
  double shownRate() {
    return rates.stream()
        .min(Comparator.comparingDouble(rate -> Math.abs(rate - SHOWN_RATE)))
        .orElseThrow();
  }

  /** Returns every unit, of each part the clean data first. */
  List<MatrixUnit> units() {
    List<MatrixUnit> units = new ArrayList<>();
    for (MatrixPart part : parts) {
      String digest = part.data().fingerprint().sha256();
      for (long seed : seeds) {
        units.add(new MatrixUnit(part, digest, MatrixSummary.CLEAN, new Clean(), 0, seed));
      }
      for (MatrixAttack attack : part.attacks()) {
        for (double rate : rates) {
          Attack dosed = attack.at(rate);
          for (long seed : seeds) {
            units.add(new MatrixUnit(part, digest, attack.name(), dosed, rate, seed));
          }
        }
      }
    }
    return List.copyOf(units);
  }

  /**
   * Returns what tells whether a journal belongs to this plan: what every number rests on, beside
   * what stands in a unit's key.
   */
  String fingerprint() {
    String text = "%s\n%s %s".formatted(notations(defences), testFraction, trustedFraction);
    return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
  }

  static String notations(List<?> algorithms) {
    return algorithms.stream().map(Notation::of).collect(Collectors.joining(", "));
  }

  /** The baseline is in every unit anyway. */
  private static boolean isOne(Defence defence) {
    return !(defence instanceof NoDefence);
  }

  /** A table tells data sets apart by their names only. */
  private static void checkNames(List<MatrixPart> parts) {
    Map<String, Dataset> named = new HashMap<>();
    for (MatrixPart part : parts) {
      Dataset other = named.put(part.data().name(), part.data());
      if (other != null) {
        throw new IllegalArgumentException(
            "two data sets of the matrix are called \"%s\", from %s and from %s; each needs a name of its own: leave one out, or measure it in a folder of its own"
                .formatted(
                    part.data().name(),
                    other.source().location(),
                    part.data().source().location()));
      }
    }
  }

  static <T> List<T> checked(String what, List<T> values) {
    List<T> distinct = values.stream().distinct().toList();
    if (distinct.isEmpty()) {
      throw new IllegalArgumentException(
          "the matrix needs one %s or more, found none".formatted(what));
    }
    return distinct;
  }
}
