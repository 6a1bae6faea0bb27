// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What the CSV writer writes")
class CsvRoundTripTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsBackEqual(long seed) {
    Dataset data = RandomData.of(seed);

    Dataset back =
        CsvReader.read(
            data.name(),
            data.source(),
            CsvWriter.text(data).getBytes(StandardCharsets.UTF_8),
            CsvFormat.of(data));

    assertThat(back).isEqualTo(data);
    assertThat(back.fingerprint()).isEqualTo(data.fingerprint());
  }

  @Test
  void carriesRowIdsWhereAsked() {
    Dataset data = Datasets.iris().select(new int[] {149, 3});

    assertThat(CsvWriter.withIds(data).lines())
        .containsExactly(
            "row_id,sepal_length,sepal_width,petal_length,petal_width,species",
            "149,5.9,3.0,5.1,1.8,virginica",
            "3,4.6,3.1,1.5,0.2,setosa");
  }
}
