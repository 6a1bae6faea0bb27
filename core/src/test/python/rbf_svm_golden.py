# SPDX-License-Identifier: Apache-2.0
"""Records decision values of scikit-learn's SVC(kernel="rbf") for RbfSvmLearnerTest.

Run: python rbf_svm_golden.py > ../resources/io/poisonlab/learner/rbf-svm.json
The file itself names the versions that made it.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.datasets import load_iris, make_moons
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

rng = np.random.default_rng(20261124)
iris = load_iris()
moons, halves = make_moons(200, noise=0.3, random_state=7)
moons = np.round(moons, 5)
turned = np.where(rng.random(200) < 0.15, 1 - halves, halves)
units = np.round(moons * [1000, 1], 3)
grid = np.round(np.stack(np.meshgrid(np.linspace(-2.5, 3.5, 9), np.linspace(-2, 2.5, 9)), -1).reshape(-1, 2), 3)
flowers = np.round(iris.data[::5] + rng.normal(scale=.6, size=iris.data[::5].shape), 3)

out = {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__, "problems": []}
for name, rows, labels, others, c, gamma, standardise in [
    ("iris", iris.data, iris.target, flowers, 1.0, 0, False),
    ("iris", iris.data, iris.target, flowers, 20.0, 0.5, False),
    ("iris", iris.data, iris.target, flowers, 0.05, 0, True),
    ("moons", moons, halves, grid, 1.0, 0, False),
    ("moons", moons, halves, grid, 100.0, 2.0, False),
    ("moons, labels turned", moons, turned, grid, 1.0, 0, False),
    ("moons, labels turned", moons, turned, grid, 10.0, 5.0, False),
    ("moons in two units", units, halves, grid * [1000, 1], 1.0, 0, False),
    ("moons in two units", units, halves, grid * [1000, 1], 1.0, 0, True),
]:
    scaler = StandardScaler().fit(rows) if standardise else None
    scaled = (lambda x: scaler.transform(x)) if standardise else (lambda x: x)
    model = SVC(kernel="rbf", C=c, gamma=gamma or "scale", tol=1e-10, decision_function_shape="ovo").fit(scaled(rows), labels)
    decision = model.decision_function(scaled(others))
    # of two classes scikit-learn turns the sign, so that positive is the second
    decision = decision if decision.ndim == 2 else -decision[:, None]
    out["problems"].append({
        "name": name, "c": c, "gamma": gamma, "standardise": standardise, "rows": rows.tolist(), "labels": labels.tolist(),
        "others": others.tolist(), "support": len(model.support_), "decision": [[float(f"{v:.10g}") for v in row] for row in decision],
        "predictions": model.predict(scaled(others)).tolist(), "of_rows": model.predict(scaled(rows)).tolist(),
    })
json.dump(out, sys.stdout, separators=(",", ":"))
