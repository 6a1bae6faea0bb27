// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a trial's metrics in one array. A sweep keeps the results of all its trials, and
 * their metrics have the same names: as a map of lists each would take twenty times the memory.
 */
final class MetricValues extends AbstractMap<String, List<Double>>
    implements SequencedMap<String, List<Double>> {
  private final MetricLayout layout;
  private final double[] values;

  private MetricValues(MetricLayout layout, double[] values) {
    this.layout = layout;
    this.values = values;
  }

  /** Copies a map. */
  static MetricValues of(SequencedMap<String, List<Double>> metrics) {
    return metrics instanceof MetricValues same
        ? same
        : new MetricValues(
            MetricLayout.of(metrics),
            metrics.values().stream().flatMap(List::stream).mapToDouble(value -> value).toArray());
  }

  @Override
  public int size() {
    return layout.names().size();
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return layout.position(name) >= 0;
  }

  @Override
  public @Nullable List<Double> get(@Nullable Object name) {
    int position = layout.position(name);
    return position < 0 ? null : at(position);
  }

  @Override
  public SequencedMap<String, List<Double>> reversed() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(this).reversed());
  }

  @Override
  public Set<Map.Entry<String, List<Double>>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return MetricValues.this.size();
      }

      @Override
      public Iterator<Map.Entry<String, List<Double>>> iterator() {
        return IntStream.range(0, size()).mapToObj(MetricValues.this::entry).iterator();
      }
    };
  }

  private Map.Entry<String, List<Double>> entry(int position) {
    return Map.entry(layout.names().get(position), at(position));
  }

  private List<Double> at(int position) {
    return Arrays.stream(values, layout.start(position), layout.start(position + 1))
        .boxed()
        .toList();
  }
}
