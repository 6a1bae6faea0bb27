# SPDX-License-Identifier: Apache-2.0
"""Records the clusters that scikit-learn's HDBSCAN finds, for the test of our own.

Run: python density_clusters_golden.py > ../resources/io/poisonlab/statistics/density-clusters.json
Made with Python 3.11, numpy 2.4.6 and scikit-learn 1.9.1; the file itself names the versions.
Columns are standardised by their population deviation; -1 stands for a row in no cluster. Where a row's
surroundings reach, several edges are equally long; scikit-learn joins them in the order of the rows.
"""
import json

import numpy as np
import sklearn
from sklearn.cluster import HDBSCAN
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, make_blobs, make_moons

LEAST = 5


def standard(x):
    deviation = x.std(0)
    deviation[deviation == 0] = 1
    return (x - x.mean(0)) / deviation


def found(x):
    return HDBSCAN(min_cluster_size=LEAST, min_samples=LEAST, copy=True).fit(x).labels_.tolist()


made = []
for name, x in [
    ("blobs", make_blobs(120, centers=4, cluster_std=0.8, random_state=1)[0]),
    ("moons", make_moons(150, noise=0.06, random_state=2)[0]),
    ("one cloud", np.random.default_rng(3).normal(size=(100, 3))),
    ("uniform", np.random.default_rng(4).random((60, 2))),
]:
    x = x.round(6)
    made.append({"name": name, "rows": x.tolist(), "groups": found(x)})
bundled = [
    {"data": name, "groups": found(standard(load().data))}
    for name, load in [("iris", load_iris), ("breast-cancer", load_breast_cancer), ("digits", load_digits)]
]
print(json.dumps({"versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}, "least": LEAST,
                  "made": made, "bundled": bundled}, separators=(",", ":")))
