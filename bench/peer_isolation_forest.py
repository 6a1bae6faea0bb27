# SPDX-License-Identifier: Apache-2.0
"""Times scikit-learn's isolation forest; writes the data that IsolationForests.java reads too.

    python peer_isolation_forest.py FILE ROWS WIDTH [--runs 5] [--jobs 1]

FILE is written if it is not there: rows as little-endian doubles, the first hundredth of them Gaussian with deviation 2,
the others with deviation 1. Prints one JSON line per run: fit and score of all rows, 100 trees of 256, and the AUC.
"""

import argparse
import json
import os
import time

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("rows", type=int)
    parser.add_argument("width", type=int)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    outliers = options.rows // 100
    if not os.path.exists(options.file):
        rows = np.random.default_rng(20261121).normal(size=(options.rows, options.width))
        rows[:outliers] *= 2
        rows.astype("<f8").tofile(options.file + ".part")
        os.replace(options.file + ".part", options.file)
    x = np.fromfile(options.file, "<f8").reshape(options.rows, options.width)
    IsolationForest(n_jobs=options.jobs).fit(x[:2000]).score_samples(x[:2000])
    for seed in range(options.runs):
        start, cpu = time.perf_counter(), time.process_time()
        scores = IsolationForest(random_state=seed, n_jobs=options.jobs).fit(x).score_samples(x)
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        auc = roc_auc_score(np.arange(len(x)) < outliers, -scores)
        print(json.dumps({"work": f"isolation-forest {options.rows}x{options.width}", "seconds": round(seconds, 4),
                          "cpu_seconds": round(cpu, 4), "auc": round(auc, 5)}), flush=True)


main()
