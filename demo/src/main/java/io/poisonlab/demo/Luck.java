// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.poisonlab.parallel.Cancellation;
import io.poisonlab.scene.Performance;
import io.poisonlab.scene.Scene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/** Whether what a scene shows is luck: the same with many seeds, told as it comes. */
final class Luck {
  private static final int SEEDS = 20;

  private Luck() {}

  static void measure(LongFunction<Scene> scenes, Output output) {
    List<List<Double>> all = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      Cancellation.check();
      all.add(new Performance(scenes.apply(seed)).accuracies());
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("kind", "luck");
      line.put("seeds", seed);
      line.put("of", SEEDS);
      line.put("clean", spread(all, one -> one.get(0)));
      line.put("poisoned", spread(all, one -> one.get(1)));
      line.put("retrained", spread(all, one -> one.get(2)));
      output.line(line);
    }
  }

  private static Map<String, Double> spread(
      List<List<Double>> all, ToDoubleFunction<List<Double>> which) {
    var figures = all.stream().mapToDouble(which).summaryStatistics();
    return Map.of(
        "mean", figures.getAverage(), "least", figures.getMin(), "most", figures.getMax());
  }
}
