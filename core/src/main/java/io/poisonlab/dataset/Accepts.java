// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

/** Which data an attack or a defence works on. */
public enum Accepts {
  /** Columns of any kind. */
  ANYTHING {
    @Override
    public boolean reads(Dataset data) {
      return true;
    }
  },
  /** Numeric columns without missing values alone. */
  NUMBERS {
    @Override
    public boolean reads(Dataset data) {
      return data.table().columns().stream()
          .allMatch(column -> column instanceof NumericColumn && !column.nullable());
    }
  },
  /** One column of texts; {@link TextColumn#alone} refuses other data in words. */
  TEXTS {
    @Override
    public boolean reads(Dataset data) {
      return TextColumn.isAlone(data.table());
    }
  },
  /** One column of images; {@link ImageColumn#alone} refuses other data in words. */
  IMAGES {
    @Override
    public boolean reads(Dataset data) {
      return ImageColumn.isAlone(data.table());
    }
  };

  /** Returns whether these are such data. */
  public abstract boolean reads(Dataset data);
}
