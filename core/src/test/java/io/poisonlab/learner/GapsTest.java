// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.attack.MissingBurst;
import io.poisonlab.attack.MissingBurst.Pattern;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an attack that takes values away leaves must go all the way: trained, asked, exported. */
@DisplayName("A model of data with gaps")
class GapsTest {
  static List<Learner> learners() {
    return AllLearners.list();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void readsCleanRowsAndRowsWithGapsAndSoDoesItsExport(Learner learner) {
    for (Dataset data : List.of(Datasets.iris(), Datasets.penguins())) {
      Split split = Split.stratified(data, 0.3, new Seed(1));
      MissingBurst attack = new MissingBurst(0.3, Pattern.SCATTERED);
      Dataset train = attack.poison(split.train(), new Seed(2)).dataset();
      Table gaps = attack.poison(split.test(), new Seed(3)).dataset().table();

      TrainedModel model = learner.train(train, new Seed(4));

      assertThat(model.features()).allMatch(Feature::nullable);
      for (Table rows : List.of(split.test().table(), gaps)) {
        Labels ours = model.predict(rows).labels();
        assertThat(OnnxOutputs.of(model, rows).labels())
            .isEqualTo(IntStream.range(0, ours.size()).mapToObj(ours::name).toList());
      }
    }
  }
}
