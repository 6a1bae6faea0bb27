// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import io.poisonlab.dataset.DataFormatException;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.dataset.Datasets;
import io.poisonlab.generator.GeneratedData;
import io.poisonlab.generator.GeneratorProvider;
import io.poisonlab.parameter.Notation;
import io.poisonlab.parameter.Provider;
import io.poisonlab.parameter.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every data set that a name stands for: {@code iris}, {@code blobs(rows=200)}, {@code adult}. */
public final class NamedData {
  private NamedData() {}

  /** Returns the names of the data sets, bundled and fetched, then those of the generators. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(Datasets.names());
    names.addAll(RemoteCatalogue.names());
    GeneratorProvider.catalogue().all().stream().map(Provider::id).forEach(names::add);
    return List.copyOf(names);
  }

  /**
   * Returns the data set of this name, which may be fetched or drawn for it. The location of its
   * source is a name that gives it again.
   *
   * @param text a name; or one with settings: a generator with its own and perhaps a seed, {@code
   *     blobs(rows=200;seed=3)}, or rows drawn from a data set, {@code adult(rows=4000)}
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   * @throws DataFormatException if it cannot be fetched; the message says how to give it by hand
   */
  public static Dataset read(String text) {
    return read(text, System.getenv());
  }

  /**
   * Returns the data set of this name; see {@link #read(String)}.
   *
   * @param environment where fetched files are kept and come from; see {@link DataCache#of}
   */
  public static Dataset read(String text, Map<String, String> environment) {
    Notation notation = Notation.parse(text);
    String name = notation.id();
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "no data set is called \"%s\"; the known ones are %s%s"
              .formatted(name, names(), Similar.hint(name, names())));
    }
    boolean fetched = RemoteCatalogue.names().contains(name);
    if (!fetched && !Datasets.names().contains(name)) {
      return GeneratedData.of(name, notation.settings()).dataset();
    }
    Dataset whole =
        fetched ? RemoteCatalogue.of(name).read(DataCache.of(environment)) : Datasets.bundled(name);
    return notation.settings().isEmpty()
        ? whole
        : DrawnRows.of(name, notation.settings()).from(whole);
  }
}
