# SPDX-License-Identifier: Apache-2.0
"""Times k-NN Shapley values in vectorised numpy; writes the data that Shapley.java reads too.

    python peer_shapley.py FILE [--rows 50000] [--tests 1000] [--width 20] [--runs 3]

FILE is written if it is not there, all little-endian: labels of the rows, then of the tests, as
32-bit integers; then rows and tests as doubles. numpy has no stable sort as quick as its default,
which the peer may use: no distances are equal here. Prints one JSON line.
"""

import argparse
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

K = 10
CLASSES = 5
BATCH = 50


def written(path, rows, tests, width):
    rng = np.random.default_rng(20261121)
    centres = rng.normal(size=(CLASSES, width))
    labels = rng.integers(0, CLASSES, rows + tests)
    points = centres[labels] + rng.normal(size=(rows + tests, width))
    with open(path + ".part", "wb") as out:
        out.write(labels.astype("<i4").tobytes())
        out.write(points.astype("<f8").tobytes())
    os.replace(path + ".part", path)


def values(train, labels, tests, truth):
    """Theorem 1 of Jia et al. 2019 for many tests at a time, two threads (numpy sorts without the lock)."""
    n = len(train)
    squares = (train**2).sum(axis=1)
    places = np.arange(1, n)
    weights = np.minimum(K, places) / (K * places)

    def part(start):
        batch = tests[start : start + BATCH]
        order = np.argsort(squares - 2 * batch @ train.T, axis=1)
        match = (labels[order] == truth[start : start + BATCH, None]).astype(float)
        steps = np.empty_like(match)
        steps[:, -1] = match[:, -1] * min(K, n) / (K * n)
        steps[:, :-1] = (match[:, :-1] - match[:, 1:]) * weights
        shares = np.cumsum(steps[:, ::-1], axis=1)[:, ::-1]
        return np.bincount(order.ravel(), shares.ravel(), minlength=n)

    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(part, range(0, len(tests), BATCH))) / len(tests)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--tests", type=int, default=1_000)
    parser.add_argument("--width", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if not os.path.exists(options.file):
        written(options.file, options.rows, options.tests, options.width)
    count = options.rows + options.tests
    labels = np.fromfile(options.file, "<i4", count)
    points = np.fromfile(options.file, "<f8", offset=4 * count).reshape(count, -1)
    n = options.rows
    seconds = []
    for _ in range(options.runs):
        start = time.perf_counter()
        found = values(points[:n], labels[:n], points[n:], labels[n:])
        seconds.append(time.perf_counter() - start)
    print(json.dumps({
        "work": f"knn-shapley {n}x{points.shape[1]}, {options.tests} tests",
        "seconds": sorted(seconds)[len(seconds) // 2],
        "least": found.min(),
        "most": found.max(),
    }))


if __name__ == "__main__":
    main()
