// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.defence;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.random.Seed;
import org.junit.jupiter.api.Test;

/** The Java of docs/defences.md about single inputs; {@code DocumentationTest} compares them. */
class StripSnippetTest {
  @Test
  void rejectsFewCleanInputs() {
    Seed seed = new Seed(1);
    Split split = Split.stratified(Datasets.digits(), 0.3, seed);
    TrainedModel model = new LogisticRegressionLearner(1).train(split.train(), seed);
    Split held = Split.stratified(split.test(), 0.5, seed);
    Dataset checked = held.train();
    Table inputs = held.test().table();

    InputDetector detector = new Strip().calibrate(model, checked, seed);
    InputVerdicts verdicts = detector.inspect(inputs);
    double rejected = verdicts.rejected(); // calibrated so that 5 % of clean inputs are

    assertThat(rejected).isBetween(0.005, 0.15);
  }
}
