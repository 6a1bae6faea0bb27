// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a column looks like. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NumericProfile.class, name = "numeric"),
  @JsonSubTypes.Type(value = NominalProfile.class, name = "nominal")
})
public sealed interface ColumnProfile permits NumericProfile, NominalProfile {
  /** Returns the column's name. */
  String name();

  /** Returns how many values are present. */
  long count();

  /** Returns how many are missing. */
  long missing();

  /** Returns how many different values are present. */
  long distinct();
}
