// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Count;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Detector;
import io.poisonlab.defence.InputVerdicts;
import io.poisonlab.defence.RejectionRates;
import io.poisonlab.defence.Suspect;
import io.poisonlab.html.Markup;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a detector says of single inputs of a model, ready to be shown.
 *
 * @param detector who judged
 * @param learner what the model was trained with
 * @param suspect what it was trained on, and the rows that the limit was found on, if others
 * @param inputs what was judged
 * @param predicted what the model says of each input
 * @param verdicts what the detector says of it
 * @param warnings what to beware of before believing it, a sentence each
 */
public record InputInspection(
    Detector detector,
    Learner learner,
    Suspect suspect,
    Table inputs,
    Labels predicted,
    InputVerdicts verdicts,
    List<String> warnings) {
  private static final String SURE_OF_ITS_OWN =
      "the limit is found on the rows that the model was trained on: it is surer of them than of others, and any with a trigger among them raise it; give rows that are known to be clean";

  /** Copies the list. */
  public InputInspection {
    warnings = List.copyOf(warnings);
  }

  /**
   * Trains a model, calibrates the detector, and lets it judge.
   *
   * @param suspect the data to train on; the limit is found on the trusted sample, or, where there
   *     is none, on these data too
   * @param inputs rows as the model reads them, in the terms of the data, as {@link InputRows} has
   *     them
   * @throws IllegalArgumentException if the learner cannot learn from the data, or the detector
   *     cannot work with its model or with so few rows
   */
  public static InputInspection of(
      Detector detector, Learner learner, Suspect suspect, Table inputs, Seed seed) {
    return of(detector, learner, suspect, inputs, seed, _ -> {});
  }

  /**
   * Trains a model, calibrates the detector, and lets it judge.
   *
   * @param beware hears each warning before training begins, which may take long
   * @throws IllegalArgumentException as the other method
   */
  public static InputInspection of(
      Detector detector,
      Learner learner,
      Suspect suspect,
      Table inputs,
      Seed seed,
      Consumer<String> beware) {
    if (detector.needsProbabilities() && !learner.soft()) {
      throw new IllegalArgumentException(
          "%s looks at probabilities, and %s gives classes only; choose a learner that gives probabilities, such as random-forest or logistic-regression"
              .formatted(Description.of(detector).id(), Description.of(learner).id()));
    }
    List<String> warnings = new ArrayList<>();
    if (suspect.trusted().isEmpty()) {
      warnings.add(SURE_OF_ITS_OWN);
    }
    UnknownCategories.of(inputs, suspect.data().table()).ifPresent(warnings::add);
    warnings.forEach(beware);
    TrainedModel model = learner.train(suspect.data(), suspect.trusted(), seed.fork("learner"));
    Dataset clean = suspect.trusted().orElse(suspect.data());
    InputVerdicts verdicts =
        detector.calibrate(model, clean, seed.fork("detector")).inspect(inputs);
    return new InputInspection(
        detector, learner, suspect, inputs, model.predict(inputs).labels(), verdicts, warnings);
  }

  /** Returns what the detector assumes, in a sentence without its end. */
  public String scope() {
    return "%s judges inputs of the model, not the data; it assumes that %s"
        .formatted(Description.of(detector).id(), detector.assumption());
  }

  /** Returns the number of inputs that are rejected. */
  public int rejected() {
    return (int) IntStream.range(0, inputs.size()).filter(verdicts::isRejected).count();
  }

  /** Returns how many rejections are to be expected where no input carries a trigger. */
  public double expected() {
    return inputs.size() * detector.falseRejection();
  }

  /** Returns how many are rejected, and how many would be without any trigger, in sentences. */
  public String summary() {
    double expected = expected();
    return "%d of %s rejected: suspicion above %s. Without any trigger %s expected, as %s %% of clean inputs are to be rejected."
        .formatted(
            rejected(),
            Count.of(inputs.size(), "input"),
            Markup.number(verdicts.limit()),
            expected < 1 ? "fewer than 1 is" : "about %d are".formatted(Math.round(expected)),
            BigDecimal.valueOf(detector.falseRejection())
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString());
  }

  /**
   * Returns the inputs in the order of suspicion, equals by their place: {@code flagged} are those
   * rejected, the class is what the model says. Takes O(n log n).
   *
   * @param most how many at the most
   */
  public List<RankedRow> ranked(int most) {
    List<Integer> order =
        IntStream.range(0, inputs.size())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -verdicts.scores().get(row)))
            .limit(most)
            .toList();
    return IntStream.range(0, order.size()).mapToObj(i -> ranked(i + 1, order.get(i))).toList();
  }

  private RankedRow ranked(int rank, int row) {
    return new RankedRow(
        rank,
        row + 1,
        row,
        predicted.name(row),
        verdicts.scores().get(row),
        verdicts.isRejected(row),
        verdicts.reason(row));
  }

  /**
   * Returns how the verdicts compare with the truth.
   *
   * @param stamped the positions of the inputs that carry a trigger
   */
  public Quality against(List<Integer> stamped) {
    Set<Integer> triggered = new HashSet<>(stamped);
    List<Integer> clean =
        IntStream.range(0, inputs.size()).filter(row -> !triggered.contains(row)).boxed().toList();
    return new Quality(
        verdicts.select(clean), verdicts.select(triggered.stream().sorted().toList()));
  }

  /**
   * The verdicts on inputs of which it is known whether they carry a trigger.
   *
   * @param clean on those that do not
   * @param triggered on those that do
   */
  public record Quality(InputVerdicts clean, InputVerdicts triggered) {
    /** Returns the share of the clean inputs that is rejected, if there are any. */
    public OptionalDouble falseRejection() {
      return clean.scores().isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(clean.rejected());
    }

    /** Returns the share of the inputs with a trigger that is accepted, if there are any. */
    public OptionalDouble falseAcceptance() {
      return triggered.scores().isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(1 - triggered.rejected());
    }

    /** Returns both at every limit that makes a difference; none where one kind is absent. */
    public List<RejectionRates> curve() {
      return clean.scores().isEmpty() || triggered.scores().isEmpty()
          ? List.of()
          : RejectionRates.curve(clean, triggered);
    }
  }
}
