// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was derived from a table: the last few things, each held softly, so that memory that is
 * needed elsewhere is given back. It goes with its table.
 *
 * <p>Nothing is locked while something is computed: the computations run in parallel streams, and
 * who waits there may be handed work that waits for the lock. Two threads that come at the same
 * time may both compute; they get the same bits.
 */
final class Derivations {
  /** As many as the learners of a plan want of the same rows, and some more. */
  static final int MOST = 16;

  private final Map<Derivation<?>, SoftReference<Object>> found =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Derivation<?>, SoftReference<Object>> eldest) {
          return size() > MOST;
        }
      };

  <T> T of(Table table, Derivation<T> derivation) {
    T known = known(derivation);
    if (known != null) {
      return known;
    }
    T computed = derivation.from(table);
    synchronized (found) {
      T first = known(derivation);
      if (first == null) {
        found.put(derivation, new SoftReference<>(computed));
      }
      return first == null ? computed : first;
    }
  }

  @SuppressWarnings("unchecked") // an equal derivation made it, of the same type
  private <T> @Nullable T known(Derivation<T> derivation) {
    synchronized (found) {
      SoftReference<Object> kept = found.get(derivation);
      return kept == null ? null : (T) kept.get();
    }
  }
}
