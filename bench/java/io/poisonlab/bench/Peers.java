// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench;

import io.poisonlab.python.PythonException;
import io.poisonlab.python.VirtualEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints the Python that has the packages of a locked list, having set it up if need be.
 *
 * <p>Run: {@code java -cp TRACKING bench/java/io/poisonlab/bench/Peers.java NAME LIST [if-ready]}.
 * With {@code if-ready} it sets nothing up, and prints an empty line where there is no such Python.
 */
public final class Peers {
  private Peers() {}

  /** Prints one line. */
  public static void main(String[] arguments) throws IOException {
    VirtualEnvironment peers =
        VirtualEnvironment.with(
            System.getenv(), arguments[0], Files.readString(Path.of(arguments[1])));
    boolean wanted = arguments.length < 3 || peers.isReady();
    try {
      System.out.println(wanted ? peers.provide(System.err::println) : "");
    } catch (PythonException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
