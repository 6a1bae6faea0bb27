# SPDX-License-Identifier: Apache-2.0
"""Records many small trials on an MLflow server, or sends a server the same requests as fast as it takes them.

    python tracked.py ours|load PYTHON TRACKED TRIALS

PYTHON has mlflow; TRACKED is the command that runs Tracked.java. `ours` lets it record TRIALS trials. `load` lets it record a
few through a proxy that writes down what they send, and then sends that again and again, with the ids that the server
gives, on 2, 4, 8 and 16 connections: the best rate is what the server can do. Each on a server of its own. JSON lines with
"rate", in trials per second.
"""

import http.client
import json
import shlex
import subprocess
import sys
import threading
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import mlflow_server

RECORDED = 8
CONNECTIONS = (2, 4, 8, 16)
PART = 0.2  # of the trials, for each number of connections


def ours(python, tracked, trials):
    with mlflow_server.running(python) as address:
        print(run(tracked, address, trials))


def run(tracked, address, trials):
    command = [*shlex.split(tracked), address, f"bench-{time.monotonic_ns()}", str(trials)]
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


class Call:
    """A request, and what came back."""

    def __init__(self, method, path, headers, body, answer):
        self.method, self.path, self.headers, self.body, self.answer = method, path, headers, body, answer


def proxy(address, calls):
    """A server that hands requests on, and notes those that change something."""
    target = urllib.parse.urlsplit(address).netloc

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def hand_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            kept = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
            connection = http.client.HTTPConnection(target)
            connection.request(self.command, self.path, body, kept)
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            if answer.status == 200 and self.command != "GET" and not self.path.endswith("/search"):
                calls.append(Call(self.command, self.path, kept, body, content))
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.getheader("Content-Type", "application/json"))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = hand_on

        def log_message(self, *_):
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def new_ids(answer):
    """The ids that an answer brings into the world: of a run, of a model."""
    try:
        said = json.loads(answer)
    except ValueError:
        return {}
    run = said.get("run", {}).get("info", {}).get("run_id")
    model = said.get("model", {}).get("info", {}).get("model_id")
    return {kind: value for kind, value in (("run", run), ("model", model)) if value}


def trials_of(calls):
    """The calls of each trial that has a model, in order."""
    owner, trials = {}, {}
    for call in calls:
        text = call.path.encode() + call.body
        run = next((owner[known] for known in owner if known.encode() in text and owner[known] != owner.get("parent")), None)
        ids = new_ids(call.answer)
        if "runs/create" in call.path:
            run = ids["run"]
            owner.setdefault("parent", run)  # the sweep's own run comes first
        if run is None or run == owner["parent"]:
            continue
        for known in ids.values():
            owner[known] = run
        trials.setdefault(run, []).append(call)
    return [calls for calls in trials.values() if any(b"model_id" in call.answer for call in calls)]


def replay(connection, calls):
    """Sends the calls of a trial, with the ids that the server gives this time."""
    ids = {}
    for call in calls:
        path, body = call.path, call.body
        for old, new in ids.items():
            path, body = path.replace(old, new), body.replace(old.encode(), new.encode())
        connection.request(call.method, path, body, call.headers)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            sys.exit(f"{call.method} {path}: {answer.status} {content[:500]}")
        was, now = new_ids(call.answer), new_ids(content)
        if "runs/create" in path or path.endswith("/logged-models"):
            ids.update({was[kind]: now[kind] for kind in was})


def rate(address, recorded, trials, connections):
    host = urllib.parse.urlsplit(address).netloc
    local = threading.local()

    def one(number):
        if not hasattr(local, "connection"):
            local.connection = http.client.HTTPConnection(host)
        replay(local.connection, recorded[number % len(recorded)])

    start = time.perf_counter()
    with ThreadPoolExecutor(connections) as workers:
        for _ in workers.map(one, range(trials)):
            pass
    return trials / (time.perf_counter() - start)


def load(python, tracked, trials):
    with mlflow_server.running(python) as address:
        calls = []
        between = proxy(address, calls)
        threading.Thread(target=between.serve_forever, daemon=True).start()
        run(tracked, f"http://127.0.0.1:{between.server_port}", RECORDED)
        between.shutdown()
        recorded = trials_of(calls)
        for connections in CONNECTIONS:
            found = rate(address, recorded, max(connections, int(trials * PART)), connections)
            line = {"work": "tracked", "way": f"{connections} connections", "rate": round(found, 2)}
            line["requests"] = sum(len(each) for each in recorded) / len(recorded)
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    side, python, tracked, trials = sys.argv[1:]
    {"ours": ours, "load": load}[side](python, tracked, int(trials))
