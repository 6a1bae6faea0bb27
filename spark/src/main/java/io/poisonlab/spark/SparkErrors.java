// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.spark;

/** Spark's errors in words for a user. */
final class SparkErrors {
  private SparkErrors() {}

  /** Returns our own errors as they are, and what Spark says in one line. */
  static RuntimeException worded(Exception error, String what) {
    if (error instanceof IllegalArgumentException ours
        && ours.getStackTrace().length > 0
        && ours.getStackTrace()[0].getClassName().startsWith("io.poisonlab.")) {
      return ours;
    }
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new IllegalArgumentException(
        "%s: %s".formatted(what, String.valueOf(cause.getMessage()).lines().findFirst().orElse("")),
        error);
  }
}
