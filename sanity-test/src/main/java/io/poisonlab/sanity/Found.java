// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.util.function.Function;

/** Something that a check needs, or why it is not there. */
sealed interface Found<T> {
  /**
   * It is there.
   *
   * @param value what was found
   */
  record Present<T>(T value) implements Found<T> {}

  /**
   * It cannot be had, through no fault of the model.
   *
   * @param reason why
   */
  record Absent<T>(String reason) implements Found<T> {}

  /**
   * It is there and is not what it should be.
   *
   * @param reason what is wrong
   */
  record Broken<T>(String reason) implements Found<T> {}

  /** Goes on with the value; what is absent or broken stays so, for the same reason. */
  default <R> Found<R> then(Function<T, Found<R>> next) {
    return switch (this) {
      case Present<T>(T value) -> next.apply(value);
      case Absent<T>(String reason) -> new Absent<>(reason);
      case Broken<T>(String reason) -> new Broken<>(reason);
    };
  }

  /** Returns what is broken as absent: another check is there to fail for it. */
  default Found<T> forOthers() {
    return this instanceof Broken<T>(String reason) ? new Absent<>(reason) : this;
  }

  /** Judges the value; without one there is no verdict. */
  default Verdict judge(Function<T, Verdict> verdict) {
    return switch (this) {
      case Present<T>(T value) -> verdict.apply(value);
      case Absent<T>(String reason) -> new Verdict.Inconclusive(reason);
      case Broken<T>(String reason) -> new Verdict.Inconclusive(reason);
    };
  }

  /** Returns whether the value is there. */
  default boolean isPresent() {
    return this instanceof Present;
  }
}
