// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

/**
 * Data that a run used, in MLflow's terms.
 *
 * @param name the data set's name
 * @param digest a short digest of its content, at most 36 characters
 * @param sourceType MLflow's kind of source, for example {@code local}
 * @param source JSON, for example <code>{"uri": "data.csv"}</code>
 * @param schema JSON with the key {@code mlflow_colspec}
 * @param profile JSON with {@code num_rows} and {@code num_elements}
 * @param context what it was used for: {@code training} or {@code evaluation}
 */
public record DatasetInput(
    String name,
    String digest,
    String sourceType,
    String source,
    String schema,
    String profile,
    String context) {}
