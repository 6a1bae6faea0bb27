# SPDX-License-Identifier: Apache-2.0
"""Records how many rows of each class scikit-learn puts in test sets and folds, for SplitTest and FoldsTest.

Run: python split_golden.py > ../resources/io/poisonlab/dataset/splits.json
Made with Python 3.11, numpy 2.4.6 and scikit-learn 1.9.1; the file itself names the versions.
A hold-out whose remainders tie is drawn by scikit-learn as by us; such cases are left out.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.model_selection import StratifiedKFold, train_test_split

rng = np.random.default_rng(20261121)


def hold_out(counts, fraction):
    y = np.repeat(np.arange(len(counts)), counts)
    found = set()
    for seed in range(30):
        _, test = train_test_split(y, test_size=fraction, stratify=y, random_state=seed)
        found.add(tuple(np.bincount(test, minlength=len(counts)).tolist()))
    return found.pop() if len(found) == 1 else None


def folds(counts, k):
    y = np.repeat(np.arange(len(counts)), counts)
    split = StratifiedKFold(k, shuffle=True, random_state=0).split(y, y)
    return [np.bincount(y[test], minlength=len(counts)).tolist() for _, test in split]


out = {"python": sys.version.split()[0], "numpy": np.__version__,
       "scikit-learn": sklearn.__version__, "hold_out": [], "folds": []}
settings = [([50, 50, 50], .2), ([50, 50, 50], .3), ([357, 212], .2), ([7, 13, 101], .25), ([2, 500], .1)]
settings += [(rng.integers(2, 90, rng.integers(2, 7)).tolist(), float(f))
             for f in rng.choice([.05, .1, .2, .25, .3, .33, .5, .7], 60)]
for counts, fraction in settings:
    try:
        test = hold_out(counts, fraction)
    except ValueError:  # fewer test rows than classes
        continue
    if test is not None:
        out["hold_out"].append({"counts": counts, "fraction": fraction, "test": test})
for _ in range(25):
    k = int(rng.integers(2, 9))
    counts = rng.integers(k, 60, rng.integers(2, 6)).tolist()
    out["folds"].append({"counts": counts, "k": k, "tests": folds(counts, k)})
json.dump(out, sys.stdout)
