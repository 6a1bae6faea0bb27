// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.profile;

import java.util.Optional;

/**
 * A column of numbers.
 *
 * @param name the column
 * @param count how many are present
 * @param missing how many are missing
 * @param distinct how many different ones are present
 * @param distribution where they lie, or nothing where none is present
 */
public record NumericProfile(
    String name, long count, long missing, long distinct, Optional<Distribution> distribution)
    implements ColumnProfile {}
