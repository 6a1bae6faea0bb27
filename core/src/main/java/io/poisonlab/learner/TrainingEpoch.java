// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.learner;

/**
 * What is known of a model after one pass over the training rows.
 *
 * @param loss the mean log loss of the rows, each as the model was when it saw it
 * @param accuracy the share of the rows that it then took for what their label says, in [0, 1]
 */
public record TrainingEpoch(double loss, double accuracy) {}
