#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times SecML's poisoning of a support vector machine by gradient, beside java/io/poisonlab/bench/SvmPoison.java.

Usage: bench/peer_svm_poison_secml.py [--seeds 3] [--limit 60] [--works WORK,...]
Needs Python 3.10 or older and what environment/secml.txt lists. The task is that of svm_poison_task.py; SecML draws the
rows that its points start from by itself; line search with eta = 0.05, 50 steps at most.
"""

import time
import warnings

warnings.filterwarnings("ignore")

import svm_poison_task  # noqa: E402
from secml.adv.attacks import CAttackPoisoningSVM  # noqa: E402
from secml.data import CDataset  # noqa: E402
from secml.ml.classifiers import CClassifierSVM  # noqa: E402
from secml.ml.kernels import CKernelLinear, CKernelRBF  # noqa: E402


def poison(kernel, training, validation, rows, seed):
    data = CDataset(*training)
    victim = CClassifierSVM(C=1, kernel=CKernelRBF(gamma=10) if kernel == "rbf" else CKernelLinear())
    victim.fit(data.X, data.Y)
    solver = {"eta": 0.05, "eta_min": 0.05, "eta_max": None, "max_iter": 50, "eps": 1e-6}
    start = time.perf_counter()
    attack = CAttackPoisoningSVM(
        classifier=victim, training_data=data, val=CDataset(*validation), lb=0, ub=1, solver_params=solver, random_seed=seed
    )
    attack.n_points = len(rows)
    # what it reports its success on is not what it optimises: the smaller the cheaper
    found = attack.run(data.X[0, :], data.Y[0])[2]
    return time.perf_counter() - start, found.X.tondarray(), found.Y.tondarray().ravel()


if __name__ == "__main__":
    svm_poison_task.main(poison, __doc__)
