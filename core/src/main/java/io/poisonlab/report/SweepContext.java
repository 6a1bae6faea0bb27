// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.report;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a report says of a sweep besides its results.
 *
 * @param provenance what the numbers were made with, by what it is
 * @param links where the runs can be looked at, by what is there
 */
public record SweepContext(
    SequencedMap<String, String> provenance, SequencedMap<String, URI> links) {
  /** Copies the collections. */
  public SweepContext {
    provenance = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(provenance));
    links = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(links));
  }

  /** Returns nothing to say. */
  public static SweepContext none() {
    return new SweepContext(new LinkedHashMap<>(), new LinkedHashMap<>());
  }
}
