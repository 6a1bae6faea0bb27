// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * All algorithms of one family that {@link ServiceLoader} finds, by id.
 *
 * @param <T> the family, for example {@code Attack}
 * @param <P> the family's kind of provider
 */
public final class Catalogue<T, P extends Provider<T>> {
  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String family;
  private final Map<String, P> providers;
  private final Function<String, Optional<String>> elsewhere;

  private Catalogue(
      String family, Map<String, P> providers, Function<String, Optional<String>> elsewhere) {
    this.family = family;
    this.providers = providers;
    this.elsewhere = elsewhere;
  }

  /**
   * Loads a family.
   *
   * @param family what one of them is called in messages, for example {@code attack}
   * @throws IllegalStateException if an id is not in kebab case or stands twice
   */
  public static <T, P extends Provider<T>> Catalogue<T, P> load(String family, Class<P> type) {
    Map<String, P> found = new TreeMap<>();
    for (P provider : ServiceLoader.load(type, type.getClassLoader())) {
      if (!KEBAB_CASE.matcher(provider.id()).matches()) {
        throw new IllegalStateException(
            "%s id \"%s\" must be in kebab case".formatted(family, provider.id()));
      }
      if (found.put(provider.id(), provider) != null) {
        throw new IllegalStateException(
            "two %ss are called \"%s\"".formatted(family, provider.id()));
      }
    }
    return new Catalogue<>(family, found, _ -> Optional.empty());
  }

  /**
   * Returns this catalogue with an answer for ids that are another family's.
   *
   * @param other given an id, says what it is and how to ask for it, if it is one
   */
  public Catalogue<T, P> orElse(Function<String, Optional<String>> other) {
    return new Catalogue<>(family, providers, other);
  }

  /** Returns all providers, ordered by id. */
  public Collection<P> all() {
    return providers.values();
  }

  /**
   * Returns the algorithm of this id and settings.
   *
   * @throws IllegalArgumentException for an unknown id, listing the known ones, or bad settings
   */
  public T create(String id, Map<String, ?> settings) {
    return provider(id).create(settings);
  }

  /**
   * Returns the provider of this id.
   *
   * @throws IllegalArgumentException for an unknown id, listing the known ones
   */
  public P provider(String id) {
    P provider = providers.get(id);
    if (provider == null) {
      throw new IllegalArgumentException(
          "no %s is called \"%s\"; %s"
              .formatted(family, id, elsewhere.apply(id).orElseGet(() -> known(id))));
    }
    return provider;
  }

  private String known(String id) {
    return "the known ones are %s%s"
        .formatted(providers.keySet(), Similar.hint(id, providers.keySet()));
  }
}
