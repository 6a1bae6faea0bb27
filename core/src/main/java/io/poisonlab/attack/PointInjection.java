// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.attack;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.RowIds;
import io.poisonlab.dataset.Split;
import io.poisonlab.random.Seed;
import io.poisonlab.surrogate.Samples;
import io.poisonlab.surrogate.Surrogate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Adds points that a {@link PointCampaign} finds against a surrogate of the victim.
 *
 * <p>All points carry one class. Both are tried, and the more harmful wins: points of two classes
 * pull the boundary to either side and partly make up for each other.
 *
 * @param id of the attack, for messages
 * @param budget how many rows are added
 * @param names of the classes attacked
 * @param search how hard it looks
 * @param trainer trains the surrogate
 */
record PointInjection(
    String id, Budget budget, List<String> names, PointSearch search, Trainer trainer) {
  static final Traits TRAITS =
      Traits.of(Traits.Effect.INSERTS, Goal.AVAILABILITY).thatTrains().on(Accepts.NUMBERS);

  /** Trains a surrogate on rows that count {@code copies} times each. */
  interface Trainer {
    Surrogate train(Samples training, double copies, Samples validation, int points);
  }

  Poisoned poison(Dataset clean, Seed seed) {
    return poison(clean, Optional.empty(), seed);
  }

  Poisoned poison(Dataset clean, Dataset validation, Seed seed) {
    return poison(clean, Optional.of(validation), seed);
  }

  private Poisoned poison(Dataset clean, Optional<Dataset> validation, Seed seed) {
    int count = budget.addedTo(clean.size());
    if (count == 0) {
      return new Poisoned(clean, RowIds.of(), clean.fingerprint());
    }
    TwoClasses two = TwoClasses.of(clean.labels(), names, id);
    UnitBox box = UnitBox.of(clean, id);
    PointCampaign.Points points = find(clean, validation, count, seed);
    int[] codes = new int[count];
    Arrays.fill(codes, two.code(points.sign()));
    List<double[]> places = PointGroups.of(count, search.groups()).spread(points.places());
    return Insertion.of(clean, box.rows(places), codes);
  }

  /**
   * Finds the points that a number of rows is spent on, and tells how the loss rose.
   *
   * @param validation what the attacker judges by; where there is none, a part of the data
   */
  PointCampaign.Points find(Dataset clean, Optional<Dataset> validation, int count, Seed seed) {
    TwoClasses two = TwoClasses.of(clean.labels(), names, id);
    UnitBox box = UnitBox.of(clean, id);
    Dataset rows = two.rows(clean);
    Split split =
        validation
            .map(judges ->
                Holdout.of(
                    rows, two.rows(judges), search.surrogateRows(), id, seed.fork("validation")))
            .orElseGet(() ->
                Holdout.of(
                    rows,
                    search.validationShare(),
                    search.surrogateRows(),
                    id,
                    seed.fork("validation")));
    Samples training = two.samples(box, split.train());
    Samples validated = two.samples(box, split.test());
    PointGroups groups = PointGroups.of(count, search.groups());
    double copies = (double) rows.size() / training.size();
    List<PointCampaign.Points> found = new ArrayList<>();
    for (int sign : new int[] {1, -1}) {
      Surrogate surrogate = trainer.train(training, copies, validated, groups.count());
      found.add(
          new PointCampaign(search, box.sides(), training, sign, surrogate)
              .run(groups, seed.fork("points").fork(found.size())));
    }
    return PointCampaign.Points.worse(found.getFirst(), found.getLast());
  }
}
