// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recorded;

/**
 * What a recorded run was, and what it measured on test rows that neither model was trained on.
 *
 * @param command what was run
 * @param seed its seed
 * @param target the class that the trigger shall evoke
 * @param trainingRows how many rows the models were trained on
 * @param poisonedRows how many of them carried the trigger, for the poisoned model
 * @param testRows how many rows both were tested on
 * @param cleanRight how many of these the clean model read rightly
 * @param poisonedRight how many of these the poisoned model read rightly
 * @param triggered how many of these do not have the target class anyway, and got the trigger
 * @param success how many of those the poisoned model took for the target class
 * @param control how many of those the clean model took for it
 * @param data what the data are called, and who made them
 * @param licence the terms of the data
 */
public record RecordedRun(
    String command,
    long seed,
    String target,
    int trainingRows,
    int poisonedRows,
    int testRows,
    int cleanRight,
    int poisonedRight,
    int triggered,
    int success,
    int control,
    String data,
    String licence) {
  /** Checks that no part is larger than its whole. */
  public RecordedRun {
    checkPart("poisoned rows", poisonedRows, trainingRows);
    checkPart("rows that the clean model reads rightly", cleanRight, testRows);
    checkPart("rows that the poisoned model reads rightly", poisonedRight, testRows);
    checkPart("rows with the trigger", triggered, testRows);
    checkPart("successes", success, triggered);
    checkPart("successes on the clean model", control, triggered);
  }

  private static void checkPart(String what, int part, int whole) {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "%s must be in [0, %d], found %d".formatted(what, whole, part));
    }
  }
}
