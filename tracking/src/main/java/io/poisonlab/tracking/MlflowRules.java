// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What MLflow accepts as a name, a value and a path, checked before anything is written so that all
 * destinations refuse alike. Source: {@code mlflow/utils/validation.py} and {@code uri.py} of
 * 3.17.2. Deviation: MLflow cuts long values silently, here they are refused.
 */
final class MlflowRules {
  static final int NAME_LENGTH = 250;
  static final int PARAM_LENGTH = 6000;
  static final int TAG_LENGTH = 8000;
  static final int EXPERIMENT_TAG_LENGTH = 5000;
  private static final Pattern NAME =
      Pattern.compile("[/\\w.\\- :]+", Pattern.UNICODE_CHARACTER_CLASS);

  private MlflowRules() {}

  static void check(RunValues values) {
    checkTexts("parameter", values.params(), PARAM_LENGTH);
    values.metrics().forEach(metric -> checkName("metric", metric.name()));
    checkTags(values.tags());
  }

  static void checkTags(Map<String, String> tags) {
    checkTexts("tag", tags, TAG_LENGTH);
  }

  static void checkExperimentTags(Map<String, String> tags) {
    checkTexts("tag", tags, EXPERIMENT_TAG_LENGTH);
  }

  static void checkParams(Map<String, String> params) {
    checkTexts("parameter", params, PARAM_LENGTH);
  }

  private static void checkTexts(String kind, Map<String, String> texts, int limit) {
    texts.forEach((name, value) -> {
      checkName(kind, name);
      int length = value.codePointCount(0, value.length());
      if (length > limit) {
        throw new TrackingException(
            "%s %s has %d characters, MLflow keeps at most %d; log it as an artifact"
                .formatted(kind, name, length, limit));
      }
    });
  }

  /** Refuses to change a parameter. */
  static void checkSame(String runId, String name, @Nullable String logged, String asked) {
    if (logged != null && !logged.equals(asked)) {
      throw new TrackingException(
          "parameter %s of run %s was logged as '%s' and cannot become '%s'; log it under another name or in another run"
              .formatted(name, runId, logged, asked));
    }
  }

  static void checkName(String kind, String name) {
    int length = name.codePointCount(0, name.length());
    if (length > NAME_LENGTH || !NAME.matcher(name).matches() || !isPlainPath(name)) {
      throw new TrackingException(
          "a %s's name must be 1 to %d letters, digits, _ - . : space or / (with a part on each side, none of them . or ..), found '%s'"
              .formatted(kind, NAME_LENGTH, name));
    }
  }

  /** Refuses paths that would leave the folder they belong to, or that MLflow cannot serve. */
  static void checkPath(String path) {
    boolean strange =
        path.chars().anyMatch(c -> c == '\\' || c == '#' || c == '%' || Character.isISOControl(c));
    if (strange || path.matches("[A-Za-z]:.*") || !isPlainPath(path)) {
      throw new TrackingException(
          "a file's path must be relative, with / between its parts, none of them empty, . or .., and without \\ # %% and control characters, found '%s'"
              .formatted(path));
    }
  }

  static void checkModelName(String name) {
    if (name.isEmpty() || name.chars().anyMatch(c -> "/:.%\"'".indexOf(c) >= 0)) {
      throw new TrackingException(
          "a model's name must not be empty nor contain / : . %% \" or ', found '%s'"
              .formatted(name));
    }
  }

  static void checkExperimentName(String name) {
    if (name.isBlank() || name.codePointCount(0, name.length()) > 500) {
      throw new TrackingException(
          "an experiment's name must have 1 to 500 characters, found '%s'".formatted(name));
    }
  }

  private static boolean isPlainPath(String path) {
    return Arrays.stream(path.split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }
}
