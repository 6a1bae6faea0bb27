// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import java.util.Locale;

/** The four pictures of a scene, in their order. */
public enum StageKind {
  /** The rows before the attack, and the model that learns from them. */
  CLEAN("Clean training"),
  /** The rows after the attack, and the model that learns from them. */
  POISONED("Poisoned data"),
  /** The same model, and which rows the defence takes out. */
  FILTERED("After the filter"),
  /** The rows that are left, and the model that learns from them. */
  RETRAINED("After retraining");

  private final String title;

  StageKind(String title) {
    this.title = title;
  }

  /** Returns the word that addresses and data use. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what stands above the picture. */
  public String title() {
    return title;
  }
}
