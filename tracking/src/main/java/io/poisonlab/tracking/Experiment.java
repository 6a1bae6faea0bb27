// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.tracking;

/**
 * An experiment of the tracking store.
 *
 * @param id the store's id
 * @param name the unique name
 * @param artifactLocation where its runs' artifacts lie, as the store says it
 */
public record Experiment(String id, String name, String artifactLocation) {}
