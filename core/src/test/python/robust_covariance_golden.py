# SPDX-License-Identifier: Apache-2.0
"""Records squared distances of scikit-learn's MinCovDet for RobustCovarianceTest.

Run: python robust_covariance_golden.py > ../resources/io/poisonlab/statistics/robust-covariance.json
Made with Python 3.11, numpy 2.4.6 and scikit-learn 1.9.1; the file itself names the versions.
Both sides search at random. Of each problem scikit-learn gets seeds until it finds the best
choice, which is known: the far rows are just as many as are not chosen.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.covariance import MinCovDet

out = {"python": sys.version.split()[0], "numpy": np.__version__,
       "scikit-learn": sklearn.__version__, "problems": []}
for number, (n, width) in enumerate([(30, 2), (60, 3), (36, 4), (520, 2)]):
    rng = np.random.default_rng(number)
    mixing = rng.normal(size=(width, width))
    rows = rng.normal(size=(n, width)) @ mixing + rng.normal(size=width) * 3
    far = n - int(np.ceil(.5 * (n + width + 1)))  # so the rows chosen can only be all the others
    rows[:far] = rng.normal(size=(far, width)) * 10.0 ** rng.uniform(2, 4, size=(far, 1))
    rows = np.round(rows, 4)
    for seed in range(2000):
        fit = MinCovDet(random_state=seed).fit(rows)
        if not fit.raw_support_[:far].any():
            break
    else:
        sys.exit(f"problem {number}: the best choice was never found")
    out["problems"].append({"rows": rows.tolist(), "far": far, "squares": [float(f"{v:.12g}") for v in fit.dist_]})
json.dump(out, sys.stdout)
