# SPDX-License-Identifier: Apache-2.0
"""Times a sweep of poisoning trials by scikit-learn and joblib, and writes the data that Sweep.java reads too.

    python peer_sweep.py FILE [--fractions 10] [--seeds 4] [--trees 100]

Breast cancer and digits × label flips, targeted flips and feature noise × fractions 0.05, 0.1, … × seeds × a tree, a
standardised logistic regression and a forest; a clean trial for each data set, seed and learner besides. Each trial splits,
poisons the training rows, trains and judges by accuracy, precision, recall and F1 on the clean test rows. Two processes,
each of one thread, which joblib keeps from one sweep to the next.

FILE is written if it is not there: for each data set rows, width and classes as 32-bit integers, the rows as doubles, the
classes as 32-bit integers, all big-endian. One JSON line for the first sweep, its seconds counted from the start of the
process, imports included; then a line per learner and one for all, in processes that are warm. "accuracy" is the mean over a
sweep, "error" its standard error, from the means of the seeds.
"""

import argparse
import json
import os
import time

START = time.perf_counter()
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # for each process

import numpy as np  # noqa: E402
from joblib import Parallel, delayed  # noqa: E402
from sklearn.datasets import load_breast_cancer, load_digits  # noqa: E402
from sklearn.ensemble import RandomForestClassifier  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.metrics import accuracy_score, precision_recall_fscore_support  # noqa: E402
from sklearn.model_selection import train_test_split  # noqa: E402
from sklearn.pipeline import make_pipeline  # noqa: E402
from sklearn.preprocessing import StandardScaler  # noqa: E402
from sklearn.tree import DecisionTreeClassifier  # noqa: E402

DATA = {"breast-cancer": load_breast_cancer, "digits": load_digits}
PAIRS = {"breast-cancer": (0, 1), "digits": (1, 7)}  # targeted flips: from, to
LEARNERS = ("tree", "logistic", "forest")
ATTACKS = ("label-flip", "targeted-flip", "feature-noise")
WORKERS = 2


def written(path):
    with open(path + ".part", "wb") as out:
        for load in DATA.values():
            X, y = load(return_X_y=True)
            out.write(np.array([*X.shape, y.max() + 1], dtype=">i4").tobytes())
            out.write(X.astype(">f8").tobytes())
            out.write(y.astype(">i4").tobytes())
    os.replace(path + ".part", path)


def learner(name, seed, trees):
    if name == "tree":
        return DecisionTreeClassifier(random_state=seed)
    if name == "logistic":
        return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    return RandomForestClassifier(trees, random_state=seed, n_jobs=1)


def poisoned(X, y, data, attack, fraction, random):
    if attack == "clean":
        return X, y
    rows = np.flatnonzero(y == PAIRS[data][0]) if attack == "targeted-flip" else np.arange(len(y))
    chosen = random.choice(rows, int(fraction * len(rows) + 1e-9), replace=False)
    if attack == "feature-noise":
        X = X.copy()
        X[chosen] = random.uniform(X.min(axis=0), X.max(axis=0), size=(len(chosen), X.shape[1]))
        return X, y
    y = y.copy()
    classes = y.max() + 1
    y[chosen] = PAIRS[data][1] if attack == "targeted-flip" else (y[chosen] + random.integers(1, classes, len(chosen))) % classes
    return X, y


def trial(X, y, data, attack, fraction, seed, name, trees):
    start = time.process_time()
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=seed)
    X_train, y_train = poisoned(X_train, y_train, data, attack, fraction, np.random.default_rng(seed))
    predicted = learner(name, seed, trees).fit(X_train, y_train).predict(X_test)
    accuracy = accuracy_score(y_test, predicted)
    precision_recall_fscore_support(y_test, predicted, average="macro", zero_division=0)
    return accuracy, time.process_time() - start


def sweep(workers, data, options, learners, work, start):
    fractions = [round(0.05 * i, 2) for i in range(1, options.fractions + 1)]
    grid = [
        (name, attack, fraction, seed, kind)
        for name in data
        for seed in range(1, options.seeds + 1)
        for kind in learners
        for attack, fraction in [("clean", 0.0), *((attack, f) for attack in ATTACKS for f in fractions)]
    ]
    done = workers(delayed(trial)(*data[cell[0]], *cell, options.trees) for cell in grid)
    seconds = time.perf_counter() - start
    accuracies = {}
    for (_, _, _, seed, _), (accuracy, _) in zip(grid, done):
        accuracies.setdefault(seed, []).append(accuracy)
    means = [np.mean(values) for values in accuracies.values()]
    line = {
        "work": work,
        "trials": len(grid),
        "seconds": round(seconds, 3),
        "cpu_seconds": round(sum(cpu for _, cpu in done), 2),
        "accuracy": round(float(np.mean(means)), 5),
        "error": round(float(np.std(means, ddof=1) / np.sqrt(len(means))), 5),
    }
    print(json.dumps(line), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--fractions", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--trees", type=int, default=100)
    options = parser.parse_args()
    if not os.path.exists(options.file):
        written(options.file)
    data = {name: load(return_X_y=True) for name, load in DATA.items()}
    with Parallel(n_jobs=WORKERS) as workers:
        sweep(workers, data, options, LEARNERS, "first sweep", START)
        for kind in LEARNERS:
            sweep(workers, data, options, (kind,), f"sweep {kind}", time.perf_counter())
        sweep(workers, data, options, LEARNERS, "sweep", time.perf_counter())


if __name__ == "__main__":
    main()
