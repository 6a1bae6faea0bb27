// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import io.poisonlab.parameter.Similar;
import java.util.List;
import java.util.stream.Collectors;

/** Says which experiments there are, to who asked for one that there is not. */
final class ExperimentNames {
  /** The experiment that MLflow makes in every store. */
  private static final String DEFAULT = "Default";

  private static final int MAX_SHOWN = 20;

  private ExperimentNames() {}

  /** Returns what to do in the place of asking for this name, where these are the known ones. */
  static String advice(String asked, List<String> known) {
    List<String> names = known.stream().filter(name -> !name.equals(DEFAULT)).toList();
    if (names.isEmpty()) {
      return "it holds none yet; make one with `poisonlab run`, or name another store with"
          + " --tracking-uri";
    }
    String shown =
        names.stream().limit(MAX_SHOWN).map("\"%s\""::formatted).collect(Collectors.joining(", "));
    String more =
        names.size() > MAX_SHOWN ? " and %d more".formatted(names.size() - MAX_SHOWN) : "";
    return "it holds %s%s; name one as in --experiment \"%s\"%s"
        .formatted(shown, more, names.getFirst(), Similar.hint(asked, names));
  }
}
