// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Catalogue;
import io.poisonlab.parameter.Provider;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The algorithms of a grid: those that are named, else the usual ones. */
final class AlgorithmOptions {
  @Option(
      names = "--attack",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "An attack; repeatable. See: poisonlab list attacks.")
  private List<AlgorithmText> attacks = new ArrayList<>();

  @Option(
      names = "--defence",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "A defence; repeatable. See: poisonlab list defences.")
  private List<AlgorithmText> defences = new ArrayList<>();

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
    return attacks.isEmpty() && defences.isEmpty() && learners.isEmpty();
  }

  List<Defence> defences(List<Defence> usual) {
    return or(defences, usual, DefenceProvider.catalogue());
  }

  List<Learner> learners(List<Learner> usual) {
    return learners(learners, usual);
  }

  static List<Learner> learners(List<AlgorithmText> named, List<Learner> usual) {
    return or(named, usual, LearnerProvider.catalogue());
  }

  private static <T, P extends Provider<T>> List<T> or(
      List<AlgorithmText> named, List<T> usual, Catalogue<T, P> catalogue) {
    return named.isEmpty()
        ? usual
        : named.stream().map(text -> catalogue.create(text.id(), text.settings())).toList();
  }
}
