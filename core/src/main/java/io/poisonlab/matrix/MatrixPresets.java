// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.dataset.Accepts;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.SettingInfo;
import io.poisonlab.source.NamedData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The matrix as it is published, and the slice of it that continuous integration goes through. */
public final class MatrixPresets {
  /** The large data: as many rows as let every defence do its work in seconds. */
  private static final String LARGE = "adult(rows=4000)";

  /** The setting of an outlier detector that may look at each class by itself. */
  static final String PER_CLASS = "per_class";

  private MatrixPresets() {}

  /** Returns a data set with every attack that reads columns as its, and the usual learners. */
  public static MatrixPart part(Dataset data) {
    return new MatrixPart(
        data,
        MatrixAttack.all().stream()
            .filter(attack -> {
              Accepts accepts = attack.traits().accepts();
              return accepts == Accepts.NUMBERS || accepts.reads(data);
            })
            .toList(),
        learners());
  }

  /**
   * Returns the matrix that is published: every defence, six rates, five seeds.
   *
   * @param parts the data; where empty, every attack on Iris, tumours and digits with two learners,
   *     and the attacks on labels with one learner on rows of {@code adult}, which is fetched if it
   *     is not at hand
   */
  public static MatrixPlan full(List<MatrixPart> parts) {
    List<Double> rates = List.of(0.01, 0.05, 0.1, 0.2, 0.3, 0.5);
    return plan(parts.isEmpty() ? published() : parts, rates, 5);
  }

  /**
   * Returns a part that takes seconds: two rates, one seed.
   *
   * @param parts the data; where empty, Iris
   */
  public static MatrixPlan slice(List<MatrixPart> parts) {
    return plan(parts.isEmpty() ? List.of(part(Datasets.iris())) : parts, List.of(0.1, 0.3), 1);
  }

  /**
   * Returns every defence on the class path that reads one of the parts, at its defaults; those
   * that can look at each class by itself do so too, as a defence of their own.
   */
  private static List<Defence> everyDefence(List<MatrixPart> parts) {
    List<Defence> defences = new ArrayList<>();
    for (DefenceProvider provider : DefenceProvider.catalogue().all()) {
      defences.add(provider.create(Map.of()));
      if (provider.settings().stream().map(SettingInfo::name).anyMatch(PER_CLASS::equals)) {
        defences.add(provider.create(Map.of(PER_CLASS, true)));
      }
    }
    return defences.stream()
        .filter(defence ->
            parts.stream().anyMatch(part -> defence.scope().accepts().reads(part.data())))
        .toList();
  }

  private static MatrixPlan plan(List<MatrixPart> parts, List<Double> rates, int seeds) {
    List<Long> first = LongStream.rangeClosed(1, seeds).boxed().toList();
    return new MatrixPlan(parts, rates, everyDefence(parts), first, 0.3, 0.1);
  }

  private static List<MatrixPart> published() {
    return List.of(
        part(Datasets.iris()),
        part(Datasets.breastCancer()),
        part(Datasets.digits()),
        part(NamedData.read(LARGE)).withAttacks(onLabels()).withLearners(learners().subList(0, 1)));
  }

  private static List<MatrixAttack> onLabels() {
    return MatrixAttack.all().stream()
        .filter(attack -> MatrixFamily.of(attack.traits()) == MatrixFamily.LABELS)
        .toList();
  }

  private static List<Learner> learners() {
    var catalogue = LearnerProvider.catalogue();
    return List.of(
        catalogue.create("logistic-regression", Map.of()),
        catalogue.create("decision-tree", Map.of("depth", 0)));
  }
}
