// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

/**
 * What every {@link RunTracker} must do. A test of an implementation implements this interface by
 * {@link #open} and {@link #deleteExperiment} and inherits all tests.
 */
interface RunTrackerContract
    extends ExperimentContract,
        RunValuesContract,
        RunEndingContract,
        RunSearchContract,
        ArtifactContract,
        ModelContract,
        ParallelContract {}
