// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.cli;

import io.poisonlab.experiment.SeedList;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Makes seeds of an argument. */
final class SeedListConverter implements ITypeConverter<SeedList> {
  SeedListConverter() {}

  @Override
  public SeedList convert(String text) {
    try {
      return SeedList.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
