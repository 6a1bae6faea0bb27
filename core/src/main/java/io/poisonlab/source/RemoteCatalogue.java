// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.ServiceLoader;

/** All data sets that can be fetched, by name. */
public final class RemoteCatalogue {
  private static final SequencedMap<String, RemoteData> BY_NAME = byName();

  private RemoteCatalogue() {}

  /** Returns the data sets, those of this module first. */
  public static List<RemoteData> all() {
    return List.copyOf(BY_NAME.values());
  }

  /** Returns their names. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.sequencedKeySet());
  }

  /**
   * Returns a data set that has yet to be read.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  public static RemoteData of(String name) {
    RemoteData found = BY_NAME.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "no data set to fetch is called \"%s\"; the known ones are %s".formatted(name, names()));
    }
    return found;
  }

  private static SequencedMap<String, RemoteData> byName() {
    SequencedMap<String, RemoteData> found = new LinkedHashMap<>();
    ServiceLoader.load(RemoteDataProvider.class, RemoteDataProvider.class.getClassLoader())
        .forEach(provider ->
            provider.all().forEach(data -> found.putIfAbsent(data.facts().name(), data)));
    return found;
  }
}
