# SPDX-License-Identifier: Apache-2.0
"""An MLflow server of its own for a measurement: SQLite, one worker, artifacts through it; gone with the measurement."""

import contextlib
import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

START_SECONDS = 120


@contextlib.contextmanager
def running(python):
    """Yields the address of a server that answers."""
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        command = [python, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
        command += ["--backend-store-uri", f"sqlite:///{folder}/mlflow.db", "--artifacts-destination", f"{folder}/artifacts"]
        environment = {**os.environ, "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false", "MLFLOW_DISABLE_TELEMETRY": "true"}
        environment.pop("MLFLOW_TRACKING_URI", None)
        with open(Path(folder, "server.log"), "wb") as log:
            server = subprocess.Popen(
                command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        try:
            _await(f"http://127.0.0.1:{port}", server, Path(folder, "server.log"))
            yield f"http://127.0.0.1:{port}"
        finally:
            _end(server)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _await(address, server, log):
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/health", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise SystemExit("mlflow server did not start:\n" + log.read_text(errors="replace"))


def _end(server):
    """The server starts workers; they are of its process group."""
    for signal in (15, 9):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(10)
            return
