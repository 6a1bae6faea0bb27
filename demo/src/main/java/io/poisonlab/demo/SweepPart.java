// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.poisonlab.experiment.Protocol;
import io.poisonlab.sweep.IrisSweep;
import io.poisonlab.sweep.SweepCurves;
import io.poisonlab.sweep.SweepKnobs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Accuracy over the poisoned share: curves that sharpen seed by seed. */
final class SweepPart implements Part {
  private final LineStream stream;

  SweepPart(LineStream stream) {
    this.stream = stream;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/sweep", this::run);
    routes.get("/api/sweep/knobs", request -> request.json(knobs()));
  }

  private static Map<String, Object> knobs() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("learner", IrisSweep.learners());
    all.put(
        "protocol",
        Arrays.stream(Protocol.values())
            .map(protocol -> Map.of("id", protocol.id(), "help", protocol.help()))
            .toList());
    all.put("leastSeeds", SweepKnobs.LEAST_SEEDS);
    all.put("mostSeeds", SweepKnobs.MOST_SEEDS);
    all.put("defaults", SweepKnobs.DEFAULT.toMap());
    return all;
  }

  private void run(Context request) {
    IrisSweep sweep = new IrisSweep(SweepKnobs.parse(Query.of(request)));
    stream.answer(request, output -> sweep.run(curves -> output.line(line(curves))));
  }

  private static Map<String, Object> line(SweepCurves curves) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", "seed");
    line.put("seeds", curves.seeds());
    line.put("of", curves.of());
    line.put("curves", curves.curves());
    return line;
  }
}
