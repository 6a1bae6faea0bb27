// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.List;

/**
 * A filter in MLflow's language: comparisons joined by {@code and}, such as {@code
 * params.poison_type = 'label-flip' and metrics.`f1 macro` > 0.9 and attributes.run_id IN ('a',
 * 'b')}. Keys with other characters than letters, digits, {@code _} and {@code .} stand in
 * backticks or double quotes; a name without an entity is an attribute.
 *
 * <p>Source: {@code mlflow/utils/search_utils.py} of 3.17.2. Deviations, each an error here that
 * MLflow lets pass or answers with nothing: two comparisons without {@code and} between them,
 * {@code and} at an end, an unknown operator such as {@code ==}, a doubled quote inside a text. In
 * LIKE, {@code %} also spans line ends, as in MLflow's SQL stores.
 *
 * @param clauses all of which a run must meet
 */
record RunFilter(List<FilterClause> clauses) {
  static RunFilter parse(String filter) {
    return new RunFilter(new FilterParser(filter).clauses());
  }

  boolean accepts(RunFacts run) {
    return clauses.stream().allMatch(clause -> clause.accepts(run));
  }
}
