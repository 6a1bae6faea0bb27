// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The command as it was typed, for those who want to repeat it; without passwords in addresses. */
final class CommandText {
  private static final Pattern SECRET = Pattern.compile("://[^/@\\s]*@");
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private CommandText() {}

  /**
   * Returns the command that is being carried out; the tool's name alone where nobody typed one.
   */
  static String of(@Nullable CommandSpec spec) {
    return spec == null || spec.root().commandLine().getParseResult() == null
        ? "poisonlab"
        : of(spec.root().commandLine().getParseResult().originalArgs());
  }

  static String of(List<String> words) {
    return words.stream()
        .map(word -> SECRET.matcher(word).replaceAll("://"))
        .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "poisonlab ", ""));
  }
}
