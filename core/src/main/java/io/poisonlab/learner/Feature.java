// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

import io.poisonlab.dataset.Column;
import io.poisonlab.dataset.NominalColumn;
import io.poisonlab.dataset.NumericColumn;
import io.poisonlab.dataset.TextColumn;
import java.io.Serializable;

/**
 * A column that a model reads: one line of its signature.
 *
 * @param name the column's name
 * @param kind what it holds
 * @param nullable whether values may be missing
 */
public record Feature(String name, Kind kind, boolean nullable) implements Serializable {
  /** What a column holds. */
  public enum Kind {
    /** Doubles. */
    NUMERIC,
    /** Category names. */
    NOMINAL,
    /** Texts. */
    TEXT
  }

  /** Describes a column. */
  public static Feature of(Column column) {
    Kind kind =
        switch (column) {
          case NumericColumn _ -> Kind.NUMERIC;
          case NominalColumn _ -> Kind.NOMINAL;
          case TextColumn _ -> Kind.TEXT;
        };
    return new Feature(column.name(), kind, column.nullable());
  }
}
