# SPDX-License-Identifier: Apache-2.0
"""Records decision values of scikit-learn's OneClassSVM for OneClassMachineTest.

Run: python one_class_golden.py > ../resources/io/poisonlab/statistics/one-class.json
Made with Python 3.11, numpy 2.4.6 and scikit-learn 1.9.1; the file itself names the versions.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.svm import OneClassSVM

out = {"python": sys.version.split()[0], "numpy": np.__version__,
       "scikit-learn": sklearn.__version__, "problems": []}
rng = np.random.default_rng(3)
iris = load_iris().data
iris = np.round((iris - iris.mean(0)) / iris.std(0), 5)
moons = np.round(np.concatenate([rng.normal(size=(90, 2)), rng.normal(size=(60, 2)) * .3 + [4, 4], rng.uniform(-8, 8, (15, 2))]), 4)
for rows, nu, gamma in [(iris, .1, .25), (iris, .5, 2.0), (moons, .05, .5), (moons, .3, .05), (iris[[1, 1, 1, 60, 60, 120]], .5, 1.0)]:
    fit = OneClassSVM(nu=nu, gamma=gamma, tol=1e-9).fit(rows)
    out["problems"].append({"rows": rows.tolist(), "nu": nu, "gamma": gamma,
                            "decision": [float(f"{v:.10g}") for v in fit.decision_function(rows)]})
json.dump(out, sys.stdout)
