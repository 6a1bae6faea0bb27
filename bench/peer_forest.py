# SPDX-License-Identifier: Apache-2.0
"""Times out-of-fold probabilities by scikit-learn's RandomForestClassifier, 100 trees in five folds, n_jobs 2, and the
label issues that cleanlab finds with them; writes the data that Forest.java reads too.

    python peer_forest.py FILE [--rows 50000] [--runs 1]

FILE is written if it is not there: rows, width and classes as 32-bit integers, the rows as doubles, the classes as 32-bit
integers, all big-endian. One JSON line per run, "cpu_seconds" being what all threads took.
"""

import argparse
import json
import os
import time

import numpy as np
from cleanlab.filter import find_label_issues
from sklearn.datasets import make_classification
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_predict


def written(path, rows):
    X, y = make_classification(
        n_samples=rows,
        n_features=20,
        n_informative=10,
        n_redundant=4,
        n_classes=5,
        flip_y=0.05,
        random_state=1,
    )
    with open(path + ".part", "wb") as out:
        out.write(np.array([rows, 20, 5], dtype=">i4").tobytes())
        out.write(X.astype(">f8").tobytes())
        out.write(y.astype(">i4").tobytes())
    os.replace(path + ".part", path)


def read(path):
    rows, width, _ = np.fromfile(path, ">i4", 3)
    X = np.fromfile(path, ">f8", rows * width, offset=12).reshape(rows, width).astype(float)
    y = np.fromfile(path, ">i4", rows, offset=12 + 8 * rows * width).astype(int)
    return X, y


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    if not os.path.exists(options.file):
        written(options.file, options.rows)
    X, y = read(options.file)
    for run in range(1, options.runs + 1):
        start, cpu = time.perf_counter(), time.process_time()
        forest = RandomForestClassifier(100, n_jobs=2, random_state=run)
        folds = StratifiedKFold(5, shuffle=True, random_state=run)
        probabilities = cross_val_predict(forest, X, y, cv=folds, method="predict_proba")
        issues = find_label_issues(y, probabilities, n_jobs=1)
        line = {
            "work": f"forest to label issues {len(y)}x{X.shape[1]}",
            "way": "scikit-learn and cleanlab",
            "seconds": round(time.perf_counter() - start, 2),
            "cpu_seconds": round(time.process_time() - cpu, 2),
            "accuracy": round(float((probabilities.argmax(axis=1) == y).mean()), 4),
            "issues": int(issues.sum()),
        }
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
