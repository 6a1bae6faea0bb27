# SPDX-License-Identifier: Apache-2.0
"""Records scikit-learn's neighbours, local outlier factors and isolation forests, for the tests of these.

Run: python outliers_golden.py > ../resources/io/poisonlab/defence/outliers.json
Made with Python 3.11, numpy 2.4.6 and scikit-learn 1.9.1; the file itself names the versions.
The factor of a row may depend on which of several equally near rows are its neighbours: sets where they do are refused,
and iris and digits have them in "tied", where the row that stands first is taken, as ours does.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_digits, load_iris
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors

rng = np.random.default_rng(20261121)


def gaussian(n, width):
    return rng.normal(size=(n, width)).round(6)


def neighbours(name, x, k):
    """The tree's distances: those of the brute search lose digits of short ones."""
    search = NearestNeighbors(n_neighbors=k, algorithm="kd_tree").fit(x)
    distances, _ = search.kneighbors()
    case = {"name": name, "k": k, "mean": distances.mean(axis=1).tolist(), "kth": distances[:, -1].tolist()}
    if len(x) > k + 1:
        further, rows = NearestNeighbors(n_neighbors=k + 1, algorithm="kd_tree").fit(x).kneighbors()
        tie = further[:, k] - further[:, k - 1] < 1e-9
        tie &= [np.any(x[a] != x[b]) for a, b in zip(rows[:, k], rows[:, k - 1])]
        if tie.any():
            return case
    lof = LocalOutlierFactor(n_neighbors=k, algorithm="kd_tree").fit(x)
    case["factors"] = (-lof.negative_outlier_factor_).tolist()
    return case


def tied(name, x, k):
    """Factors of whole numbers, whose equal distances are equal to the bit; a hair more for each place in the data."""
    apart = np.sqrt(((x[:, None] - x[None]) ** 2).sum(axis=2)) + 1e-13 * np.arange(len(x))
    np.fill_diagonal(apart, 0)
    lof = LocalOutlierFactor(n_neighbors=k, metric="precomputed").fit(apart)
    return {"data": name, "k": k, "factors": [float(f"{f:.13g}") for f in -lof.negative_outlier_factor_]}


def forest(name, x, outlier):
    aucs = [roc_auc_score(outlier, -IsolationForest(random_state=seed).fit(x).score_samples(x)) for seed in range(100)]
    return {"name": name, "mean": float(np.mean(aucs)), "deviation": float(np.std(aucs))}


out = {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__}
sets = []
for n, width, ks in [(60, 3, (1, 5, 20, 59)), (120, 8, (10, 20)), (40, 1, (3,))]:
    sets.append((gaussian(n, width), ks))
twice = gaussian(40, 2)
sets.append((np.vstack([twice, twice[:25], twice[:10]]), (1, 2, 4, 10)))
crowd = gaussian(50, 3)
sets.append((np.vstack([crowd, np.tile(crowd[0], (12, 1))]), (5, 20)))
out["neighbours"] = []
for i, (x, ks) in enumerate(sets):
    cases = [neighbours(f"set {i}, k = {k}", x, k) for k in ks]
    out["neighbours"].append({"rows": x.tolist(), "cases": cases})
iris, cancer, digits = load_iris(), load_breast_cancer(), load_digits()
out["bundled"] = [{"data": "iris", "cases": [neighbours("iris", iris.data, 10)]},
                  {"data": "digits", "cases": [neighbours("digits", digits.data, 20)]}]
out["tied"] = [tied("iris", np.rint(10 * iris.data), 10), tied("digits", digits.data, 20)]
out["forests"] = [forest("breast-cancer", cancer.data, cancer.target == 0), forest("digits", digits.data, digits.target == 4)]
points = np.array([[i, i + 1] for i in range(1, 5)] + [[100, 200]] + [[i, i + 1] for i in range(5, 10)])
fits = [IsolationForest(contamination=.1, random_state=seed).fit(points) for seed in range(100)]
assert all((fit.predict(points) == -1).tolist() == [False] * 4 + [True] + [False] * 5 for fit in fits)
out["ten_points"] = {"points": points.tolist(), "scores": (-np.mean([fit.score_samples(points) for fit in fits], axis=0)).tolist()}
json.dump(out, sys.stdout)
