# SPDX-License-Identifier: Apache-2.0
"""Times cleanlab's find_label_issues; writes the data that LabelIssues.java reads too.

    python peer_label_issues.py FILE ROWS CLASSES [--runs 3] [--memory]

FILE is written if it is not there: labels as 32-bit integers, then probabilities row by row as
doubles, both little-endian. Prints one JSON line per way of calling cleanlab; the best is the peer.
"""

import argparse
import json
import os
import time
import tracemalloc
import warnings

import numpy as np

warnings.simplefilter("ignore")


def written(path, rows, classes):
    rng = np.random.default_rng(20261121)
    true = rng.integers(0, classes, rows)
    with open(path + ".part", "wb") as out:
        flipped = np.where(rng.random(rows) < 0.1, rng.integers(0, classes, rows), true)
        out.write(flipped.astype("<i4").tobytes())
        for start in range(0, rows, 50_000):
            part = true[start : start + 50_000]
            logits = rng.normal(size=(len(part), classes))
            logits[np.arange(len(part)), part] += 2 + np.log(classes) * rng.random(len(part))
            weights = np.exp(logits)
            out.write((weights / weights.sum(axis=1, keepdims=True)).astype("<f8").tobytes())
    os.replace(path + ".part", path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("rows", type=int)
    parser.add_argument("classes", type=int)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    options = parser.parse_args()
    if not os.path.exists(options.file):
        written(options.file, options.rows, options.classes)
    from cleanlab.experimental.label_issues_batched import find_label_issues_batched
    from cleanlab.filter import find_label_issues

    labels = np.fromfile(options.file, "<i4", options.rows).astype(int)
    probabilities = np.fromfile(options.file, "<f8", offset=4 * options.rows)
    probabilities = probabilities.reshape(options.rows, options.classes)
    ways = {
        "n_jobs 1": lambda: find_label_issues(labels, probabilities, n_jobs=1),
        "n_jobs 2": lambda: find_label_issues(labels, probabilities, n_jobs=2),
        "batched": lambda: np.bincount(
            find_label_issues_batched(
                labels, probabilities, n_jobs=1, batch_size=10_000, verbose=False),
            minlength=options.rows).astype(bool),
    }
    for way, find in ways.items():
        seconds = []
        for _ in range(options.runs):
            start = time.perf_counter()
            issues = find()
            seconds.append(time.perf_counter() - start)
        line = {
            "work": f"label-issues {options.rows}x{options.classes}",
            "way": way,
            "seconds": sorted(seconds)[len(seconds) // 2],
            "issues": int(issues.sum()),
        }
        if options.memory:
            tracemalloc.start()
            find()
            line["bytes"] = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
