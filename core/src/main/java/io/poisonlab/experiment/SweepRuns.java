// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

/**
 * Where the runs of a sweep are recorded.
 *
 * @param location the tracking store, in words
 * @param experiment the experiment's name
 * @param parentRunId the run of the whole sweep
 */
public record SweepRuns(String location, String experiment, String parentRunId) {}
