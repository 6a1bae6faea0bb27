// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.defence.Defence;
import io.poisonlab.defence.DefenceProvider;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The defences of a grid. */
final class DefenceOptions {
  @Option(
      names = "--defence",
      paramLabel = AlgorithmText.LABEL,
      converter = AlgorithmText.Converter.class,
      description = "A defence; repeatable. See: poisonlab list defences.")
  private List<AlgorithmText> defences = new ArrayList<>();

  /** Returns whether none is named. */
  boolean isEmpty() {
    return defences.isEmpty();
  }

  /** Returns the defences that are named, else the usual ones. */
  List<Defence> or(List<Defence> usual) {
    var catalogue = DefenceProvider.catalogue();
    return isEmpty() ? usual : defences.stream().map(text -> text.create(catalogue)).toList();
  }
}
