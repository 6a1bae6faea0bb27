// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.scene;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Table;
import io.poisonlab.generator.GeneratedData;
import io.poisonlab.generator.GeneratorProvider;
import io.poisonlab.random.Seed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Data of two columns of numbers, and how much of them is held out for testing.
 *
 * @param dataset two numeric columns and a class
 * @param testFraction the share of the rows that the model is tested on, in (0, 1)
 */
public record PlaneData(Dataset dataset, double testFraction) {
  /** The data that the page begins with. */
  public static final String DEFAULT = "two-gaussians";

  /** Fisher's Iris, of which two columns are shown. */
  public static final String IRIS = "iris";

  private static final int TRAIN_ROWS = 240;
  private static final int TEST_ROWS = 1_000;
  private static final double FILE_TEST_FRACTION = 0.3;
  private static final int COLUMNS = 2;

  /** By default these clouds lie so far apart that nothing could be seen of a boundary. */
  private static final Map<String, Map<String, Object>> CLOSER =
      Map.of("blobs", Map.of("spread", 2.0));

  private static final int LEAST_ROWS = 40;

  private static final List<Choice> CHOICES = offered();

  /** Returns what the knob offers beside uploaded files. */
  public static List<Choice> choices() {
    return CHOICES;
  }

  private static List<Choice> offered() {
    List<Choice> drawn =
        GeneratorProvider.catalogue().all().stream()
            .filter(PlaneData::isFlat)
            .map(provider ->
                new Choice(provider.id(), Choices.label(provider.id()), provider.help()))
            .toList();
    Predicate<Choice> first = choice -> choice.id().equals(DEFAULT);
    return Stream.of(
            drawn.stream().filter(first),
            drawn.stream().filter(first.negate()),
            Stream.of(
                new Choice(IRIS, "Iris", "150 flowers of three species, two measurements of each")))
        .flatMap(each -> each)
        .toList();
  }

  /** Returns the columns of Iris, of which two are shown. */
  public static List<String> irisColumns() {
    return Datasets.iris().table().names();
  }

  /** What draws pictures, or more columns than two, does not lie in a plane. */
  private static boolean isFlat(GeneratorProvider provider) {
    List<Column> columns =
        provider.create(Map.of("rows", LEAST_ROWS)).generate(new Seed(0)).table().columns();
    return columns.size() == COLUMNS && columns.stream().allMatch(NumericColumn.class::isInstance);
  }

  /**
   * Draws {@value #TRAIN_ROWS} rows to train on and {@value #TEST_ROWS} to test on.
   *
   * @throws IllegalArgumentException for an unknown generator, listing the known ones
   */
  static PlaneData generated(String id, long seed) {
    Map<String, Object> settings = new HashMap<>(CLOSER.getOrDefault(id, Map.of()));
    settings.put("rows", TRAIN_ROWS + TEST_ROWS);
    settings.put(GeneratedData.SEED, seed);
    Dataset drawn = GeneratedData.of(id, settings).dataset();
    return new PlaneData(drawn, (double) TEST_ROWS / (TRAIN_ROWS + TEST_ROWS));
  }

  /** Takes two columns of Iris, of which three rows in ten are held out. */
  static PlaneData iris(String x, String y) {
    return of(Datasets.iris(), x, y);
  }

  /**
   * Takes two columns of data, of which three rows in ten are held out.
   *
   * @throws IllegalArgumentException if they are not two different numeric columns of it
   */
  public static PlaneData of(Dataset data, String x, String y) {
    List<String> known =
        data.table().columns().stream()
            .filter(NumericColumn.class::isInstance)
            .map(Column::name)
            .toList();
    if (!known.contains(x) || !known.contains(y) || x.equals(y)) {
      throw new IllegalArgumentException(
          "x and y must be two different columns of numbers of \"%s\", found \"%s\" and \"%s\"; it has %s"
              .formatted(data.name(), x, y, known));
    }
    Table two = Table.of(data.table().column(x), data.table().column(y));
    return new PlaneData(data.withTable(two), FILE_TEST_FRACTION);
  }
}
