// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

import io.poisonlab.dataset.Labels;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks whether the target is a number rather than a class. */
final class TargetDoubt {
  /** Up to so many classes may well be called by numbers. */
  private static final int USUAL = 20;

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?");

  private TargetDoubt() {}

  static Optional<String> of(Labels labels) {
    List<String> classes = labels.classes();
    if (classes.size() <= USUAL
        || !classes.stream().allMatch(name -> NUMBER.matcher(name).matches())) {
      return Optional.empty();
    }
    return Optional.of(
        "\"%s\" has %d classes, all of them numbers; is the target a number rather than a class? Put it into a few ranges first, or name another column"
            .formatted(labels.target(), classes.size()));
  }
}
