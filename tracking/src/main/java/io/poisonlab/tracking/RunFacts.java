// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a filter may ask of a run; a store reads each only when it is asked for. */
interface RunFacts {
  /** One of {@link FilterClause#TEXT_ATTRIBUTES}. */
  Optional<String> attribute(String key);

  /** One of {@link FilterClause#TIME_ATTRIBUTES}, in milliseconds since 1970. */
  OptionalLong time(String key);

  Optional<String> param(String key);

  Optional<String> tag(String key);

  OptionalDouble metric(String key);

  List<DatasetInput> inputs();
}
