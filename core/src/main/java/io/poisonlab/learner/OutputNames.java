// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of a graph's outputs, chosen so that no two values of the graph share one.
 *
 * @param label of the predicted class
 * @param probabilities of the probabilities, one per class; empty where the model is not soft
 */
record OutputNames(String label, List<String> probabilities) {
  static OutputNames of(TrainedModel model) {
    Set<String> taken = new HashSet<>();
    model.features().forEach(feature -> taken.add(feature.name()));
    String label = free("label", taken);
    List<String> probabilities = new ArrayList<>();
    if (model.soft()) {
      model.classes().forEach(name -> probabilities.add(free("p_" + plain(name), taken)));
    }
    return new OutputNames(label, List.copyOf(probabilities));
  }

  /**
   * Writes characters beyond 16 bits, emoji for example, as their code points: ONNX Runtime's Java
   * interface cannot look such names up.
   */
  private static String plain(String name) {
    return name.codePoints()
        .mapToObj(c -> Character.isBmpCodePoint(c) ? Character.toString(c) : "U+%X".formatted(c))
        .collect(Collectors.joining());
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
