// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The measured matrix: every attack against every defence, of one data set, learner and rate. */
final class MatrixPart implements Part {
  private static final String DATASET = "dataset";
  private static final String LEARNER = "learner";
  private static final String RATE = "rate";
  private static final List<String> KEYS = List.of(DATASET, LEARNER, RATE);

  private static final String USUAL_DATASET = "breast-cancer";
  private static final String USUAL_LEARNER = "logreg";
  private static final double USUAL_RATE = 0.1;

  private @Nullable List<MatrixMeans.Mean> means;

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/matrix", request -> request.json(slice(request)));
  }

  /** The file is read when the first visitor asks for it. */
  private synchronized List<MatrixMeans.Mean> means() {
    if (means == null) {
      means = MatrixMeans.read();
    }
    return means;
  }

  private Map<String, Object> slice(Context request) {
    for (String name : request.queryParamMap().keySet()) {
      if (!KEYS.contains(name)) {
        throw new Refusal(400, "the matrix has no \"%s\"; it has %s".formatted(name, KEYS));
      }
    }
    List<MatrixMeans.Mean> all = attacked();
    List<String> datasets = distinct(all, MatrixMeans.Mean::dataset);
    String dataset = chosen(request, DATASET, datasets, USUAL_DATASET);
    List<MatrixMeans.Mean> ofData = where(all, mean -> mean.dataset().equals(dataset));
    List<String> learners = distinct(ofData, MatrixMeans.Mean::learner);
    String learner = chosen(request, LEARNER, learners, USUAL_LEARNER);
    List<MatrixMeans.Mean> ofLearner = where(ofData, mean -> mean.learner().equals(learner));
    List<String> rates =
        distinct(ofLearner, mean -> Double.toString(mean.rate())).stream()
            .sorted((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
            .toList();
    String rate = chosen(request, RATE, rates, Double.toString(USUAL_RATE));
    List<MatrixMeans.Mean> cells =
        where(ofLearner, mean -> mean.rate() == Double.parseDouble(rate));

    Map<String, Object> slice = new LinkedHashMap<>();
    slice.put("datasets", datasets);
    slice.put("learners", learners);
    slice.put("rates", rates);
    slice.put(DATASET, dataset);
    slice.put(LEARNER, learner);
    slice.put(RATE, rate);
    slice.put("attacks", distinct(cells, MatrixMeans.Mean::attack));
    slice.put("defences", distinct(cells, MatrixMeans.Mean::defence));
    slice.put("cells", cells.stream().map(MatrixPart::cell).toList());
    slice.put("measured", means().size());
    return slice;
  }

  /** Without an attack nothing is to be seen, and without a defence nobody looks. */
  private List<MatrixMeans.Mean> attacked() {
    return where(means(), mean -> mean.rate() > 0 && !mean.defence().equals("none"));
  }

  private static String chosen(Context request, String key, List<String> known, String usual) {
    @Nullable String asked = request.queryParam(key);
    if (asked == null) {
      return known.contains(usual) ? usual : known.getFirst();
    }
    if (!known.contains(asked)) {
      throw new Refusal(
          400,
          "no %s \"%s\" was measured here; those that were are %s".formatted(key, asked, known));
    }
    return asked;
  }

  private static Map<String, Object> cell(MatrixMeans.Mean mean) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("attack", mean.attack());
    cell.put("defence", mean.defence());
    cell.put("n", mean.n());
    mean.values().forEach((measure, value) -> cell.put(measure.id(), value));
    return cell;
  }

  private static List<MatrixMeans.Mean> where(
      List<MatrixMeans.Mean> means, Predicate<MatrixMeans.Mean> wanted) {
    return means.stream().filter(wanted).toList();
  }

  private static List<String> distinct(
      List<MatrixMeans.Mean> means, Function<MatrixMeans.Mean, String> key) {
    return means.stream().map(key).distinct().toList();
  }
}
