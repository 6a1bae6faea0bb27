# SPDX-License-Identifier: Apache-2.0
"""Records what nine defences do in Python, on rows that DefenceTableTest gives to ours: pairs, seed by seed.

Run in the folder of the resources, ../resources/io/poisonlab/defence, naming the raw rows to check against, if at hand:
    python ../../../../python/defence_table.py [defences-iris.csv defences-breast-cancer.csv]
Writes defence-table.csv (results) and defence-labels.csv (inputs). Made with Python 3.11, numpy 2.4.6, scikit-learn 1.9.1
and cleanlab 2.9.0.

Origin: part 4, "Defences against label flips", of the project's reference baselines, whose raw rows are the files
defences-iris.csv and defences-breast-cancer.csv. This script repeats their procedure and seeds; with them as arguments
it fails if a result is not theirs, to the five decimals that they have. Not repeated: roni, and the columns
of times. In defence-labels.csv a line is a data set, attack, fraction and seed, and has a sign for each row: "." is a test
row, a digit the label given to a training row (number of the class in scikit-learn's order).
"""
import csv
import sys
import warnings

import numpy as np
from cleanlab.filter import find_label_issues
from joblib import Parallel, delayed
from sklearn.datasets import load_breast_cancer, load_iris
from sklearn.ensemble import IsolationForest, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict, train_test_split
from sklearn.neighbors import KNeighborsClassifier, LocalOutlierFactor, NearestNeighbors
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

DATA = {"iris": load_iris(return_X_y=True), "breast-cancer": load_breast_cancer(return_X_y=True)}
SHARES = (0.05, 0.1, 0.2, 0.3, 0.5)
SETTINGS = [("none", 0.0)] + [(attack, share) for attack in ("random", "targeted") for share in SHARES]
SEEDS = 10
SHARE_ON_CLEAN_DATA = 0.05


def flipped(labels, attack, share, classes, seed):
    rng = np.random.default_rng(1000 + seed)
    given = labels.copy()
    if attack == "random":
        rows = rng.choice(len(given), int(share * len(given)), replace=False)
        given[rows] = (given[rows] + rng.integers(1, classes, len(rows))) % classes
    elif attack == "targeted":
        source = np.where(given == 0)[0]
        given[rng.choice(source, int(share * len(source)), replace=False)] = 1
    return given


def relabelled(x, y, classes):
    near = NearestNeighbors(n_neighbors=11).fit(x).kneighbors(x, return_distance=False)[:, 1:]
    votes = np.array([np.bincount(y[rows], minlength=classes) for rows in near])
    return np.where(votes.max(axis=1) >= 5, votes.argmax(axis=1), y)


def flags(x, y, share, classes, seed):
    """What each defence that drops rows drops."""
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    logreg, tree = LogisticRegression(max_iter=1000), DecisionTreeClassifier(random_state=seed)
    yield "no_defence", np.zeros(len(y), bool)
    for name, model in (("cl_logreg", logreg), ("cl_rf", RandomForestClassifier(100, random_state=seed))):
        soft = cross_val_predict(model, x, y, cv=folds, method="predict_proba")
        yield name, find_label_issues(y, soft, n_jobs=1)
    wrong = [cross_val_predict(model, x, y, cv=folds) != y for model in (logreg, KNeighborsClassifier(5), tree)]
    yield "vote_filter", np.sum(wrong, axis=0) >= 2
    detectors = {"iforest": lambda rows: IsolationForest(contamination=share, random_state=seed),
                 "lof": lambda rows: LocalOutlierFactor(min(20, rows - 1), contamination=share)}
    for name, detector in detectors.items():
        yield name, detector(len(y)).fit_predict(x) < 0
        apart = np.zeros(len(y), bool)
        for label in range(classes):
            inside = y == label
            apart[inside] = detector(inside.sum()).fit_predict(x[inside]) < 0
        yield f"{name}_per_class", apart


def trial(name, attack, share, seed):
    warnings.simplefilter("ignore")
    x, truth = DATA[name]
    classes = truth.max() + 1
    train, test = train_test_split(np.arange(len(truth)), test_size=.3, stratify=truth, random_state=seed)
    scaler = StandardScaler().fit(x[train])
    rows, given = scaler.transform(x[train]), flipped(truth[train], attack, share, classes, seed)
    poisoned = given != truth[train]
    found = poisoned.mean() if poisoned.any() else SHARE_ON_CLEAN_DATA

    def result(defence, flag, kept, labels):
        accuracies = [model.fit(kept, labels).score(scaler.transform(x[test]), truth[test])
                      for model in (LogisticRegression(max_iter=1000), DecisionTreeClassifier(random_state=seed))]
        hits = (flag & poisoned).sum()
        return [name, attack, share, seed, defence, *(f"{accuracy:.5f}" for accuracy in accuracies),
                f"{hits / flag.sum():.5f}" if flag.any() else "",
                f"{hits / poisoned.sum():.5f}" if poisoned.any() and defence != "no_defence" else ""]

    new = relabelled(rows, given, classes)
    table = [result("knn_relabel", new != given, rows, new)]
    table += [result(defence, flag, rows[~flag], given[~flag])
              for defence, flag in flags(rows, given, found, classes, seed)]
    signs = np.full(len(truth), ".")
    signs[train] = given.astype(str)
    return table, [name, attack, share, seed, "".join(signs)]


def check(table, paths):
    """Stops where a result is not the one that the raw rows have."""
    raw = {}
    for path in paths:
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                key = (row["dataset"].replace("_", "-"), row["attack"], float(row["fraction"]), int(row["seed"]), row["defence"])
                raw[key] = [row[column] for column in ("acc_logreg", "acc_tree", "precision", "recall")]
    for row in table:
        for ours, theirs in zip(row[5:], raw.get(tuple(row[:5]), row[5:]), strict=True):
            if (ours == "") != (theirs == "") or ours and abs(float(ours) - float(theirs)) > 1.1e-5:
                sys.exit(f"not the reference's: {row}, {raw[tuple(row[:5])]}")
    print(f"{sum(tuple(row[:5]) in raw for row in table)} of {len(table)} rows are the reference's", file=sys.stderr)


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


trials = Parallel(2)(delayed(trial)(name, attack, share, seed)
                     for name in DATA for attack, share in SETTINGS for seed in range(SEEDS))
results = [row for table, _ in trials for row in table]
setting = ["dataset", "attack", "fraction", "seed"]
write("defence-table.csv", [*setting, "defence", "acc_logreg", "acc_tree", "precision", "recall"], results)
write("defence-labels.csv", [*setting, "labels"], [labels for _, labels in trials])
check(results, sys.argv[1:])
