// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.experiment;

import io.poisonlab.attack.Poisoned;
import io.poisonlab.dataset.Dataset;
import io.poisonlab.evaluation.Evaluation;
import io.poisonlab.learner.TrainedModel;
import java.time.Duration;
import java.util.Optional;

/**
 * One model of a trial: what it was trained on and how it fared.
 *
 * @param poisoned what the attack made of the rows it reached
 * @param train the training rows after attack and defence
 * @param test the test rows as the protocol sees them
 * @param cleanTest the same rows with their true features and labels, without those that an attack
 *     added: they have no truth
 * @param model the model
 * @param observed the metrics on the test rows as the protocol sees them
 * @param clean the metrics on the true features and labels of the same rows
 * @param defended what the defence found, if there is one
 * @param aim how far the attack got with single inputs, if it has an aim
 * @param fitTime how long training took
 */
public record TestOutcome(
    Poisoned poisoned,
    Dataset train,
    Dataset test,
    Dataset cleanTest,
    TrainedModel model,
    Evaluation observed,
    Evaluation clean,
    Optional<DefenceOutcome> defended,
    Optional<AimOutcome> aim,
    Duration fitTime) {}
