// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.recording;

import java.util.List;
import java.util.stream.Collectors;

/** The Python packages that a recorded model needs to be served by MLflow: those tested with. */
final class PythonEnvironment {
  private static final String PYTHON = "3.11";
  private static final List<String> PACKAGES =
      List.of("mlflow==3.17.2", "onnx>=1.17", "onnxruntime>=1.20", "numpy", "pandas");

  private PythonEnvironment() {}

  static String requirements() {
    return String.join("\n", PACKAGES) + "\n";
  }

  static String conda() {
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
            PYTHON, PACKAGES.stream().map(name -> "  - " + name).collect(Collectors.joining("\n")));
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
    return PACKAGES.getFirst().substring("mlflow==".length());
  }

  static String pythonVersion() {
    return PYTHON;
  }
}
