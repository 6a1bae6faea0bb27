# SPDX-License-Identifier: Apache-2.0
"""Logs ONNX models as people do who know nothing of PoisonLab.

usage: log_onnx_models.py TRACKING_URI EXPERIMENT

Prints {what: run id}: "columns" is fed by column and has an input example, "matrix" takes a matrix
of floats and also gives maps, "tensor" has the same graph and a signature of tensors, "files" was
logged as MLflow 2 did, as files of the run.
"""

import json
import sys
import tempfile

import mlflow
import numpy
import pandas
from mlflow.models import infer_signature
from onnx import TensorProto, helper

IRIS = ["sepal_length", "sepal_width", "petal_length", "petal_width"]


def by_column():
    inputs = [helper.make_tensor_value_info(n, TensorProto.DOUBLE, [None]) for n in IRIS]
    nodes = [helper.make_node("Sum", IRIS, ["total"])]
    outputs = [helper.make_tensor_value_info("total", TensorProto.DOUBLE, [None])]
    return model(nodes, inputs, outputs)


def by_matrix():
    inputs = [helper.make_tensor_value_info("X", TensorProto.FLOAT, [None, 4])]
    nodes = [
        helper.make_node(
            "LinearClassifier",
            ["X"],
            ["label", "scores"],
            domain="ai.onnx.ml",
            coefficients=[float(i) for i in range(12)],
            intercepts=[0.0, 1.0, 2.0],
            classlabels_ints=[0, 1, 2],
            multi_class=1,
            post_transform="SOFTMAX",
        ),
        helper.make_node(
            "ZipMap", ["scores"], ["probabilities"], domain="ai.onnx.ml", classlabels_int64s=[0, 1, 2]
        ),
    ]
    of_class = helper.make_map_type_proto(TensorProto.INT64, helper.make_tensor_type_proto(TensorProto.FLOAT, []))
    outputs = [
        helper.make_tensor_value_info("label", TensorProto.INT64, [None]),
        helper.make_value_info("probabilities", helper.make_sequence_type_proto(of_class)),
    ]
    return model(nodes, inputs, outputs)


def model(nodes, inputs, outputs):
    graph = helper.make_graph(nodes, "python", inputs, outputs)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    return helper.make_model(graph, opset_imports=versions, ir_version=8)


def main(uri, experiment):
    mlflow.set_tracking_uri(uri)
    mlflow.set_experiment(experiment)
    frame = pandas.DataFrame([[5.1, 3.5, 1.4, 0.2], [6.3, 3.3, 6.0, 2.5]], columns=IRIS)
    matrix = frame.to_numpy().astype(numpy.float32)
    labels = numpy.array([0, 2])
    runs = {}
    with mlflow.start_run(run_name="columns") as run:
        signature = infer_signature(frame, pandas.DataFrame({"total": [10.2, 18.1]}))
        mlflow.onnx.log_model(by_column(), name="model", signature=signature, input_example=frame)
        runs["columns"] = run.info.run_id
    with mlflow.start_run(run_name="matrix") as run:
        mlflow.onnx.log_model(by_matrix(), name="model", signature=infer_signature(frame, labels))
        runs["matrix"] = run.info.run_id
    with mlflow.start_run(run_name="tensor") as run:
        signature = infer_signature(matrix, labels)
        mlflow.onnx.log_model(by_matrix(), name="model", signature=signature, input_example=matrix)
        runs["tensor"] = run.info.run_id
    with mlflow.start_run(run_name="files") as run, tempfile.TemporaryDirectory() as folder:
        signature = infer_signature(frame, pandas.DataFrame({"total": [10.2, 18.1]}))
        mlflow.onnx.save_model(by_column(), folder + "/model", signature=signature, input_example=frame)
        mlflow.log_artifacts(folder + "/model", "model")
        runs["files"] = run.info.run_id
    print(json.dumps(runs))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
