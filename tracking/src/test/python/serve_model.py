# SPDX-License-Identifier: Apache-2.0
"""Serves a model with `mlflow models serve`, posts its own serving input example, and prints the answer.

usage: serve_model.py TRACKING_URI MODEL_URI
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import mlflow

SECONDS = 90


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def post(port, body):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/invocations", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode()


def await_health(port, server, log):
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    log.seek(0)
    raise SystemExit(f"mlflow models serve did not start:\n{log.read().decode()}")


def main():
    uri, model = sys.argv[1:]
    mlflow.set_tracking_uri(uri)
    example = mlflow.artifacts.load_text(f"{model}/serving_input_example.json").encode()
    port = free_port()
    command = [sys.executable, "-m", "mlflow", "models", "serve", "--model-uri", model]
    command += ["--env-manager", "local", "--host", "127.0.0.1", "--port", str(port)]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            command,
            env={**os.environ, "MLFLOW_TRACKING_URI": uri},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            await_health(port, server, log)
            print(post(port, example))
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


main()
