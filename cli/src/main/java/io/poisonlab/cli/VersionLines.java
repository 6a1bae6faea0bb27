// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.recording.Version;
import picocli.CommandLine.IVersionProvider;
import smile.classification.DecisionTree;

/** What {@code --version} says. */
final class VersionLines implements IVersionProvider {
  VersionLines() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "poisonlab " + Version.current(),
      "Java " + Runtime.version(),
      "Smile " + DecisionTree.class.getPackage().getSpecificationVersion()
    };
  }
}
