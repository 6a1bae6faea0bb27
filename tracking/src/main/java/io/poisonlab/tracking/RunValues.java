// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Parameters, metrics and tags that are recorded together.
 *
 * @param params values by name, in order
 * @param metrics finite values; one entry per name and step
 * @param tags values by name, in order
 * @param model the model that the metrics were measured on, if any
 */
public record RunValues(
    SequencedMap<String, String> params,
    List<MetricValue> metrics,
    SequencedMap<String, String> tags,
    Optional<LoggedModel> model) {
  /**
   * A metric at a step.
   *
   * @param name letters, digits, {@code _ - . space / :}
   * @param value a finite number
   * @param step 0 where there is one value only
   */
  public record MetricValue(String name, double value, long step) {
    /** Checks that the value is finite: MLflow turns NaN of a model's metric into 0. */
    public MetricValue {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "metric %s must be a finite number, found %s; leave out what is undefined"
                .formatted(name, value));
      }
    }
  }

  /** Copies the collections. */
  public RunValues {
    params = new LinkedHashMap<>(params);
    metrics = List.copyOf(metrics);
    tags = new LinkedHashMap<>(tags);
  }

  /** Returns no values. */
  public static RunValues none() {
    return new RunValues(new LinkedHashMap<>(), List.of(), new LinkedHashMap<>(), Optional.empty());
  }

  /** Returns these values and a parameter. */
  public RunValues param(String name, Object value) {
    RunValues copy = new RunValues(params, metrics, tags, model);
    copy.params.put(name, value.toString());
    return copy;
  }

  /** Returns these values and parameters. */
  public RunValues params(Map<String, String> more) {
    RunValues copy = new RunValues(params, metrics, tags, model);
    copy.params.putAll(more);
    return copy;
  }

  /** Returns these values and a metric at step 0. */
  public RunValues metric(String name, double value) {
    return metric(name, value, 0);
  }

  /** Returns these values and a metric at a step. */
  public RunValues metric(String name, double value, long step) {
    List<MetricValue> more = new ArrayList<>(metrics);
    more.add(new MetricValue(name, value, step));
    return new RunValues(params, more, tags, model);
  }

  /** Returns these values and metrics at step 0. */
  public RunValues metrics(Map<String, Double> values) {
    List<MetricValue> more = new ArrayList<>(metrics);
    values.forEach((name, value) -> more.add(new MetricValue(name, value, 0)));
    return new RunValues(params, more, tags, model);
  }

  /** Returns these values and a tag. */
  public RunValues tag(String name, String value) {
    RunValues copy = new RunValues(params, metrics, tags, model);
    copy.tags.put(name, value);
    return copy;
  }

  /** Returns these values, their metrics connected with a model. */
  public RunValues ofModel(LoggedModel measured) {
    return new RunValues(params, metrics, tags, Optional.of(measured));
  }
}
