// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Table;
import io.poisonlab.onnx.OnnxGraph;
import java.io.Serializable;
import java.util.List;

/** What a learner has fitted, with its way of reading a table: from rows to scores. */
sealed interface ModelBody extends Serializable permits EncodedBody, TextBody, NetworkBody {
  /** Returns the columns that are read. */
  List<Feature> features();

  /** Returns what the scores mean. */
  Scorer.Scale scale();

  /** Returns for each row its scores, as {@link Scorer#scores(double[])}; on all cores. */
  double[][] scores(Table table);

  /** Returns for each row its losses, as {@link Scorer#losses(double[])}. */
  double[][] losses(Table table);

  /** Adds inputs and the same computation to a graph; returns the name of the scores. */
  String export(OnnxGraph graph);
}
