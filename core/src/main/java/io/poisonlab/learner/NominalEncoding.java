// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.onnx.OnnxAttribute;
import io.poisonlab.onnx.OnnxGraph;
import io.poisonlab.onnx.OnnxType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A nominal column becomes one 0/1 value per category.
 *
 * @param feature the column
 * @param categories those that the training rows hold
 * @param imputed the index of the category that a missing value counts as
 */
record NominalEncoding(Feature feature, List<String> categories, int imputed)
    implements FeatureEncoder.ColumnEncoding {
  private static final int UNKNOWN = -1;

  /** How a missing text arrives from pandas, numpy and CSV files. */
  private static final List<String> MISSING = List.of("", "None", "nan", "NaN", "<NA>");

  NominalEncoding {
    categories = List.copyOf(categories);
  }

  static NominalEncoding fit(NominalColumn column) {
    int[] counts = new int[column.categories().size()];
    for (int code : column.toArray()) {
      if (code != NominalColumn.MISSING) {
        counts[code]++;
      }
    }
    List<String> seen = new ArrayList<>();
    int imputed = UNKNOWN;
    int most = 0;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        if (counts[code] > most) {
          most = counts[code];
          imputed = seen.size();
        }
        seen.add(column.categories().get(code));
      }
    }
    return new NominalEncoding(Feature.of(column), seen, imputed);
  }

  @Override
  public int width() {
    return categories.size();
  }

  @Override
  public void encode(Column column, double[][] rows, int offset) {
    if (!(column instanceof NominalColumn nominal)) {
      throw mismatch(column);
    }
    Map<String, Integer> known = known();
    int[] indices =
        nominal.categories().stream()
            .mapToInt(category -> known.getOrDefault(category, UNKNOWN))
            .toArray();
    for (int i = 0; i < rows.length; i++) {
      int index;
      if (nominal.isMissing(i)) {
        if (!feature.nullable()) {
          throw missing(i);
        }
        index = imputed;
      } else {
        index = indices[nominal.code(i)];
      }
      if (index != UNKNOWN) {
        rows[i][offset + index] = 1;
      }
    }
  }

  @Override
  public String export(OnnxGraph graph, String input) {
    Map<String, Integer> known = known();
    String index =
        graph.node(
            "LabelEncoder",
            List.of(input),
            OnnxAttribute.strings("keys_strings", List.copyOf(known.keySet())),
            OnnxAttribute.integers(
                "values_int64s", known.values().stream().mapToLong(Integer::longValue).toArray()),
            OnnxAttribute.integer("default_int64", UNKNOWN));
    String each = graph.integers(LongStream.range(0, categories.size()).toArray());
    return graph.cast(graph.node("Equal", List.of(index, each)), OnnxType.DOUBLE);
  }

  /** Returns the index of the category that each known text means. */
  private Map<String, Integer> known() {
    Map<String, Integer> known = new LinkedHashMap<>();
    if (feature.nullable()) {
      MISSING.forEach(text -> known.put(text, imputed));
    }
    for (int i = 0; i < categories.size(); i++) {
      known.put(categories.get(i), i);
    }
    return known;
  }
}
