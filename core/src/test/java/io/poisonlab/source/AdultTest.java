// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.NominalColumn;
import java.nio.file.Files;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The SHA-256 of the CSV file was made by another program, of the files whose own SHA-256 others
 * have published too.
 */
@DisplayName("Adult")
class AdultTest {
  private final FetchedData adult = FetchedData.of("adult");

  @Test
  @DisplayName("says where its files come from and what they are")
  void hasFacts() {
    assertThat(RemoteCatalogue.names()).containsExactly("adult");
    assertThat(adult.files())
        .extracting(RemoteFile::name)
        .containsExactly("adult.data", "adult.test");
    assertThat(adult.files())
        .allSatisfy(file ->
            assertThat(file.addresses().getFirst())
                .hasScheme("https")
                .hasHost("archive.ics.uci.edu"));
    assertThat(adult.files())
        .extracting(RemoteFile::sha256)
        .containsExactly(
            new Fingerprint("5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d"),
            new Fingerprint("a2a9044bc167a35b2361efbabec64e89d69ce82d9790d2980119aac5fd7e9c05"));
    assertThat(adult.size()).isEqualTo(5_977_458);
    assertThat(adult.facts().licence()).isEqualTo("CC BY 4.0");
    assertThat(adult.columns()).hasSize(15).endsWith(adult.facts().format().target());
  }

  @Test
  @DisplayName("where its files are at hand, has the rows and the missing values that UCI counts")
  void isComplete() {
    DataCache cache = DataCache.of(System.getenv());
    assumeThat(
            System.getenv(DataCache.MIRROR) != null
                || Files.exists(cache.folder("adult").resolve("adult.test")))
        .isTrue();
    Dataset data = adult.read(cache);

    assertThat(data.size()).isEqualTo(48_842);
    assertThat(data.labels().classes()).containsExactly("<=50K", ">50K");
    assertThat(data.labels().counts()).containsExactly(37_155, 11_687);
    assertThat(data.table().columns()).hasSize(14);
    assertThat(data.table().columns().stream().filter(NominalColumn.class::isInstance)).hasSize(8);
    assertThat(missing(data, "workclass")).isEqualTo(2_799);
    assertThat(missing(data, "occupation")).isEqualTo(2_809);
    assertThat(missing(data, "native_country")).isEqualTo(857);
  }

  private static long missing(Dataset data, String name) {
    Column column = data.table().column(name);
    return IntStream.range(0, data.size()).filter(column::isMissing).count();
  }
}
