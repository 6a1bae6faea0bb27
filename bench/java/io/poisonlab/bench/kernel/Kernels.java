// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.bench.kernel;

import io.poisonlab.attack.LabelFlip;
import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.Labels;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.Split;
import io.poisonlab.dataset.Table;
import io.poisonlab.forest.FeatureCodes;
import io.poisonlab.learner.DecisionTreeLearner;
import io.poisonlab.learner.LogisticRegressionLearner;
import io.poisonlab.learner.Predictions;
import io.poisonlab.learner.RandomForestLearner;
import io.poisonlab.learner.TrainedModel;
import io.poisonlab.neighbour.NeighbourGraph;
import io.poisonlab.random.Seed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single fits on one thread. {@code shared} fits again on rows of which everything that does not
 * depend on labels is known, {@code alone} on rows that nobody has seen.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Kernels {
  private static final Seed SEED = new Seed(1);

  /** Rows × columns × classes, with so many different values in a column. */
  @Param({"digits", "cancer"})
  String like = "digits";

  private Dataset training;
  private Dataset test;
  private double[][] rows;
  private TrainedModel forest;

  /** Draws classes, and rows around a centre for each, a tenth of the labels flipped. */
  @Setup
  public void draw() {
    boolean digits = like.equals("digits");
    Dataset data = digits ? drawn(1_797, 64, 10, 16) : drawn(569, 30, 2, 100_000);
    Split split = Split.stratified(data, 0.2, SEED);
    training = new LabelFlip(0.1).poison(split.train(), SEED).dataset();
    test = split.test();
    rows = new double[training.size()][];
    for (int i = 0; i < rows.length; i++) {
      int row = i;
      rows[i] =
          training.table().columns().stream()
              .mapToDouble(column -> ((NumericColumn) column).value(row))
              .toArray();
    }
    forest = new RandomForestLearner(100).train(training, SEED);
  }

  private static Dataset drawn(int n, int width, int classes, int values) {
    RandomGenerator random = SEED.generator();
    double[][] centres = new double[classes][width];
    for (double[] centre : centres) {
      for (int j = 0; j < width; j++) {
        centre[j] = random.nextDouble();
      }
    }
    int[] labels = IntStream.range(0, n).map(_ -> random.nextInt(classes)).toArray();
    List<Column> columns =
        IntStream.range(0, width)
            .<Column>mapToObj(j -> {
              double[] column = new double[n];
              for (int i = 0; i < n; i++) {
                double value = centres[labels[i]][j] + random.nextGaussian() / 2;
                column[i] = Math.rint(Math.clamp(value, 0, 1) * values);
              }
              return NumericColumn.of("x" + j, false, column);
            })
            .toList();
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
    return Dataset.of("drawn", new Table(columns), Labels.of("y", names, labels));
  }

  private Dataset alone() {
    return training.withTable(new Table(training.table().columns()));
  }

  @Benchmark
  public TrainedModel treeAlone() {
    return new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED).train(alone(), SEED);
  }

  @Benchmark
  public TrainedModel treeShared() {
    return new DecisionTreeLearner(DecisionTreeLearner.UNLIMITED).train(training, SEED);
  }

  @Benchmark
  public TrainedModel forestAlone() {
    return new RandomForestLearner(100).train(alone(), SEED);
  }

  @Benchmark
  public TrainedModel forestShared() {
    return new RandomForestLearner(100).train(training, SEED);
  }

  @Benchmark
  public TrainedModel logisticRegressionAlone() {
    return new LogisticRegressionLearner(1, true).train(alone(), SEED);
  }

  @Benchmark
  public TrainedModel logisticRegressionShared() {
    return new LogisticRegressionLearner(1, true).train(training, SEED);
  }

  @Benchmark
  public Predictions forestPredicts() {
    return forest.predict(test.table());
  }

  @Benchmark
  public FeatureCodes ranks() {
    return FeatureCodes.of(rows, FeatureCodes.EXACT);
  }

  @Benchmark
  public NeighbourGraph neighbourGraph() {
    return NeighbourGraph.exact(rows, 10);
  }

  @Benchmark
  public Fingerprint fingerprint() {
    return alone().fingerprint();
  }
}
