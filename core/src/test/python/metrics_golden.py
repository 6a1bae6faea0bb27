# SPDX-License-Identifier: Apache-2.0
"""Records what scikit-learn says of some predictions, for MetricGoldenTest.

Run: python metrics_golden.py > ../resources/io/poisonlab/evaluation/metrics.json
Made with Python 3.11, numpy 2.4.6 and scikit-learn 1.9.1; the file itself names the versions.
"""
import json
import sys
import warnings

import numpy as np
import sklearn
from sklearn import metrics

rng = np.random.default_rng(20261121)


def soft(n, k, digits=None):
    p = rng.dirichlet(np.ones(k), n)
    if digits is not None:  # few values, so that scores tie
        p = np.round(p, digits)
        p[:, -1] = np.maximum(0, 1 - p[:, :-1].sum(axis=1))
        p = p / p.sum(axis=1, keepdims=True)
    return p


def case(name, k, truth, predicted, p):
    labels = list(range(k))
    args = dict(labels=labels, zero_division=0)
    macro = [f(truth, predicted, average="macro", **args)
             for f in (metrics.precision_score, metrics.recall_score, metrics.f1_score)]
    per_class = [f(truth, predicted, average=None, **args).tolist()
                 for f in (metrics.precision_score, metrics.recall_score, metrics.f1_score)]
    values = {
        "accuracy": metrics.accuracy_score(truth, predicted),
        "precision": macro[0], "recall": macro[1], "f1": macro[2],
        "balanced_accuracy": metrics.balanced_accuracy_score(truth, predicted),
        "mcc": metrics.matthews_corrcoef(truth, predicted),
    }
    if p is not None:
        values["log_loss"] = metrics.log_loss(truth, p, labels=labels)
        areas = [metrics.roc_auc_score(truth == c, p[:, c]) for c in labels
                 if 0 < (truth == c).sum() < len(truth)]
        if areas:
            values["roc_auc"] = float(np.mean(areas))
    return {"name": name, "classes": k, "truth": truth.tolist(), "predicted": predicted.tolist(),
            "probabilities": None if p is None else p.tolist(), "values": values,
            "precision": per_class[0], "recall": per_class[1], "f1": per_class[2]}


def cases():
    for name, n, k, digits in (("three classes", 150, 3, None), ("ties", 90, 3, 1),
                               ("binary", 60, 2, 2), ("seven classes", 400, 7, 1)):
        p = soft(n, k, digits)
        truth = np.array([rng.choice(k, p=q) for q in p])
        yield case(name, k, truth, p.argmax(axis=1), p)
    p = soft(40, 4)
    truth = rng.integers(0, 3, 40)
    yield case("a class without rows", 4, truth, p.argmax(axis=1), p)
    p = soft(40, 4)
    p[:, 2] = 0
    p = p / p.sum(axis=1, keepdims=True)
    truth = rng.integers(0, 4, 40)
    yield case("a class never predicted", 4, truth, p.argmax(axis=1), p)
    yield case("certain and wrong", 2, np.array([0, 1, 1, 0]), np.array([1, 0, 1, 0]),
               np.array([[0., 1.], [1., 0.], [0., 1.], [1., 0.]]))
    yield case("one predicted class only", 3, rng.integers(0, 3, 30), np.zeros(30, int), None)
    yield case("all right", 3, np.arange(30) % 3, np.arange(30) % 3, None)


def rankings():
    """Scores that tie seldom, often and always; drawn after all cases, which stay as they are."""
    for n, values in ((50, 10**9), (400, 12), (300, 2), (30, 1), (1, 3)):
        positive = rng.random(n) < 0.2
        positive[0] = True
        score = rng.integers(0, values, n) / values
        yield {"score": score.tolist(), "positive": positive.tolist(),
               "average_precision": metrics.average_precision_score(positive, score)}


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    json.dump({"python": sys.version.split()[0], "numpy": np.__version__,
               "scikit-learn": sklearn.__version__, "cases": list(cases()), "rankings": list(rankings())}, sys.stdout)
