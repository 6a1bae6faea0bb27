// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Where the values of each metric stand in an array. Trials of the same kind share one. */
final class MetricLayout {
  /** By names and numbers of values; an entry lasts as long as its layout, which holds its key. */
  private static final Map<List<Object>, WeakReference<MetricLayout>> KNOWN = new WeakHashMap<>();

  private final List<Object> key;
  private final List<String> names;
  private final Map<String, Integer> positions = new HashMap<>();
  private final int[] starts;

  private MetricLayout(List<Object> key, SequencedMap<String, List<Double>> metrics) {
    this.key = key;
    this.names = List.copyOf(metrics.keySet());
    this.starts = new int[names.size() + 1];
    metrics.forEach((name, values) -> {
      int position = positions.size();
      positions.put(name, position);
      starts[position + 1] = starts[position] + values.size();
    });
  }

  /** Returns that of these metrics. */
  static MetricLayout of(SequencedMap<String, List<Double>> metrics) {
    List<Object> key = new ArrayList<>(metrics.keySet());
    metrics.values().forEach(values -> key.add(values.size()));
    synchronized (KNOWN) {
      WeakReference<MetricLayout> known = KNOWN.get(key);
      MetricLayout layout = known == null ? null : known.get();
      if (layout == null) {
        layout = new MetricLayout(key, metrics);
        KNOWN.put(layout.key, new WeakReference<>(layout));
      }
      return layout;
    }
  }

  /** Returns the names of the metrics, in their order. */
  List<String> names() {
    return names;
  }

  /** Returns which metric has this name, -1 where none has. */
  int position(@Nullable Object name) {
    return name instanceof String text ? positions.getOrDefault(text, -1) : -1;
  }

  /** Returns where the values of a metric begin, or those of the last end. */
  int start(int position) {
    return starts[position];
  }
}
