// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.attack.AttackProvider;
import io.poisonlab.attack.Dose;
import io.poisonlab.dataset.Accepts;
import io.poisonlab.defence.DefenceProvider;
import io.poisonlab.learner.Learner;
import io.poisonlab.learner.LearnerProvider;
import io.poisonlab.parameter.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the knobs offer: every learner, attack and defence of the catalogues that works on two
 * columns of numbers, those that visitors look for first, the others by name.
 */
public final class Choices {
  /** The attack of the visitor's own hand. */
  public static final String BY_HAND = "placed-rows";

  /** The id of no attack. */
  public static final String NO_ATTACK = "clean";

  private static final Set<Accepts> NUMBERS = Set.of(Accepts.ANYTHING, Accepts.NUMBERS);

  private static final List<String> FIRST =
      List.of(
          "linear-svm",
          "rbf-svm",
          "decision-tree",
          "random-forest",
          "logistic-regression",
          "knn",
          "injected-cluster",
          BY_HAND,
          "label-flip",
          NO_ATTACK,
          "isolation-forest",
          "none");

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("two-gaussians", "Two clouds"),
          Map.entry("blobs", "Three clouds"),
          Map.entry("xor", "Four clouds (XOR)"),
          Map.entry("linear-svm", "SVM, linear"),
          Map.entry("rbf-svm", "SVM, RBF"),
          Map.entry("knn", "k-NN"),
          Map.entry("gaussian-naive-bayes", "Naive Bayes"),
          Map.entry(BY_HAND, "Your own hand"),
          Map.entry(NO_ATTACK, "No attack"),
          Map.entry("none", "No defence"),
          Map.entry("svm-gradient-poison", "SVM gradient poison"),
          Map.entry("one-class-svm", "One-class SVM"),
          Map.entry("knn-distance", "k-NN distance"),
          Map.entry("knn-shapley", "k-NN Shapley"));

  private static final Comparator<Choice> BY_PLACE =
      Comparator.comparingInt((Choice choice) -> place(choice.id())).thenComparing(Choice::label);

  private static final List<Choice> LEARNERS =
      LearnerProvider.catalogue().all().stream()
          .filter(provider -> fits(provider.create(Map.of())))
          .map(provider -> choice(provider, Optional.empty()))
          .sorted(BY_PLACE)
          .toList();

  private static final List<Choice> ATTACKS =
      AttackProvider.catalogue().all().stream()
          .filter(Choices::fits)
          .map(provider -> choice(provider, Optional.empty()))
          .sorted(BY_PLACE)
          .toList();

  private static final List<Choice> DEFENCES =
      DefenceProvider.catalogue().all().stream()
          .filter(provider -> NUMBERS.contains(provider.create(Map.of()).scope().accepts()))
          .map(provider -> choice(provider, Strength.of(provider)))
          .sorted(BY_PLACE)
          .toList();

  private Choices() {}

  /** Returns the learners. */
  public static List<Choice> learners() {
    return LEARNERS;
  }

  /** Returns the attacks: those that are told how many rows to poison, the hand, and none. */
  public static List<Choice> attacks() {
    return ATTACKS;
  }

  /** Returns the defences, each with what its slider changes. */
  public static List<Choice> defences() {
    return DEFENCES;
  }

  /**
   * Returns an id that is among the choices: the catalogue has others, such as of images.
   *
   * @throws IllegalArgumentException for another one, listing those there are
   */
  public static String known(String id, List<Choice> choices) {
    List<String> ids = choices.stream().map(Choice::id).toList();
    if (!ids.contains(id)) {
      throw new IllegalArgumentException(
          "\"%s\" is not offered here; the known ones are %s".formatted(id, ids));
    }
    return id;
  }

  private static boolean fits(Learner learner) {
    return NUMBERS.contains(learner.accepts()) && !learner.needsTrusted();
  }

  private static boolean fits(AttackProvider provider) {
    if (provider.id().equals(BY_HAND) || provider.id().equals(NO_ATTACK)) {
      return true;
    }
    return Dose.isTakenBy(provider)
        && NUMBERS.contains(Dose.rows(1).of(provider.id(), Map.of()).traits().accepts());
  }

  private static int place(String id) {
    int place = FIRST.indexOf(id);
    return place < 0 ? FIRST.size() : place;
  }

  private static Choice choice(Provider<?> provider, Optional<Strength> strength) {
    return new Choice(provider.id(), label(provider.id()), provider.help(), strength);
  }

  /** Returns what a visitor reads for an id: its words, the first with a capital letter. */
  public static String label(String id) {
    String words = id.replace('-', ' ');
    return LABELS.getOrDefault(
        id, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }
}
