// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import io.poisonlab.dataset.Fingerprint;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a data set looks like: each column by itself, and how the rows fall into classes.
 *
 * @param name what the data are called
 * @param rows how many there are
 * @param content of the rows in any order, see {@link RowDigest}: equal data have equal ones
 * @param labels how the rows fall into classes
 * @param columns each feature column, in the order of the data
 * @param exactness how far the numbers may be from the truth
 */
public record DataProfile(
    String name,
    long rows,
    Fingerprint content,
    LabelProfile labels,
    List<ColumnProfile> columns,
    Exactness exactness) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  /** Copies the columns. */
  public DataProfile {
    columns = List.copyOf(columns);
  }

  /** Returns this profile as JSON, which {@link #parse} reads. */
  public String toJson() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is no profile
   */
  public static DataProfile parse(String json) {
    try {
      return JSON.readValue(json, DataProfile.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "this is no profile of data as `poisonlab profile --format json` writes it: "
              + e.getOriginalMessage(),
          e);
    }
  }
}
