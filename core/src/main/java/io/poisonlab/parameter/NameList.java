// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names that commas part, as a person reads and writes them: a comma of a name's own is quoted. */
public final class NameList {
  private NameList() {}

  /** Returns them for a message: {@code [id, height, "weight, kg"]}. */
  public static String of(Collection<String> names) {
    return "[%s]".formatted(names.stream().map(NameList::quoted).collect(Collectors.joining(", ")));
  }

  /** Returns them as the value of an option, quoted for a shell where that is needed. */
  public static String option(Collection<String> names) {
    String list = names.stream().map(NameList::quoted).collect(Collectors.joining(","));
    return list.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-.,".indexOf(c) >= 0)
        ? list
        : "'%s'".formatted(list.replace("'", "'\\''"));
  }

  private static String quoted(String name) {
    return name.indexOf(',') < 0 ? name : '"' + name + '"';
  }
}
