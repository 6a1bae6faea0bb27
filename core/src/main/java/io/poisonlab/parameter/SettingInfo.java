// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.parameter;

/**
 * A setting as a user sees it.
 *
 * @param name snake-case name in plans, options and MLflow params
 * @param type what may be written, in a word: {@code number}, {@code list} or the allowed words
 * @param byDefault the default as written in a plan; empty where the setting must be given
 * @param help one line, the allowed range included
 */
public record SettingInfo(String name, String type, String byDefault, String help) {}
