# SPDX-License-Identifier: Apache-2.0
"""Records distances and probabilities of scipy for SampleTestsTest.

Run: python sample_tests_golden.py > ../resources/io/poisonlab/statistics/sample-tests.json
Made with Python 3.11, numpy 2.4.6 and scipy; the file itself names the versions.
"""
import json
import sys

import numpy as np
import scipy
from scipy import special, stats

rng = np.random.default_rng(7)
out = {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__,
       "numbers": [], "counts": []}
for n, m, shift, ties in [(40, 60, 0, False), (200, 150, .3, False), (90, 90, 1, True), (500, 30, .1, True), (25, 25, 4, False)]:
    one, other = rng.normal(size=n), rng.normal(size=m) + shift
    one, other = (np.round(one), np.round(other)) if ties else (np.round(one, 4), np.round(other, 4))
    distance = stats.ks_2samp(one, other).statistic
    out["numbers"].append({"one": one.tolist(), "other": other.tolist(), "distance": distance,
                           "p": special.kolmogorov(distance * np.sqrt(n * m / (n + m)))})
for one, other in [([10, 20, 30], [12, 18, 33]), ([100, 5, 0, 7], [60, 30, 0, 2]), ([1, 1], [500, 2])]:
    table = np.array([one, other])
    seen = table[:, table.sum(0) > 0]
    out["counts"].append({"one": one, "other": other, "p": stats.chi2_contingency(seen, correction=False).pvalue})
json.dump(out, sys.stdout)
