# SPDX-License-Identifier: Apache-2.0
"""Reads all runs of an experiment with MLflow's own client and prints them as JSON.

usage: read_runs.py TRACKING_URI EXPERIMENT_NAME
"""

import hashlib
import json
import pathlib
import sys
import tempfile

import mlflow


def files_of(client, run_id, path=None):
    for info in client.list_artifacts(run_id, path):
        if info.is_dir:
            yield from files_of(client, run_id, info.path)
        else:
            yield info.path


# The client itself writes this one beside what it downloads from models:/.
OF_THE_CLIENT = "registered_model_meta"


def downloaded(uri):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(mlflow.artifacts.download_artifacts(uri, dst_path=folder))
        return {
            path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(root.rglob("*"))
            if path.is_file() and path.name != OF_THE_CLIENT
        }


def model_of(client, output):
    model = client.get_logged_model(output.model_id)
    return {
        "id": model.model_id,
        "name": model.name,
        "status": str(model.status),
        "source_run_id": model.source_run_id,
        "params": model.params,
        "tags": model.tags,
        "metrics": {metric.key: metric.value for metric in model.metrics},
        "files": downloaded(f"models:/{model.model_id}"),
        "files_by_run": downloaded(f"runs:/{model.source_run_id}/{model.name}"),
    }


def run_of(client, run_id):
    run = client.get_run(run_id)
    paths = sorted(files_of(client, run_id))
    return {
        "id": run_id,
        "name": run.info.run_name,
        "status": run.info.status,
        "start": run.info.start_time,
        "end": run.info.end_time,
        "params": run.data.params,
        "metrics": run.data.metrics,
        "history": {
            key: [[m.step, m.value] for m in client.get_metric_history(run_id, key)]
            for key in run.data.metrics
        },
        "tags": run.data.tags,
        "inputs": [
            {
                "name": used.dataset.name,
                "digest": used.dataset.digest,
                "source_type": used.dataset.source_type,
                "source": used.dataset.source,
                "schema": used.dataset.schema,
                "profile": used.dataset.profile,
                "context": {tag.key: tag.value for tag in used.tags}["mlflow.data.context"],
            }
            for used in run.inputs.dataset_inputs
        ],
        "artifact_paths": paths,
        "artifacts": downloaded(f"runs:/{run_id}/") if paths else {},
        "models": [model_of(client, output) for output in run.outputs.model_outputs],
    }


def main():
    mlflow.set_tracking_uri(sys.argv[1])
    client = mlflow.MlflowClient()
    found = mlflow.search_runs(experiment_names=[sys.argv[2]], order_by=["attributes.start_time"])
    json.dump(
        {
            "columns": sorted(found.columns),
            "runs": [run_of(client, run_id) for run_id in found["run_id"]],
        },
        sys.stdout,
    )


main()
