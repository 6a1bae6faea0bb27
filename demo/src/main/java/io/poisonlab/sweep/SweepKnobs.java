// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sweep;

import io.poisonlab.experiment.Protocol;
import io.poisonlab.parameter.Limits;
import io.poisonlab.scene.KnobTexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a sweep is asked for; equal ones come to the same numbers.
 *
 * @param learner a learner's id
 * @param protocol which rows the attacks reach
 * @param seeds how many, from 1 on; {@value #LEAST_SEEDS} to {@value #MOST_SEEDS}
 */
public record SweepKnobs(String learner, Protocol protocol, int seeds) {
  /** The fewest seeds: of fewer there is no interval. */
  public static final int LEAST_SEEDS = 5;

  /** The most seeds. */
  public static final int MOST_SEEDS = 50;

  /** The sweep that is shown at first, a matter of seconds. */
  public static final SweepKnobs DEFAULT = new SweepKnobs("decision-tree", Protocol.TRAIN_ONLY, 20);

  /** Checks the number; the learner is checked where it is looked up. */
  public SweepKnobs {
    Limits.check("seeds", seeds, LEAST_SEEDS, MOST_SEEDS);
  }

  /**
   * Reads the knobs of an address; those that are absent stand as in {@link #DEFAULT}.
   *
   * @throws IllegalArgumentException for an unknown knob, listing the known ones, or a bad value
   */
  public static SweepKnobs parse(Map<String, String> query) {
    KnobTexts all = KnobTexts.of(DEFAULT.toMap(), query);
    return new SweepKnobs(
        all.text("learner"), Protocol.of(all.text("protocol")), all.whole("seeds"));
  }

  /** Returns every knob as it stands in an address. */
  public SequencedMap<String, String> toMap() {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    map.put("learner", learner);
    map.put("protocol", protocol.id());
    map.put("seeds", Integer.toString(seeds));
    return map;
  }
}
