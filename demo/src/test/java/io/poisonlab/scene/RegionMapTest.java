// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Labels;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The map of regions")
class RegionMapTest {
  @ParameterizedTest(name = "{1} on {0}")
  @CsvSource({
    "two-gaussians,linear-svm",
    "moons,knn",
    "circles,decision-tree",
    "blobs,gaussian-naive-bayes"
  })
  @DisplayName("says what the model says at each place, but for islands within a coarse square")
  void agreesWithTheModel(String data, String learner) {
    Dataset rows = PlaneData.generated(data, 3).dataset();
    TrainedModel model =
        LearnerProvider.catalogue().create(learner, Map.of()).train(rows, new Seed(1));
    View view = View.of(rows, rows, false);
    RegionMap map = RegionMap.of(model, view, rows);

    int size = RegionMap.SIZE;
    Labels all =
        model.predict(view.places(IntStream.range(0, size * size).toArray(), size, rows)).labels();
    long different =
        IntStream.range(0, size * size)
            .filter(cell -> all.code(cell) != map.at(cell / size, cell % size))
            .count();
    assertThat((double) different / (size * size)).isLessThan(0.01);
    assertThat(spread(map.runs())).hasSize(size * size).isEqualTo(places(map));
  }

  private static List<Integer> places(RegionMap map) {
    return IntStream.range(0, RegionMap.SIZE * RegionMap.SIZE)
        .mapToObj(cell -> map.at(cell / RegionMap.SIZE, cell % RegionMap.SIZE))
        .toList();
  }

  private static List<Integer> spread(List<Integer> runs) {
    return IntStream.range(0, runs.size() / 2)
        .boxed()
        .flatMap(run -> IntStream.range(0, runs.get(2 * run + 1)).mapToObj(_ -> runs.get(2 * run)))
        .toList();
  }
}
