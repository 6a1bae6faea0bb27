// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.backdoor;

/** How an image of the target class is made hard to learn. */
enum Perturbation {
  /** Not at all. */
  NONE,
  /** Each pixel moves by a draw of its own, up to the strength either way. */
  NOISE,
  /** The image gives way to one of another class, by as much as the strength says. */
  INTERPOLATION,
  /** Pixels move against a network of the attacker, none further than the strength. */
  PGD
}
