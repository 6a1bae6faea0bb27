// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PythonFormsTest {
  /** As Python 3.11 prints them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0",
        "-0.0",
        "1.0",
        "100.0",
        "0.1",
        "0.0001",
        "1e-05",
        "-1.25e-07",
        "123456.789",
        "1000000000000000.0",
        "1e+16",
        "1.5e+16",
        "1e+22",
        "1.7976931348623157e+308",
        "2.2250738585072014e-308",
        "0.30000000000000004",
        "0.9666666666666667"
      })
  void aNumberIsWrittenAsPythonDoes(String python) {
    assertThat(PythonForms.repr(Double.parseDouble(python))).isEqualTo(python);
  }

  @Test
  void everyNumberIsReadBackEqual() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(PythonForms.number(PythonForms.repr(value))).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"nan,NaN", "inf,Infinity", "-inf,-Infinity", "Infinity,Infinity", "1e-05,0.00001"})
  void whatPythonWritesIsRead(String text, Double value) {
    assertThat(PythonForms.number(text)).isEqualTo(value);
  }

  /** As {@code pathlib.Path(…).as_uri()} prints them. */
  @ParameterizedTest
  @CsvSource({
    "/data/mlruns,file:///data/mlruns",
    "/my runs/ü%#?&'()+~,file:///my%20runs/%C3%BC%25%23%3F%26%27%28%29%2B~",
    "/a/../b,file:///b"
  })
  void aPathIsAnAddress(String path, String uri) {
    assertThat(PythonForms.fileUri(Path.of(path))).isEqualTo(uri);
  }
}
