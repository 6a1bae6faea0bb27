// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import io.poisonlab.dataset.CsvReader;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.DatasetFacts;
import io.poisonlab.dataset.Fingerprint;
import io.poisonlab.dataset.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * A table too large to bundle. Each is a file {@code NAME.properties}, with the same keys as a
 * bundled one, {@code columns}, and those of {@link RemoteFile#list}; and its name in the list.
 *
 * @param facts what is known of it; the SHA-256 is that of the CSV file that its files make
 * @param columns the header of that file
 * @param files in the order of their rows
 */
public record FetchedData(DatasetFacts facts, List<String> columns, List<RemoteFile> files)
    implements RemoteData {
  private static final List<String> NAMES = List.of("adult");

  /** Copies the lists. */
  public FetchedData {
    columns = List.copyOf(columns);
    files = List.copyOf(files);
  }

  /**
   * Returns a data set that has yet to be read.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  public static FetchedData of(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no data set to fetch is called \"%s\"; the known ones are %s".formatted(name, NAMES));
    }
    try (InputStream in = FetchedData.class.getResourceAsStream(name + ".properties")) {
      if (in == null) {
        throw new IllegalStateException(name + ".properties is missing; reinstall the library");
      }
      Properties facts = new Properties();
      facts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return of(name, facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FetchedData of(String name, Properties facts) {
    return new FetchedData(
        DatasetFacts.of(name, facts),
        List.of(facts.getProperty("columns").split(",")),
        RemoteFile.list(facts));
  }

  @Override
  public long size() {
    return files.stream().mapToLong(RemoteFile::size).sum();
  }

  @Override
  public Dataset read(DataCache cache) {
    String name = facts.name();
    List<byte[]> bytes = files.stream().map(file -> cache.read(name, file)).toList();
    byte[] csv = UciText.csv(columns, bytes).getBytes(StandardCharsets.UTF_8);
    if (!Fingerprint.of(csv).equals(facts.sha256())) {
      throw new IllegalStateException(
          "data set \"%s\" does not read as it should: SHA-256 %s, expected %s"
              .formatted(name, Fingerprint.of(csv), facts.sha256()));
    }
    return CsvReader.read(name, new Source(Source.Kind.FETCHED, name), csv, facts.format());
  }

  /** Knows the tables that are fetched. */
  public static final class Provider implements RemoteDataProvider {
    /** Called by the service loader. */
    public Provider() {}

    @Override
    public List<RemoteData> all() {
      return NAMES.stream().<RemoteData>map(FetchedData::of).toList();
    }
  }
}
