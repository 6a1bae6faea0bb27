# SPDX-License-Identifier: Apache-2.0
"""Records squared distances of scikit-learn's MinCovDet for RobustCovarianceTest.

Run: python robust_covariance_golden.py > ../resources/io/poisonlab/statistics/robust-covariance.json
Made with Python 3.11, numpy 2.4.6 and scikit-learn 1.9.1; the file itself names the versions.
Both sides search at random. Of each problem scikit-learn gets several seeds and the fit of the smallest
determinant is recorded; the far rows are as many as are not chosen, so that there is one best choice.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.covariance import MinCovDet

out = {"python": sys.version.split()[0], "numpy": np.__version__,
       "scikit-learn": sklearn.__version__, "problems": []}
for number, (n, width) in enumerate([(30, 2), (60, 3), (80, 5), (41, 1), (120, 4), (700, 3)]):
    rng = np.random.default_rng(number)
    mixing = rng.normal(size=(width, width))
    rows = rng.normal(size=(n, width)) @ mixing + rng.normal(size=width) * 3
    far = n - int(np.ceil(.5 * (n + width + 1)))  # so the rows chosen can only be all the others
    rows[:far] = rng.normal(size=(far, width)) * 10.0 ** rng.uniform(2, 4, size=(far, 1))
    rows = np.round(rows, 4)
    best = None
    for seed in range(25 if n < 500 else 3):
        fit = MinCovDet(random_state=seed).fit(rows)
        size = np.linalg.slogdet(np.atleast_2d(fit.raw_covariance_))[1]
        if best is None or size < best[0] - 1e-12:
            best = (size, fit)
    assert not best[1].raw_support_[:far].any()
    out["problems"].append({"rows": rows.tolist(), "far": far, "squares": [float(f"{v:.12g}") for v in best[1].dist_]})
json.dump(out, sys.stdout)
