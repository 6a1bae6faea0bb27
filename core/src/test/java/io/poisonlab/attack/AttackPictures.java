// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.attack.ScatterPanel.Bounds;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Table;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.generator.Moons;
import io.poisonlab.generator.TwoGaussians;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.KnnLearner;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.parameter.Description;
import io.poisonlab.random.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** The pictures of docs/attacks.md: what attacks do to data of two columns, and to a model. */
final class AttackPictures {
  private static final Seed SEED = new Seed(7);
  private static final Dataset CLOUDS = clouds(160, "train");
  private static final Dataset FRESH = clouds(2000, "test");
  private static final int GAP = 14;

  private AttackPictures() {}

  /** Returns every picture by its file name. */
  static SequencedMap<String, String> all() {
    SequencedMap<String, String> pictures = new LinkedHashMap<>();
    pictures.put("attacks-labels.svg", labels());
    pictures.put("attacks-features.svg", features());
    pictures.put("attacks-rows.svg", rows());
    pictures.put("attacks-backdoor.svg", backdoor());
    pictures.put("attacks-slow.svg", slow());
    return pictures;
  }

  private static Dataset clouds(int rows, String name) {
    return new TwoGaussians(rows, 2, 1.33, 1, 0.5).generate(SEED.fork(name));
  }

  private static String labels() {
    Learner learner = new LogisticRegressionLearner(1, true);
    return picture(
        harm(new Clean(), CLOUDS, FRESH, learner),
        harm(new LabelFlip(0.2), CLOUDS, FRESH, learner),
        harm(new BoundaryFlip(0.2, BoundaryFlip.Place.NEAREST), CLOUDS, FRESH, learner),
        harm(new BoundaryFlip(0.2, BoundaryFlip.Place.FARTHEST), CLOUDS, FRESH, learner));
  }

  private static String features() {
    Learner learner = new KnnLearner(1, false);
    Budget fifth = Budget.fraction(0.2);
    return picture(
        harm(new FeatureNoise(0.2), CLOUDS, FRESH, learner),
        harm(
            new FeatureNoise(fifth, List.of(), FeatureNoise.Noise.GAUSSIAN, 1),
            CLOUDS,
            FRESH,
            learner),
        harm(new FeatureShift(fifth, List.of("x0"), 2), CLOUDS, FRESH, learner),
        harm(
            new MissingBurst(fifth, List.of("x0"), MissingBurst.Pattern.SCATTERED),
            CLOUDS,
            FRESH,
            learner));
  }

  private static String rows() {
    Learner learner = new LogisticRegressionLearner(1, true);
    Dataset moons = new Moons(160, 0.12).generate(SEED.fork("train"));
    Dataset fresh = new Moons(2000, 0.12).generate(SEED.fork("test"));
    return picture(
        harm(
            new InjectedCluster(
                Budget.rows(40), Optional.empty(), Optional.empty(), 0.4, 0.5, 6, 0.5),
            CLOUDS,
            FRESH,
            learner),
        harm(new MislabelledDuplicates(0.25), CLOUDS, FRESH, new KnnLearner(1, false)),
        harm(
            new OutlierInjection(Budget.fraction(0.2), OutlierInjection.Kind.BOX, 1.8),
            CLOUDS,
            FRESH,
            learner),
        harm(
            new SubpopulationPoison(
                Budget.fraction(2, Denominator.SUBPOPULATION), 8, Optional.empty(), true),
            moons,
            fresh,
            new KnnLearner(5, false)));
  }

  private static String backdoor() {
    Dataset train = quiet(CLOUDS);
    Dataset fresh = quiet(clouds(80, "few"));
    BackdoorTrigger attack =
        new BackdoorTrigger(
            Budget.fraction(0.1),
            List.of("x1=max"),
            new Backdoor(Optional.of("0"), List.of(), Backdoor.Variant.DIRTY_LABEL));
    Learner learner = new DecisionTreeLearner(4);
    Poisoned poisoned = attack.poison(train, SEED);
    TrainedModel model = learner.train(poisoned.dataset(), SEED);
    Aim aim = poisoned.aim().orElseThrow();
    Dataset about = fresh.select(aim.rows(fresh));
    Dataset stamped = about.withTable(aim.present(about.table()));
    Bounds bounds = Bounds.around(poisoned.dataset().table());
    return picture(
        new ScatterPanel(
            "clean: a tree",
            "x1 tells nothing",
            train,
            RowIds.of(),
            learner.train(train, SEED),
            bounds),
        new ScatterPanel(
            "backdoor-trigger, x1 = max",
            "16 stamped rows of class 1 get class 0",
            poisoned.dataset(),
            poisoned.poisonedRows(),
            model,
            bounds),
        new ScatterPanel(
            "fresh rows of class 1",
            "%s are taken for class 0".formatted(reached(aim, about, model)),
            about,
            RowIds.of(),
            model,
            bounds),
        new ScatterPanel(
            "the same rows with the trigger",
            "%s are taken for class 0".formatted(reached(aim, stamped, model)),
            stamped,
            RowIds.of(),
            model,
            bounds));
  }

  private static String reached(Aim aim, Dataset rows, TrainedModel model) {
    int[] said = model.predict(rows.table()).labels().toArray();
    int successes = 0;
    for (int row = 0; row < said.length; row++) {
      successes += aim.reached(rows.labels().code(row), said[row]) ? 1 : 0;
    }
    return "%d of %d".formatted(successes, said.length);
  }

  /** Takes what the second column tells of the class out of it. */
  private static Dataset quiet(Dataset data) {
    NumericColumn second = (NumericColumn) data.table().columns().get(1);
    double[] values = second.toArray();
    for (int row = 0; row < values.length; row++) {
      values[row] -= data.labels().code(row) == 0 ? -1.33 : 1.33;
    }
    return data.withTable(Table.of(data.table().columns().getFirst(), second.withValues(values)));
  }

  private static String slow() {
    Learner learner = new KnnLearner(3, false);
    List<Poisoned> versions =
        new BoilingFrog(new LabelFlip(0.4), 10, BoilingFrog.Growth.LINEAR).versions(CLOUDS, SEED);
    List<ScatterPanel> panels = new ArrayList<>();
    for (int version : new int[] {1, 4, 7, 10}) {
      Poisoned poisoned = versions.get(version - 1);
      panels.add(panel("boiling-frog, version " + version + " of 10", poisoned, FRESH, learner));
    }
    return picture(panels.toArray(ScatterPanel[]::new));
  }

  private static ScatterPanel harm(Attack attack, Dataset train, Dataset fresh, Learner learner) {
    return panel(title(attack), attack.poison(train, SEED), fresh, learner);
  }

  private static String title(Attack attack) {
    return switch (attack) {
      case BoundaryFlip flip -> "boundary-flip, " + flip.place().name().toLowerCase(Locale.ROOT);
      case FeatureNoise noise -> "feature-noise, " + noise.noise().name().toLowerCase(Locale.ROOT);
      case FeatureShift _ -> "feature-shift of x0";
      case MissingBurst _ -> "missing-burst: no x0";
      default -> Description.of(attack).id();
    };
  }

  private static ScatterPanel panel(
      String title, Poisoned poisoned, Dataset fresh, Learner learner) {
    TrainedModel model = learner.train(poisoned.dataset(), SEED);
    double accuracy = Evaluation.of(fresh.labels(), model.predict(fresh.table())).accuracy();
    return new ScatterPanel(
        title,
        String.format(
            Locale.ROOT,
            "%d rows poisoned; right on %.2f",
            poisoned.poisonedRows().size(),
            accuracy),
        poisoned.dataset(),
        poisoned.poisonedRows(),
        model,
        Bounds.around(poisoned.dataset().table()));
  }

  private static String picture(ScatterPanel... panels) {
    int width = panels.length * (ScatterPanel.SIZE + GAP) + GAP;
    int height = ScatterPanel.HEAD + ScatterPanel.SIZE + GAP;
    StringBuilder text =
        new StringBuilder(
            ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                    + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n"
                    + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n")
                .formatted(width, height, width));
    int left = GAP;
    for (ScatterPanel panel : panels) {
      text.append(panel.svg(left));
      left += ScatterPanel.SIZE + GAP;
    }
    return text.append("</svg>\n").toString();
  }
}
