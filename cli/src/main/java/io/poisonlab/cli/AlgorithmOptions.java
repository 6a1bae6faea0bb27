// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What poisons and what is trained in a grid. */
final class AlgorithmOptions {
  @Option(
      names = "--attack",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "An attack; repeatable. See: poisonlab list attacks.")
  private List<AlgorithmText> attacks = new ArrayList<>();

  @Option(
      names = "--learner",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "A learner; repeatable. See: poisonlab list learners.")
  private List<AlgorithmText> learners = new ArrayList<>();

  /** Returns the attacks that are named; what their budgets are is for the command to say. */
  List<AlgorithmText> attacks() {
    return attacks;
  }

  /** Returns whether none is named. */
  boolean isEmpty() {
    return attacks.isEmpty() && learners.isEmpty();
  }

  /** Returns the learners that are named, else the usual ones. */
  List<Learner> learners(List<Learner> usual) {
    var catalogue = LearnerProvider.catalogue();
    return learners.isEmpty()
        ? usual
        : learners.stream().map(text -> text.create(catalogue)).toList();
  }
}
