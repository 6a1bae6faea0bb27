// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.scene.Knobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scenes that were played lately, so that going back, the tour and the first page of a visitor cost
 * nothing. The one that was asked for longest ago makes room; a scene takes about 100 kB.
 */
final class StageCache {
  private static final int MOST = 100;

  private final Map<Knobs, List<Object>> scenes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Knobs, List<Object>> eldest) {
          return size() > MOST;
        }
      };

  /** Hands on the lines of a scene, made by the work where they are not kept. */
  void play(Knobs knobs, Work work, Output output) {
    List<Object> kept = find(knobs);
    if (kept == null) {
      List<Object> made = new ArrayList<>();
      work.run(line -> {
        output.line(line);
        made.add(line);
      });
      keep(knobs, made);
    } else {
      kept.forEach(output::line);
    }
  }

  private synchronized @Nullable List<Object> find(Knobs knobs) {
    return scenes.get(knobs);
  }

  private synchronized void keep(Knobs knobs, List<Object> lines) {
    scenes.put(knobs, List.copyOf(lines));
  }
}
