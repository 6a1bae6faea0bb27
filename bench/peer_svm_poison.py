#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times ART's poisoning of a support vector machine by gradient, beside java/io/poisonlab/bench/SvmPoison.java.

Usage: bench/peer_svm_poison.py [--seeds 3] [--limit 60] [--works WORK,...]
Needs what environment/art.txt lists. The task is that of svm_poison_task.py; step 0.05, eps 0.05, 50 steps.
"""

import logging
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

import svm_poison_task  # noqa: E402
from art.attacks.poisoning import PoisoningAttackSVM  # noqa: E402
from art.estimators.classification import SklearnClassifier  # noqa: E402
from sklearn.svm import SVC  # noqa: E402


def poison(kernel, training, validation, rows, seed):
    (x, y), (xv, yv) = training, validation
    np.random.seed(seed)  # ART draws from the global generator
    hot = np.eye(2)
    # ART asks for probabilities when it reports its success
    machine = SVC(kernel=kernel, C=1.0, gamma=10.0, probability=True, random_state=0)
    victim = SklearnClassifier(machine, clip_values=(0, 1))
    victim.fit(x, hot[y])
    start = time.perf_counter()
    attack = PoisoningAttackSVM(
        victim, step=0.05, eps=0.05, x_train=x, y_train=hot[y], x_val=xv, y_val=hot[yv], max_iter=50, verbose=False
    )
    found, labels = attack.poison(x[rows].copy(), hot[1 - y[rows]])
    return time.perf_counter() - start, found, labels.argmax(1)


if __name__ == "__main__":
    svm_poison_task.main(poison, __doc__)
