# SPDX-License-Identifier: Apache-2.0
"""Times probabilities out of fold and label issues with scikit-learn and cleanlab.

    python peer_out_of_fold.py FILE [--rows 50000] [--width 20] [--classes 5] [--trees 100] [--runs 3]

FILE is a CSV that OutOfFoldIssues.java reads too, written if it is not there: 20 Gaussian features
around a centre for each class, 10 % of the labels flipped; columns x0..., label, truth. Prints one
JSON line: seconds, and how well the flips are found and the rows predicted.
"""

import argparse
import json
import os
import time

import numpy as np
from cleanlab.filter import find_label_issues
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_predict


def written(path, rows, width, classes):
    rng = np.random.default_rng(20261121)
    centres = 0.8 * rng.normal(size=(classes, width))
    truth = rng.integers(0, classes, rows)
    points = centres[truth] + rng.normal(size=(rows, width))
    shift = np.where(rng.random(rows) < 0.1, rng.integers(1, classes, rows), 0)
    table = np.column_stack([points, (truth + shift) % classes, truth])
    names = ",".join([f"x{j}" for j in range(width)] + ["label", "truth"])
    np.savetxt(path, table, ["%.8f"] * width + ["%d", "%d"], ",", header=names, comments="")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--width", type=int, default=20)
    parser.add_argument("--classes", type=int, default=5)
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if not os.path.exists(options.file):
        written(options.file, options.rows, options.width, options.classes)
    table = np.loadtxt(options.file, delimiter=",", skiprows=1)
    points, labels, truth = table[:, :-2], table[:, -2].astype(int), table[:, -1].astype(int)
    seconds = []
    for run in range(options.runs):
        start = time.perf_counter()
        forest = RandomForestClassifier(options.trees, n_jobs=2, random_state=run)
        folds = StratifiedKFold(5, shuffle=True, random_state=run)
        probabilities = cross_val_predict(forest, points, labels, cv=folds, method="predict_proba")
        issues = find_label_issues(labels, probabilities, n_jobs=1)
        seconds.append(time.perf_counter() - start)
    flipped = labels != truth
    print(json.dumps({
        "work": f"out-of-fold-issues {len(labels)}x{points.shape[1]}",
        "learner": f"RandomForestClassifier({options.trees})",
        "seconds": sorted(seconds)[len(seconds) // 2],
        "accuracy": (probabilities.argmax(axis=1) == truth).mean(),
        "precision": flipped[issues].mean(),
        "recall": issues[flipped].mean(),
    }))


if __name__ == "__main__":
    main()
