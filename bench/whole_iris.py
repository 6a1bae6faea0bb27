# SPDX-License-Identifier: Apache-2.0
"""Times the default experiment as a whole process, and its peak memory: `poisonlab run`, or the same pipeline in Python.

    python whole_iris.py SIDE STORE PYTHON [--once]

SIDE is ours, python (peer_iris.py, told its requirements so that it does not look for them) or original (the same, not
told). STORE is files (a fresh ./mlruns), server (one that is started for it) or none, without tracking. PYTHON has mlflow
and scikit-learn. A first run warms caches and is not counted, unless there is to be one only. One JSON line.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import mlflow_server

ROOT = Path(__file__).resolve().parent.parent


def command(side, store, python):
    if side == "ours":
        return [str(ROOT / "poisonlab"), "run"]
    program = [python, str(ROOT / "bench" / "peer_iris.py"), "none" if store == "none" else "tracked"]
    return [*program, *(["--as-original"] if side == "original" else [])]


def timed(words, environment):
    """Runs a command in a fresh folder; returns wall seconds and peak memory in megabytes, of it and its children."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        process = subprocess.Popen(
            words, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status != 0:
            sys.exit(f"{' '.join(words)} failed:\n{output.decode(errors='replace')}")
        return seconds, usage.ru_maxrss * 1024 / 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("side", choices=("ours", "python", "original"))
    parser.add_argument("store", choices=("files", "server", "none"))
    parser.add_argument("python")
    parser.add_argument("--once", action="store_true")
    chosen = parser.parse_args()
    environment = {**os.environ, "MLFLOW_ALLOW_FILE_STORE": "true", "MLFLOW_DISABLE_TELEMETRY": "true"}
    environment.pop("MLFLOW_EXPERIMENT_NAME", None)
    server = mlflow_server.running(chosen.python) if chosen.store == "server" else contextlib.nullcontext("./mlruns")
    with server as address:
        environment["MLFLOW_TRACKING_URI"] = address
        words = command(chosen.side, chosen.store, chosen.python)
        if chosen.side == "ours":
            subprocess.run([words[0], "--version"], check=True, stdout=subprocess.DEVNULL)  # builds what has changed
        if not chosen.once:
            timed(words, environment)
        seconds, megabytes = timed(words, environment)
    print(json.dumps({"work": "iris", "seconds": round(seconds, 3), "megabytes": round(megabytes, 1)}))


if __name__ == "__main__":
    main()
