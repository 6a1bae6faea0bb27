// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.attack.Aim;
import io.poisonlab.attack.Goal;
import io.poisonlab.dataset.CsvWriter;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Table;
import io.poisonlab.defence.Detector;
import io.poisonlab.defence.DetectorProvider;
import io.poisonlab.defence.InputDetector;
import io.poisonlab.defence.InputVerdicts;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.AimOutcome;
import io.poisonlab.experiment.Arena;
import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.TestOutcome;
import io.poisonlab.experiment.Testing;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What detectors of single inputs see of the triggers of a plan. They judge inputs and not data, so
 * they have no cell of the matrix; what is measured here is little and quick, and kept in no
 * journal.
 *
 * @param cells for each data set, trigger, learner, detector and seed what came out
 */
public record SingleInputs(List<InputCell> cells) {
  /** The share of the rows not held out that are checked, and on which detectors are calibrated. */
  public static final double CHECKED = 0.4;

  /** As few as leave rows of Iris to find a limit on. */
  private static final Map<String, Object> FEW_BLENDS = Map.of("blends", 20);

  /** Copies the list. */
  public SingleInputs {
    cells = List.copyOf(cells);
  }

  /** Measures every detector on the class path, at the rate of the plan next to a tenth. */
  public static SingleInputs measure(MatrixPlan plan) {
    double rate = plan.shownRate();
    List<InputCell> cells = new ArrayList<>();
    for (MatrixPart part : plan.parts()) {
      for (MatrixAttack attack : part.attacks()) {
        if (attack.traits().goal() == Goal.BACKDOOR) {
          for (long seed : plan.seeds()) {
            cells.addAll(cells(plan, part, attack, rate, seed));
          }
        }
      }
    }
    return new SingleInputs(cells);
  }

  private static List<InputCell> cells(
      MatrixPlan plan, MatrixPart part, MatrixAttack attack, double rate, long seed) {
    List<InputCell> cells = new ArrayList<>();
    Optional<Arena> arena = Optional.empty();
    String reason = "";
    try {
      arena =
          new Baseline(
                  part.data(),
                  Protocol.TRAIN_ONLY,
                  new Testing.HoldOut(plan.testFraction()),
                  CHECKED,
                  new Seed(seed))
              .arenas(attack.at(rate)).stream().findFirst();
    } catch (IllegalArgumentException e) {
      reason = String.valueOf(e.getMessage());
    }
    for (Learner learner : part.learners()) {
      for (Detector detector : detectors()) {
        Optional<InputCell.Rates> rates = Optional.empty();
        String why = reason;
        try {
          rates = arena.map(made -> rates(made, learner, detector, new Seed(seed)));
        } catch (IllegalArgumentException e) {
          why = String.valueOf(e.getMessage());
        }
        cells.add(
            new InputCell(
                part.data().name(),
                attack.name(),
                rate,
                Description.label(learner),
                Description.label(detector),
                seed,
                rates,
                why));
      }
    }
    return cells;
  }

  private static InputCell.Rates rates(Arena arena, Learner learner, Detector detector, Seed seed) {
    TestOutcome test = arena.test(new NoDefence(), learner);
    AimOutcome outcome = test.aim().orElseThrow();
    if (outcome.aimed() == 0) {
      throw new IllegalArgumentException("no test row is one that the trigger is for");
    }
    Aim aim = arena.poisoned().aim().orElseThrow();
    Dataset clean = test.cleanTest();
    InputDetector calibrated =
        detector.calibrate(
            test.model(), arena.suspect().trusted().orElseThrow(), seed.fork("detector"));
    Dataset aimed = clean.select(aim.rows(clean));
    Table stamped = aim.present(aimed.table());
    InputVerdicts verdicts = calibrated.inspect(stamped);
    Labels predicted = test.model().predict(stamped).labels();
    List<Integer> working =
        IntStream.range(0, aimed.size())
            .filter(row -> aim.reached(aimed.labels().code(row), predicted.code(row)))
            .boxed()
            .toList();
    double all = outcome.aimed();
    return new InputCell.Rates(
        calibrated.inspect(clean.table()).rejected(),
        1 - verdicts.rejected(),
        working.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(1 - verdicts.select(working).rejected()),
        outcome.reached() / all,
        outcome.control() / all);
  }

  private static List<Detector> detectors() {
    return DetectorProvider.catalogue().all().stream()
        .map(provider ->
            provider.create(
                provider.settings().stream()
                        .map(SettingInfo::name)
                        .anyMatch(FEW_BLENDS::containsKey)
                    ? FEW_BLENDS
                    : Map.of()))
        .toList();
  }

  /**
   * Returns a line for each cell: {@code
   * dataset,attack,rate,learner,detector,seed,false_rejection,false_acceptance,working_acceptance,asr,control_asr,reason}.
   */
  public String toCsv() {
    List<List<String>> records = new ArrayList<>();
    records.add(
        List.of(
            "dataset",
            "attack",
            "rate",
            "learner",
            "detector",
            "seed",
            "false_rejection",
            "false_acceptance",
            "working_acceptance",
            Measure.ASR.id(),
            Measure.CONTROL_ASR.id(),
            "reason"));
    for (InputCell cell : cells) {
      List<String> record =
          new ArrayList<>(
              List.of(
                  cell.dataset(),
                  cell.attack(),
                  Double.toString(cell.rate()),
                  cell.learner(),
                  cell.detector(),
                  Long.toString(cell.seed())));
      record.addAll(cell.rates().map(SingleInputs::texts).orElse(List.of("", "", "", "", "")));
      record.add(cell.reason());
      records.add(record);
    }
    return CsvWriter.records(records);
  }

  private static List<String> texts(InputCell.Rates rates) {
    return List.of(
        Double.toString(rates.falseRejection()),
        Double.toString(rates.falseAcceptance()),
        rates.workingAcceptance().isPresent()
            ? Double.toString(rates.workingAcceptance().getAsDouble())
            : "",
        Double.toString(rates.success()),
        Double.toString(rates.control()));
  }

  /** Returns a section of the page of the matrix; nothing where no attack plants a trigger. */
  public String toMarkdown() {
    return cells.isEmpty() ? "" : InputSection.of(this);
  }
}
