# SPDX-License-Identifier: Apache-2.0
"""Times scikit-learn's neighbours and local outlier factors; writes the data that Neighbours.java reads too.

    python peer_neighbours.py FILE ROWS WIDTH [--runs 3] [--works knn,lof]

FILE is written if it is not there: Gaussian rows as little-endian doubles. Prints one JSON line per work and run, in two
jobs; cpu_seconds is what the process took of all cores.
"""

import argparse
import json
import os
import time

import numpy as np
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors

WORKS = {
    "knn": ("10-nearest", lambda x: NearestNeighbors(n_neighbors=10, n_jobs=2).fit(x).kneighbors()),
    "lof": ("local-outlier-factor 20", lambda x: LocalOutlierFactor(n_neighbors=20, n_jobs=2).fit_predict(x)),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("rows", type=int)
    parser.add_argument("width", type=int)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--works", default="knn,lof")
    options = parser.parse_args()
    if not os.path.exists(options.file):
        rows = np.random.default_rng(20261121).normal(size=(options.rows, options.width))
        rows.astype("<f8").tofile(options.file + ".part")
        os.replace(options.file + ".part", options.file)
    x = np.fromfile(options.file, "<f8").reshape(options.rows, options.width)
    for work in options.works.split(","):
        name, run = WORKS[work]
        run(x[:2000])
        for _ in range(options.runs):
            start, cpu = time.perf_counter(), time.process_time()
            run(x)
            seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
            print(json.dumps({"work": f"{name} {options.rows}x{options.width}", "seconds": round(seconds, 4),
                              "cpu_seconds": round(cpu, 4)}), flush=True)


main()
