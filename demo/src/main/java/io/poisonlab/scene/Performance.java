// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.attack.Clean;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DetectionCounts;
import io.poisonlab.defence.DetectionQuality;
import io.poisonlab.defence.NoDefence;
import io.poisonlab.defence.Remedy;
import io.poisonlab.defence.Suspicion;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.experiment.Arena;
import io.poisonlab.experiment.Baseline;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parallel.Cancellation;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plays a scene: poisons, trains, filters and trains again, as an experiment of its plan does, and
 * hands each stage on as soon as it is there. Between two stages it can be cancelled ({@link
 * Cancellation}).
 */
public final class Performance {
  private final Scene scene;
  private final Arena before;
  private final Arena after;

  /**
   * Poisons the rows.
   *
   * @throws IllegalArgumentException if the attack cannot work on these data
   */
  public Performance(Scene scene) {
    this.scene = scene;
    Baseline baseline =
        new Baseline(
            scene.data().dataset(),
            Protocol.TRAIN_ONLY,
            scene.testing(),
            scene.trustedFraction(),
            new Seed(scene.knobs().seed()));
    this.before = baseline.arenas(new Clean()).getFirst();
    this.after = baseline.arenas(scene.attack()).getFirst();
  }

  /** A model and what it says about the test rows. */
  private record Judged(TrainedModel model, Predictions says, Evaluation evaluation) {}

  /** Returns the part of the plane that all stages show. */
  public View view() {
    return View.of(
        before.suspect().data(),
        after.suspect().data(),
        scene.knobs().attack().equals(Choices.BY_HAND));
  }

  /** Returns the names of the classes, in the order of their codes. */
  public List<String> classes() {
    return scene.data().dataset().labels().classes();
  }

  /** Returns how many rows models are tested on. */
  public int tests() {
    return after.cleanTest().size();
  }

  /**
   * Returns the accuracies of the clean, the poisoned and the retrained model, without pictures.
   *
   * @throws IllegalArgumentException if the learner or the defence cannot work on these data
   */
  public List<Double> accuracies() {
    return List.of(
        judge(before, new NoDefence()).evaluation().accuracy(),
        judge(after, new NoDefence()).evaluation().accuracy(),
        judge(after, scene.defence()).evaluation().accuracy());
  }

  /**
   * Plays the four stages.
   *
   * @param audience takes each as soon as it is there
   * @throws IllegalArgumentException if the learner or the defence cannot work on these data
   */
  public void play(Consumer<Stage> audience) {
    View view = view();
    Dataset honest = before.suspect().data();
    Dataset suspect = after.suspect().data();
    RowIds poison = after.poisoned().poisonedRows();
    int tests = tests();

    Judged clean = judge(before, new NoDefence());
    audience.accept(
        stage(
            StageKind.CLEAN,
            clean,
            new Words(
                "",
                Narration.clean(
                    honest.size(),
                    clean.evaluation(),
                    before.cleanTest().labels(),
                    scene.trustedFraction() > 0)),
            honest,
            RowIds.of(),
            RowIds.of(),
            view,
            Map.of()));

    Cancellation.check();
    Judged poisoned = judge(after, new NoDefence());
    Stage second =
        stage(
            StageKind.POISONED,
            poisoned,
            attack(poison.size(), honest.size(), clean, poisoned),
            suspect,
            poison,
            RowIds.of(),
            view,
            Map.of("poisoned_rows", (double) poison.size()));
    audience.accept(second);

    Cancellation.check();
    Suspicion suspicion = after.inspect(scene.defence());
    DetectionCounts found = DetectionQuality.of(suspicion, suspect, poison).all();
    audience.accept(
        stage(
            StageKind.FILTERED,
            second,
            filter(found, suspicion.remedy(), suspect.size() - suspicion.treat(suspect).size()),
            suspect,
            poison,
            suspicion.flagged(),
            facts(found)));

    Cancellation.check();
    Judged healed = judge(after, scene.defence());
    RowIds left = left(poison, suspicion);
    Dataset rest = suspicion.treat(suspect);
    int still = (int) rest.ids().stream().filter(left::contains).count();
    audience.accept(
        stage(
            StageKind.RETRAINED,
            healed,
            new Words(
                "",
                Narration.retrained(
                    found,
                    still,
                    clean.evaluation(),
                    poisoned.evaluation(),
                    healed.evaluation(),
                    tests)),
            rest,
            left,
            RowIds.of(),
            view,
            facts(found)));
  }

  /**
   * What is said of a stage.
   *
   * @param brief a clause for the headline; empty where there is nothing to say
   * @param says the whole of it
   */
  private record Words(String brief, String says) {}

  private Words attack(int poison, int rows, Judged clean, Judged poisoned) {
    if (poison == 0) {
      return new Words("", "Nothing was poisoned: it is the model of clean training.");
    }
    String brief = Narration.attack(poison, rows, scene.attack().traits());
    return new Words(
        brief,
        Narration.poisoned(
            brief,
            scene.attack().traits(),
            clean.evaluation(),
            poisoned.evaluation(),
            poisoned.says(),
            tests()));
  }

  private Words filter(DetectionCounts found, Remedy remedy, int gone) {
    if (scene.defence() instanceof NoDefence) {
      return new Words("", "No defence is chosen: everything stays in.");
    }
    return found.flagged() == 0
        ? new Words("", "The filter found nothing to take out.")
        : new Words(Narration.filter(found, remedy), Narration.filtered(found, remedy, gone));
  }

  /** Returns the rows that are still poisoned: one with its class mended is not. */
  private static RowIds left(RowIds poison, Suspicion suspicion) {
    return suspicion.remedy() instanceof Remedy.Relabel
        ? RowIds.of(poison.stream().filter(id -> !suspicion.flagged().contains(id)).toArray())
        : poison;
  }

  private static Map<String, Double> facts(DetectionCounts found) {
    return Map.of(
        "poisoned_rows", (double) found.poisoned(),
        "flagged_rows", (double) found.flagged(),
        "hits", (double) found.hits());
  }

  private Judged judge(Arena arena, Defence defence) {
    TrainedModel model = arena.model(defence, scene.learner());
    Dataset test = arena.cleanTest();
    Predictions says = model.predict(test.table());
    return new Judged(model, says, Evaluation.of(test.labels(), says));
  }

  private static Stage stage(
      StageKind kind,
      Judged judged,
      Words words,
      Dataset rows,
      RowIds poison,
      RowIds flagged,
      View view,
      Map<String, Double> facts) {
    return rows(
        kind,
        judged.evaluation().accuracy(),
        words,
        rows,
        poison,
        flagged,
        RegionMap.of(judged.model(), view, rows).runs(),
        facts);
  }

  /** Returns a stage with the model of the one before. */
  private static Stage stage(
      StageKind kind,
      Stage same,
      Words words,
      Dataset rows,
      RowIds poison,
      RowIds flagged,
      Map<String, Double> facts) {
    return rows(kind, same.accuracy(), words, rows, poison, flagged, same.regions(), facts);
  }

  private static Stage rows(
      StageKind kind,
      double accuracy,
      Words words,
      Dataset rows,
      RowIds poison,
      RowIds flagged,
      List<Integer> regions,
      Map<String, Double> facts) {
    return new Stage(
        kind,
        accuracy,
        words.brief(),
        words.says(),
        DrawnRows.of(rows, poison, flagged),
        regions,
        facts);
  }
}
