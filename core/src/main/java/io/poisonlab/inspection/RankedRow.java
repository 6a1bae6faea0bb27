// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.inspection;

/**
 * A row in the order of suspicion.
 *
 * @param rank 1 for the most suspicious
 * @param number its place in the data, counted from 1: in a file, the first row below the header
 * @param id its id
 * @param label its class as given
 * @param score how suspicious it is, in [0, 1]
 * @param flagged whether the defence would treat it
 * @param reason in words, why it has its score
 */
public record RankedRow(
    int rank, int number, int id, String label, double score, boolean flagged, String reason) {}
