// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.tracking.Experiment;

/**
 * Where the runs of a sweep are recorded.
 *
 * @param experiment the experiment
 * @param parentRunId the run of the whole sweep
 * @param options what is recorded beside the numbers
 */
public record SweepTarget(Experiment experiment, String parentRunId, RecordingOptions options) {}
