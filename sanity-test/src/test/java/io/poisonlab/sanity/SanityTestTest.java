// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import static org.assertj.core.api.Assertions.assertThat;

import io.poisonlab.learner.Learner;
import io.poisonlab.tracking.InMemoryRunTracker;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SanityTestTest {
  private final InMemoryRunTracker tracker = new InMemoryRunTracker();

  static Stream<Learner> learners() {
    return Sweeps.learners().stream();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void everyLearnerPassesOnCleanIris(Learner learner) {
    Sweeps.record(tracker, Sweeps.iris().learner(learner));

    SanityReport report = new SanityTest(tracker).check(SanityOptions.latestOf("sanity"));

    assertThat(report.outcome()).as(String.join("\n", report.toLines())).isEqualTo(Outcome.PASS);
  }
}
