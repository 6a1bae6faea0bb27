# SPDX-License-Identifier: Apache-2.0
"""Writes the bundled CSV files, and records their values in a form that no CSV reader has touched, for DatasetsTest.

Run: python bundled_data.py ../../main/resources/io/poisonlab/dataset > ../resources/io/poisonlab/dataset/bundled.json
Needs scikit-learn (breast cancer, digits) and palmerpenguins. Made with Python 3.11, numpy 2.4.6, scikit-learn 1.9.1
and palmerpenguins 0.1.6; the file itself names the versions. Iris is older than this script, which only checks it.

A column of numbers is recorded as its sum, its missing values left out, and the SHA-256 of its values as big-endian
doubles, a missing one as NaN; a column of words as how often each stands there, and the SHA-256 of its words joined
by line feeds.
"""
import csv
import hashlib
import importlib.metadata
import json
import math
import pathlib
import struct
import sys
from collections import Counter

import numpy as np
import palmerpenguins
import sklearn
from sklearn.datasets import load_breast_cancer, load_digits, load_iris


def numbers(values):
    present = [v for v in values if not math.isnan(v)]
    packed = b"".join(struct.pack(">d", v) for v in values)
    return {"sum": math.fsum(present), "missing": len(values) - len(present),
            "sha256": hashlib.sha256(packed).hexdigest()}


def words(values):
    return {"counts": dict(sorted(Counter(values).items())),
            "sha256": hashlib.sha256("\n".join(values).encode()).hexdigest()}


def record(names, columns, target, classes):
    return {"rows": len(classes), "target": target, "classes": words(classes),
            "columns": {name: numbers(c) if isinstance(c[0], float) else words(c)
                        for name, c in zip(names, columns, strict=True)}}


def write(name, header, rows):
    with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    print(name, hashlib.sha256((folder / f"{name}.csv").read_bytes()).hexdigest(), file=sys.stderr)


def plain(value):
    """The shortest decimal that reads back equal, whole numbers without a point."""
    return str(int(value)) if value == int(value) else repr(float(value))


def from_scikit_learn(name, bunch, names, target, classes):
    rows = [[*map(plain, row), label] for row, label in zip(bunch.data, classes, strict=True)]
    write(name, [*names, target], rows)
    return record(names, bunch.data.T.tolist(), target, classes)


def penguins():
    """The eight columns of the R package's table; a missing cell, NA there, is empty here."""
    with open(pathlib.Path(palmerpenguins.__file__).parent / "data" / "penguins.csv", encoding="utf-8") as file:
        table = [["" if cell == "NA" else cell for cell in row] for row in csv.reader(file)]
    header, *rows = table
    write("penguins", [*header[1:], header[0]], [[*row[1:], row[0]] for row in rows])
    columns = list(zip(*rows))
    measured = {"bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"}
    values = [[float(v or "nan") for v in column] if name in measured else list(column)
              for name, column in zip(header, columns)]
    return record(header[1:], values[1:], header[0], values[0])


folder = pathlib.Path(sys.argv[1])
out = {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__,
       "palmerpenguins": importlib.metadata.version("palmerpenguins"), "data": {}}
iris = load_iris()
out["data"]["iris"] = record(["sepal_length", "sepal_width", "petal_length", "petal_width"], iris.data.T.tolist(),
                             "species", [str(iris.target_names[t]) for t in iris.target])
cancer = load_breast_cancer()
out["data"]["breast-cancer"] = from_scikit_learn(
    "breast-cancer", cancer, [str(n).replace(" ", "_") for n in cancer.feature_names], "diagnosis",
    [str(cancer.target_names[t]) for t in cancer.target])
digits = load_digits()
out["data"]["digits"] = from_scikit_learn(
    "digits", digits, digits.feature_names, "digit", [str(t) for t in digits.target])
out["data"]["penguins"] = penguins()
json.dump(out, sys.stdout, indent=1)
print()
