// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was used lately, by name: the one that was used longest ago makes room. For several threads.
 *
 * @param <K> names
 * @param <V> what they stand for
 */
public final class Recent<K, V> {
  private final Map<K, V> kept;

  /** Keeps so many, 1 or more. */
  public Recent(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** Returns what a name stands for, if it is kept. */
  public synchronized Optional<V> find(K name) {
    return Optional.ofNullable(kept.get(name));
  }

  /** Keeps something. */
  public synchronized void keep(K name, V value) {
    kept.put(name, value);
  }
}
