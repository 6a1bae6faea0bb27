// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import java.util.Optional;

/**
 * Something that a knob can be set to.
 *
 * @param id as it stands in an address
 * @param label what a visitor reads
 * @param help one line more
 * @param strength what a slider changes about it, if there is something
 */
public record Choice(String id, String label, String help, Optional<Strength> strength) {
  Choice(String id, String label, String help) {
    this(id, label, help, Optional.empty());
  }
}
