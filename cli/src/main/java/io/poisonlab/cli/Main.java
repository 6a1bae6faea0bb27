// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

/** The {@code poisonlab} command. */
public final class Main {
  private Main() {}

  /**
   * Runs the command and ends the process: 0 for success, 1 for the verdict "fail", 2 for what
   * could not be done, 130 after Ctrl-C.
   */
  public static void main(String[] args) {
    System.exit(new Shell(Console.ofProcess(System.getenv()), System.getenv()).run(args));
  }
}
