# SPDX-License-Identifier: Apache-2.0
"""What Python's MLflow makes of a store that Java wrote, as JSON, and the other way round.

store.py read URI EXPERIMENT FILTERS   every run, and for each filter (a JSON list) the ids it finds
store.py predict URI MODEL_URI         loads a model and predicts for 1.0 and 2.0
store.py write URI EXPERIMENT          records one run as a user of Python would
store.py migrate FOLDER DATABASE       mlflow migrate-filestore
"""

import json
import math
import subprocess
import sys
import tempfile

import mlflow
from mlflow import MlflowClient
from mlflow.entities import LoggedModelOutput


def artifacts(client, run_id, path=None):
    for info in client.list_artifacts(run_id, path):
        if info.is_dir:
            yield from artifacts(client, run_id, info.path)
        else:
            yield info.path


def model(client, model_id):
    found = client.get_logged_model(model_id)
    return {
        "id": found.model_id,
        "name": found.name,
        "run": found.source_run_id,
        "status": str(found.status),
        "params": found.params,
        "tags": found.tags,
        "metrics": {metric.key: metric.value for metric in found.metrics or []},
    }


def run(client, found):
    return {
        "id": found.info.run_id,
        "name": found.info.run_name,
        "status": found.info.status,
        "user": found.info.user_id,
        "start": found.info.start_time,
        "end": found.info.end_time,
        "params": found.data.params,
        "metrics": found.data.metrics,
        "tags": found.data.tags,
        "history": {
            key: [[m.value, m.step] for m in client.get_metric_history(found.info.run_id, key)]
            for key in found.data.metrics
        },
        "inputs": [
            {**dict(given.dataset), "context": given.tags[0].value}
            for given in found.inputs.dataset_inputs
        ],
        "artifacts": sorted(artifacts(client, found.info.run_id)),
        "models": [model(client, output.model_id) for output in found.outputs.model_outputs],
    }


def read(uri, experiment, filters):
    mlflow.set_tracking_uri(uri)
    client = MlflowClient()
    experiment_id = client.get_experiment_by_name(experiment).experiment_id

    def search(text):
        return client.search_runs([experiment_id], text, max_results=1000)

    return {
        "experiment_tags": client.get_experiment_by_name(experiment).tags,
        "experiments": sorted(e.name for e in client.search_experiments()),
        "rows": len(mlflow.search_runs(experiment_names=[experiment])),
        "runs": [run(client, found) for found in search("")],
        "found": {text: [r.info.run_id for r in search(text)] for text in json.loads(filters)},
    }


def predict(uri, model_uri):
    mlflow.set_tracking_uri(uri)
    return mlflow.pyfunc.load_model(model_uri).predict([1.0, 2.0])


def write(uri, experiment):
    mlflow.set_tracking_uri(uri)
    mlflow.set_experiment(experiment)
    with mlflow.start_run(run_name="1e5") as parent:
        with mlflow.start_run(run_name="yes", nested=True) as child:
            mlflow.log_param("größe/x", "ä\nb")
            mlflow.log_metric("loss", 0.5, step=1)
            mlflow.log_metric("loss", 1e-05, step=2)
            mlflow.log_metric("undefined", math.nan)
            mlflow.log_metric("endless", math.inf)
            mlflow.set_tag("note", "first\nsecond")
            mlflow.log_text("text", "a/b.txt")
            data = mlflow.data.from_numpy(__import__("numpy").zeros((2, 3)), name="zeros")
            mlflow.log_input(data, context="training")
            outside = mlflow.create_external_model(name="outside")
            output = LoggedModelOutput(outside.model_id, step=0)
            MlflowClient().log_outputs(child.info.run_id, [output])
    return {"parent": parent.info.run_id, "child": child.info.run_id}


def migrate(folder, database):
    command = [sys.executable, "-m", "mlflow", "migrate-filestore"]
    command += ["--source", folder, "--target", "sqlite:///" + database]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tempfile.gettempdir())
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


if __name__ == "__main__":
    verbs = {"read": read, "predict": predict, "write": write, "migrate": migrate}
    print(json.dumps(verbs[sys.argv[1]](*sys.argv[2:])))
