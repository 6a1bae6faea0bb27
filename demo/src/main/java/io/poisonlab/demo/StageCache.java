// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.scene.Knobs;
import io.poisonlab.scene.Recent;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenes that were played lately, so that going back, the tour and the first page of a visitor cost
 * nothing. The one that was asked for longest ago makes room; a scene takes about 100 kB.
 */
final class StageCache {
  private static final int MOST = 100;

  private final Recent<Knobs, List<Object>> scenes = new Recent<>(MOST);

  /** Hands on the lines of a scene, made by the work where they are not kept. */
  void play(Knobs knobs, Work work, Output output) {
    scenes
        .find(knobs)
        .ifPresentOrElse(kept -> kept.forEach(output::line), () -> playAnew(knobs, work, output));
  }

  private void playAnew(Knobs knobs, Work work, Output output) {
    List<Object> made = new ArrayList<>();
    work.run(line -> {
      output.line(line);
      made.add(line);
    });
    scenes.keep(knobs, List.copyOf(made));
  }
}
