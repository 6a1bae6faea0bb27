// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

/** The ways in which a terminal can set off a word. */
enum Paint {
  BOLD("1"),
  FAINT("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33");

  private final String code;

  Paint(String code) {
    this.code = code;
  }

  /** Returns the text between the escape sequences that switch this on and off. */
  String on(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
