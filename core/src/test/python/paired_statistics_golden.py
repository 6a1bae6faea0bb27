# SPDX-License-Identifier: Apache-2.0
"""Records what scipy says of paired differences for PairedStatisticsTest.

Run: python paired_statistics_golden.py > ../resources/io/poisonlab/statistics/paired-statistics.json
Made with Python 3.11, numpy 2.4.6 and scipy 1.17.1; the file itself names the versions.

signed_rank: wilcoxon(d, zero_method="pratt") with its default method and correction, null where it is NaN or refused.
Differences are whole numbers over "unit", so that the file stays small: accuracies on test sets of "unit" rows.
effect: the smallest mean difference that a paired t test finds with power 0.8, by the non-central t distribution, for
a standard deviation of 1. bootstrap: BCa intervals of the mean.
"""
import json
import math
import sys
import warnings

import numpy as np
import scipy
from scipy import optimize, stats

warnings.simplefilter("ignore")
rng = np.random.default_rng(5)


def signed_rank(unit, d):
    try:
        p = float(stats.wilcoxon(np.array(d) / unit, zero_method="pratt").pvalue)
    except ValueError:
        p = math.nan
    return {"unit": unit, "d": [int(v) for v in d], "p": None if math.isnan(p) else p}


cases = [signed_rank(30, d) for d in
         ([0], [3], [0, 0], [0] * 13, [0] * 14, [0] * 60, [1, 1], [1] * 13, [1] * 14, [1] * 50, [1] * 51, [1] * 60,
          [1, -1], [1, -1] * 10, [0] * 13 + [1], [0] * 12 + [1], [0] * 49 + [1], [0] * 50 + [1], [0] * 60 + [-2],
          [1, 2, 3], [1, 2, 3, 4, 5], [-1, -2, -3, -4, -5, -6], list(range(1, 51)), list(range(1, 52)),
          [-1] + list(range(2, 51)), [0] + list(range(1, 50)), [1, 1] + list(range(2, 50)))]
for n in list(range(2, 21)) + [25, 30, 40, 49, 50, 51, 60, 75, 100]:
    for spread, shift in [(0.4, 0), (0.7, 0.3), (1.5, 0.2), (3, 1), (6, -2), (1000, 100)]:
        cases.append(signed_rank(30, np.round(rng.normal(shift, spread, n))))
for n in [13, 14, 33, 50, 51, 80]:
    cases.append(signed_rank(1, rng.permutation(np.arange(1, n + 1)) * rng.choice([-1, 1, 1], n)))
for n in [200, 350, 500]:
    for spread, shift in [(0.4, 0.05), (1.5, 0.1), (6, -0.3), (1000, 40)]:
        cases.append(signed_rank(114, np.round(rng.normal(shift, spread, n))))


def effect(n):
    critical = stats.t.ppf(.975, n - 1)

    def power(d):
        shift = d * math.sqrt(n)
        return stats.nct.sf(critical, n - 1, shift)  # the other tail is below 1e-6

    return optimize.brentq(lambda d: power(d) - .8, 0.05, 6)


intervals = []
for values in (rng.normal(size=10), rng.exponential(size=20), np.round(30 * rng.beta(9, 1, 40)) / 30,
               (rng.random(100) < .95).astype(float), rng.exponential(size=400)):
    found = stats.bootstrap((values,), np.mean, n_resamples=200_000, method="BCa", random_state=rng, batch=2000)
    intervals.append({"values": values.tolist(), "low": float(found.confidence_interval.low),
                      "high": float(found.confidence_interval.high)})

json.dump({"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__,
           "signed_rank": cases, "effect": {n: effect(n) for n in [3, 5, 10, 20, 50, 100]}, "bootstrap": intervals},
          sys.stdout, separators=(",", ":"))
print()
