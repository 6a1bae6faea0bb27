// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.time.Duration;

/**
 * One check that was made.
 *
 * @param id kebab-case and stable, for example {@code known-sample}
 * @param title what is checked, in words
 * @param verdict the answer
 * @param source what was looked at: the files and tags of the run, the data
 * @param took how long it took
 */
public record SanityCheck(String id, String title, Verdict verdict, String source, Duration took) {}
