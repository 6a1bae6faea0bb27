// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureCodesTest {
  @Test
  void exactCodesAreRanksAndEqualValuesShareOne() {
    FeatureCodes codes = of(FeatureCodes.EXACT, 7, -1, 7, 0.0, -0.0, 3);
    assertThat(codes.codes(0)).containsExactly(3, 0, 3, 1, 1, 2);
    assertThat(codes.threshold(0, 0, 1)).isEqualTo(-0.5);
    assertThat(codes.threshold(0, 1, 3)).isEqualTo(3.5);
  }

  @Test
  void binsHoldEquallyManyRows() {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> 37 * i % 100).toArray();
    FeatureCodes codes = of(7, values);
    int[] sizes = new int[codes.count(0)];
    Arrays.stream(codes.codes(0)).forEach(code -> sizes[code]++);
    assertThat(sizes).hasSize(7).containsOnly(14, 15);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        assertThat(values[i] <= values[j] || codes.codes(0)[i] >= codes.codes(0)[j]).isTrue();
      }
    }
    // between the largest value of a bin, 14, and the smallest of the next
    assertThat(codes.threshold(0, 0, 1)).isEqualTo(14.5);
  }

  @Test
  void aValueOfManyRowsTakesOneBinAndLeavesTheOthersToTheRest() {
    double[] values =
        DoubleStream.concat(
                DoubleStream.iterate(0, i -> 0).limit(500),
                IntStream.rangeClosed(1, 90).asDoubleStream())
            .toArray();
    FeatureCodes codes = of(10, values);
    assertThat(codes.count(0)).isEqualTo(10);
    assertThat(Arrays.stream(codes.codes(0)).filter(code -> code == 9).count()).isEqualTo(10);
  }

  @Test
  void aThresholdPartsNeighbouringDoublesAndHugeOnes() {
    double above = Math.nextUp(1.0);
    assertThat(of(FeatureCodes.EXACT, 1, above).threshold(0, 0, 1)).isEqualTo(1);
    FeatureCodes huge = of(FeatureCodes.EXACT, -Double.MAX_VALUE, Double.MAX_VALUE);
    assertThat(huge.threshold(0, 0, 1)).isZero();
    FeatureCodes tiny = of(FeatureCodes.EXACT, 0, Double.MIN_VALUE);
    assertThat(tiny.threshold(0, 0, 1)).isZero();
  }

  private static FeatureCodes of(int bins, double... values) {
    return FeatureCodes.of(
        DoubleStream.of(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new),
        bins);
  }
}
