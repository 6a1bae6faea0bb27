// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.experiment.AimOutcome;
import io.poisonlab.experiment.Arena;
import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.DefenceOutcome;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.experiment.TestOutcome;
import io.poisonlab.experiment.Testing;
import io.poisonlab.learner.Learner;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Measures one unit: poisons once, then goes through learners and defences. */
final class UnitRunner {
  private static final double NANOS = 1e9;

  private final MatrixPlan plan;
  private final MatrixUnit unit;

  UnitRunner(MatrixPlan plan, MatrixUnit unit) {
    this.plan = plan;
    this.unit = unit;
  }

  List<MatrixCell> run() {
    Arena arena;
    try {
      arena =
          new Baseline(
                  unit.part().data(),
                  Protocol.TRAIN_ONLY,
                  new Testing.HoldOut(plan.testFraction()),
                  plan.trustedFraction(),
                  new Seed(unit.seed()))
              .arenas(unit.attack())
              .getFirst();
    } catch (IllegalArgumentException e) {
      return nothing(String.valueOf(e.getMessage()));
    }
    if (unit.rate() > 0 && arena.poisoned().poisonedRows().size() == 0) {
      return nothing("the rate is less than a row of the training rows");
    }
    List<MatrixCell> cells = new ArrayList<>();
    for (Learner learner : unit.part().learners()) {
      cells.addAll(cells(arena, learner));
    }
    return cells;
  }

  /** Why there is nothing to measure for any learner. */
  private List<MatrixCell> nothing(String reason) {
    return unit.part().learners().stream()
        .map(learner -> cell(Description.label(learner), new NoDefence(), Map.of(), reason))
        .toList();
  }

  private List<MatrixCell> cells(Arena arena, Learner learner) {
    String name = Description.label(learner);
    List<MatrixCell> cells = new ArrayList<>();
    double clean = arena.untouched(learner).accuracy();
    try {
      TestOutcome poisoned = arena.test(new NoDefence(), learner);
      Map<String, Double> values = new HashMap<>();
      put(values, Measure.CLEAN, clean);
      put(values, Measure.POISONED, poisoned.clean().accuracy());
      put(values, Measure.DEFENDED, poisoned.clean().accuracy());
      poisoned.aim().ifPresent(aim -> put(values, aim));
      cells.add(cell(name, new NoDefence(), values, ""));
    } catch (IllegalArgumentException e) {
      return List.of(without(name, new NoDefence(), e));
    }
    for (Defence defence : plan.defences()) {
      cells.add(cell(arena, learner, defence, clean));
    }
    return cells;
  }

  private MatrixCell cell(Arena arena, Learner learner, Defence defence, double clean) {
    try {
      TestOutcome test = arena.test(defence, learner);
      DefenceOutcome found = test.defended().orElseThrow();
      DetectionQuality detection = found.detection();
      double defended = test.clean().accuracy();
      Map<String, Double> values = new HashMap<>();
      put(values, Measure.CLEAN, clean);
      put(values, Measure.DEFENDED, defended);
      put(values, Measure.POISONED, found.bounds().undefended());
      put(values, Measure.RANDOM, found.bounds().random());
      put(values, Measure.PERFECT, found.bounds().perfect());
      put(values, Measure.PRECISION, detection.all().precision());
      put(values, Measure.RECALL, detection.all().recall());
      put(values, Measure.AUC, detection.auc());
      put(values, Measure.CHANCE, detection.all().chancePrecision());
      put(
          values,
          Measure.FLAGGED,
          (double) detection.all().flagged() / Math.max(1, detection.all().inspected()));
      put(values, Measure.DROPPED_CLEAN, detection.all().falseAlarms());
      put(values, Measure.SECONDS, found.time().toNanos() / NANOS);
      test.aim().ifPresent(aim -> put(values, aim));
      return cell(Description.label(learner), defence, values, "");
    } catch (IllegalArgumentException e) {
      return without(Description.label(learner), defence, e);
    }
  }

  private MatrixCell without(String learner, Defence defence, IllegalArgumentException why) {
    return cell(learner, defence, Map.of(), String.valueOf(why.getMessage()));
  }

  private MatrixCell cell(
      String learner, Defence defence, Map<String, Double> values, String reason) {
    return new MatrixCell(
        unit.part().data().name(),
        unit.name(),
        unit.rate(),
        learner,
        Description.label(defence),
        unit.seed(),
        values,
        reason);
  }

  private static void put(Map<String, Double> values, AimOutcome aim) {
    if (aim.aimed() > 0) {
      put(values, Measure.ASR, (double) aim.reached() / aim.aimed());
      put(values, Measure.CONTROL_ASR, (double) aim.control() / aim.aimed());
    }
  }

  private static void put(Map<String, Double> values, Measure measure, OptionalDouble value) {
    value.ifPresent(defined -> values.put(measure.id(), defined));
  }

  private static void put(Map<String, Double> values, Measure measure, double value) {
    values.put(measure.id(), value);
  }
}
