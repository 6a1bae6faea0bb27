// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.sanity;

import java.time.Duration;
import java.util.function.Function;

/** The checks, as a table, in the order in which they are made. */
enum CheckTable {
  INTACT(
      "model-intact",
      "model files are those that the run recorded",
      "model files, tags poisonlab.sha256.*",
      IntactFiles::verify),
  LOADS("model-loads", "model loads", "model files", LoadedModel::verify),
  KNOWN_SAMPLE(
      "known-sample",
      "known sample of each class is predicted as expected",
      "check/samples.json, clean data",
      KnownSamples::verify),
  SIGNATURE(
      "signature",
      "signature equals the model's real inputs and outputs",
      "MLmodel, model.onnx",
      SignatureMatch::verify),
  INPUT_EXAMPLE(
      "input-example",
      "input example round-trips",
      "input_example.json, serving_input_example.json",
      InputExample::verify),
  FLAVOURS_AGREE(
      "flavours-agree",
      "ONNX and Smile agree on the whole data set",
      "clean data, model.onnx, model.smile",
      FlavourAgreement::verify),
  METRICS_REPRODUCED(
      "metrics-reproduced",
      "logged metrics are reproduced",
      "clean data, check/test_rows.csv, poison/poisoned_rows.csv, metrics",
      ReproducedMetrics::verify),
  BEATS_MAJORITY(
      "beats-majority",
      "model beats the majority class",
      "clean data, check/test_rows.csv",
      MajorityClass::verify);

  private final String id;
  private final String title;
  private final String source;
  private final Function<Evidence, Verdict> question;

  CheckTable(String id, String title, String source, Function<Evidence, Verdict> question) {
    this.id = id;
    this.title = title;
    this.source = source;
    this.question = question;
  }

  /**
   * Returns whether the check is to be made: where the Smile copy is not to be read, the check goes
   * by ONNX alone and there is nothing to agree with.
   */
  boolean applies(Evidence evidence) {
    return this != FLAVOURS_AGREE || evidence.readsSmile();
  }

  /** Makes the check. */
  SanityCheck make(Evidence evidence) {
    long start = System.nanoTime();
    Verdict verdict;
    try {
      verdict = question.apply(evidence);
    } catch (ModelFailure e) {
      verdict = new Verdict.Fail(String.valueOf(e.getMessage()), "an answer for every row");
    }
    return new SanityCheck(id, title, verdict, source, Duration.ofNanos(System.nanoTime() - start));
  }
}
