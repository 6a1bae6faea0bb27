// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.matrix;

import io.poisonlab.matrix.MatrixTable.Mean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The matrix as one HTML file with a heat map: data, learner, rate and measure are chosen on the
 * page. It needs no network and no server.
 */
public final class MatrixPage {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PLACE = "@DATA@";
  private static final int DIGITS = 4;

  private MatrixPage() {}

  /** Returns the page. */
  public static String of(MatrixPlan plan, MatrixTable table) {
    List<Mean> means = table.means();
    List<String> datasets = names(means, Mean::dataset);
    List<String> attacks = names(means, Mean::attack);
    List<String> learners = names(means, Mean::learner);
    List<String> defences = names(means, Mean::defence);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("datasets", datasets);
    data.put("attacks", attacks);
    data.put("learners", learners);
    data.put("defences", defences);
    Map<String, String> help = new LinkedHashMap<>();
    Arrays.stream(Measure.values()).forEach(measure -> help.put(measure.id(), measure.help()));
    data.put("measures", help);
    data.put("order", Arrays.stream(Measure.values()).map(Measure::id).toList());
    List<List<@Nullable Object>> cells = new ArrayList<>();
    for (Mean mean : means) {
      List<@Nullable Object> cell = new ArrayList<>();
      cell.add(datasets.indexOf(mean.dataset()));
      cell.add(attacks.indexOf(mean.attack()));
      cell.add(mean.rate());
      cell.add(learners.indexOf(mean.learner()));
      cell.add(defences.indexOf(mean.defence()));
      cell.add(mean.n());
      for (Measure measure : Measure.values()) {
        cell.add(
            measure == Measure.SECONDS || mean.get(measure).isEmpty()
                ? null
                : rounded(mean.get(measure).getAsDouble()));
      }
      cells.add(cell);
    }
    data.put("cells", cells);
    data.put("goals", MatrixGoal.of(plan));
    data.put("mitigations", MatrixGoal.mitigations());
    // inside a script element only "<" could end it early
    return template().replace(PLACE, JSON.writeValueAsString(data).replace("<", "\\u003c"));
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }

  private static List<String> names(List<Mean> means, Function<Mean, String> name) {
    return means.stream().map(name).distinct().toList();
  }

  private static String template() {
    try (InputStream in = MatrixPage.class.getResourceAsStream("matrix.html")) {
      if (in == null) {
        throw new IllegalStateException("matrix.html is missing; reinstall the library");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
