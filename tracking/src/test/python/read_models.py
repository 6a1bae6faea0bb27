# SPDX-License-Identifier: Apache-2.0
"""Loads models with mlflow.pyfunc by both of their addresses and compares what they predict.

usage: read_models.py TRACKING_URI EXPECTED_JSON

EXPECTED_JSON: {"tables": {name: {"columns": {column: "double" | "string"}, "rows": [[...]]}},
  "models": [{"what": ..., "run_id": ..., "model_id": ..., "table": name, "label": output,
    "labels": [...], "probabilities": {output: [...]}}]}

Every label must be equal on every row, every probability within 1e-6; the signature is enforced,
as a column of integers that must be refused shows, where there is one of numbers. Prints what was compared, as JSON.
"""

import json
import sys

import mlflow
import numpy
import pandas

TOLERANCE = 1e-6


def frame(table):
    types = {"double": "float64", "string": "object"}
    data = pandas.DataFrame(table["rows"], columns=list(table["columns"]))
    return data.astype({name: types[kind] for name, kind in table["columns"].items()})


def compare(expected, uri, model, data):
    """Returns the largest difference of a probability."""
    predicted = model.predict(data)
    names = [expected["label"], *expected["probabilities"]]
    assert list(predicted.columns) == names, f"{uri}: outputs {list(predicted.columns)}, not {names}"
    labels = list(predicted[expected["label"]])
    wrong = [i for i, label in enumerate(expected["labels"]) if labels[i] != label]
    assert len(labels) == len(data) and not wrong, f"{uri}: other labels in rows {wrong}"
    largest = 0.0
    for name, values in expected["probabilities"].items():
        difference = numpy.abs(numpy.asarray(predicted[name], dtype=float) - numpy.asarray(values))
        largest = max(largest, float(difference.max()))
    assert largest <= TOLERANCE, f"{uri}: a probability differs by {largest}"
    return largest


def refuses_integers(model, data):
    number = next((name for name in data.columns if data[name].dtype == "float64"), None)
    if number is None:
        return None
    try:
        model.predict(data.fillna({number: 0}).astype({number: "int64"}))
    except mlflow.exceptions.MlflowException as error:
        return "schema" in str(error)
    return False


def main():
    mlflow.set_tracking_uri(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        expected = json.load(file)
    tables = {name: frame(table) for name, table in expected["tables"].items()}
    summary = []
    for model in expected["models"]:
        data = tables[model["table"]]
        largest = 0.0
        for uri in (f"models:/{model['model_id']}", f"runs:/{model['run_id']}/model"):
            loaded = mlflow.pyfunc.load_model(uri)
            largest = max(largest, compare(model, uri, loaded, data))
        summary.append(
            {
                "what": model["what"],
                "rows": len(data),
                "probabilities": len(model["probabilities"]),
                "largest_difference": largest,
                "refuses_integers": refuses_integers(loaded, data),
            }
        )
    json.dump(summary, sys.stdout)


main()
