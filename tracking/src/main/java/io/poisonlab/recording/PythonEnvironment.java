// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import io.poisonlab.dataset.Column;
import io.poisonlab.learner.TrainedModel;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Python packages that a recorded model needs to be served by MLflow.
 *
 * @param packages as pip takes them
 */
record PythonEnvironment(List<String> packages) {
  private static final String PYTHON = "3.11";
  private static final String MLFLOW = "3.17.2";

  /**
   * Returns what a model needs. MLflow hands the texts of pandas 3 on in a form that ONNX Runtime
   * does not take where a model has several inputs, so such a model asks for pandas 2.
   */
  static PythonEnvironment of(TrainedModel model) {
    boolean texts =
        model.features().size() > 1
            && model.features().stream().anyMatch(f -> f.kind() != Column.Kind.NUMERIC);
    return new PythonEnvironment(
        List.of(
            "mlflow==" + MLFLOW,
            "onnx>=1.17",
            "onnxruntime>=1.20",
            "numpy",
            texts ? "pandas<3" : "pandas"));
  }

  String requirements() {
    return String.join("\n", packages) + "\n";
  }

  String conda() {
    return """
    channels:
    - conda-forge
    dependencies:
    - python=%s
    - pip
    - pip:
    %s
    name: mlflow-env
    """
        .formatted(
            PYTHON, packages.stream().map(name -> "  - " + name).collect(Collectors.joining("\n")));
  }

  static String virtualenv() {
    return """
    python: "%s"
    build_dependencies:
    - pip
    - setuptools
    - wheel
    dependencies:
    - -r requirements.txt
    """
        .formatted(PYTHON);
  }

  /** Returns the version of MLflow whose format is written. */
  static String mlflowVersion() {
    return MLFLOW;
  }

  static String pythonVersion() {
    return PYTHON;
  }
}
