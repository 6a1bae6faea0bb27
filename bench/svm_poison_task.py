# SPDX-License-Identifier: Apache-2.0
"""The task of java/io/poisonlab/bench/SvmPoison.java, for the peers that poison a support vector machine by gradient.

Two blobs around (-1, -1) and (1, 1), deviation 0.9, brought to [0, 1]; C = 1, RBF with gamma = 10; points start from
random training rows with the other label; box [0, 1]. One JSON object per work; harm is the mean loss of accuracy on
2,000 test rows. No new seed is begun after --limit seconds of a work, so that the slow ones end; "seeds" says how many
were run.
"""

import argparse
import json
import time

import numpy as np
from sklearn.svm import SVC

WORKS = [
    ("svm-poison-1-point-linear", 40, 1, "linear"),
    ("svm-poison-1-point-rbf", 40, 1, "rbf"),
    ("svm-poison-20-points-linear", 100, 20, "linear"),
    ("svm-poison-20-points-rbf", 100, 20, "rbf"),
]
TEST = 2000


def blobs(train, seed):
    random = np.random.default_rng(seed)
    n = train + 100 + TEST
    y = np.arange(n) % 2
    x = 2 * y[:, None] - 1 + 0.9 * random.standard_normal((n, 2))
    low, high = x[:train].min(0), x[:train].max(0)
    x = (x - low) / (high - low)
    return [(x[a:b], y[a:b]) for a, b in ((0, train), (train, train + 100), (train + 100, n))]


def accuracy(kernel, x, y, test):
    return SVC(kernel=kernel, C=1.0, gamma=10.0).fit(x, y).score(*test)


def run(poison, kernel, train, points, seed):
    (x, y), validation, test = blobs(train, seed)
    rows = np.random.default_rng(seed).choice(train, points, replace=False)
    seconds, found, labels = poison(kernel, (x, y), validation, rows, seed)
    poisoned = accuracy(kernel, np.vstack([x, found]), np.append(y, labels), test)
    return seconds, accuracy(kernel, x, y, test) - poisoned


def main(poison, words):
    """Runs the works; `poison` returns its seconds, the points and their labels."""
    arguments = argparse.ArgumentParser(description=words, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seeds", type=int, default=3)
    arguments.add_argument("--limit", type=float, default=60)
    arguments.add_argument("--works", default=",".join(name for name, *_ in WORKS))
    chosen = arguments.parse_args()
    works = chosen.works.split(",")
    for name, train, points, kernel in (work for work in WORKS if work[0] in works):
        began = time.perf_counter()
        runs = []
        for seed in range(chosen.seeds):
            if runs and time.perf_counter() - began > chosen.limit:
                break
            runs.append(run(poison, kernel, train, points, seed))
        seconds, harm = zip(*runs)
        line = dict(work=name, seconds=float(np.median(seconds)), harm=float(np.mean(harm)), seeds=len(runs))
        print(json.dumps(line), flush=True)
