# SPDX-License-Identifier: Apache-2.0
"""Records what cleanlab finds in 20 problems, for ConfidentPeerTest.

Recorded with Python 3.11, cleanlab 2.9.0, numpy 2.4.6, scikit-learn 1.9.1:

    cd ../resources/io/poisonlab/confident && python ../../../../python/record_label_issues.py

Writes label-issues.json (what is found) and label-scores.json (scores and noise, of fourteen digits; scores of every
"step"-th row, 80 rows or fewer a problem).
The problems are made of integers from a linear congruential generator that the test repeats, so
that only results are recorded. Rows of equal score at the edge of what is pruned are left by
cleanlab to a sort that is not stable and differs between processors; here numpy sorts stably.
"differs" counts the results that the unstable sort of the recording machine changes.
"""

import json
import sys
import warnings

import numpy as np
from cleanlab import count, dataset, filter, rank
from cleanlab.internal import util

warnings.simplefilter("ignore")
METHODS = [
    "prune_by_noise_rate", "prune_by_class", "both", "confident_learning",
    "predicted_neq_given", "low_normalized_margin", "low_self_confidence",
]
UNSTABLE = np.argsort
ROWS = 80


def stable(values, *args, **kwargs):
    return UNSTABLE(values, *args, kind="stable", **kwargs)


class Generator:
    """Knuth's MMIX constants; the upper bits."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


# rows, classes, weights below, weight added to the true class, flipped in 100, classes without a row
PROBLEMS = [
    (40, 2, 4, 6, 20, 0), (60, 2, 1000, 900, 10, 0), (120, 2, 3, 2, 30, 0), (80, 3, 5, 9, 20, 0),
    (150, 3, 1000, 2000, 20, 0), (90, 4, 4, 8, 40, 1), (200, 4, 8, 20, 10, 0),
    (120, 5, 1000, 3000, 30, 0), (240, 5, 5, 9, 20, 2), (150, 6, 6, 15, 15, 0),
    (300, 7, 10, 30, 25, 1), (300, 8, 4, 20, 20, 0), (200, 9, 1000, 9000, 20, 3),
    (400, 10, 6, 40, 10, 0), (1500, 10, 1000, 4000, 20, 0), (300, 11, 3, 12, 35, 0),
    (350, 13, 1000, 5000, 45, 2), (500, 15, 8, 60, 20, 0), (600, 17, 5, 25, 30, 4),
    (1000, 20, 100, 900, 20, 0),
]


def problem(number):
    n, classes, below, boost, flipped, absent = PROBLEMS[number]
    random = Generator(number + 1)
    labels, probabilities = [], []
    for _ in range(n):
        true = random.below(classes - absent)
        label = random.below(classes - absent) if random.below(100) < flipped else true
        weights = [1 + random.below(below) for _ in range(classes)]
        weights[true] += random.below(boost + 1)
        if number % 4 == 3 and random.below(5) == 0:
            weights[label] = weights[true]
        labels.append(label)
        total = float(sum(weights))
        probabilities.append([weight / total for weight in weights])
    return np.array(labels), np.array(probabilities)


def found(labels, probabilities):
    classes = probabilities.shape[1]
    result = {}
    for method in METHODS:
        result[method] = filter.find_label_issues(labels, probabilities, filter_by=method, n_jobs=1)
    for method in METHODS[:3]:
        for share in (0.15, 0.3, 0.55, 0.7, 0.9):
            result[f"{method} frac {share}"] = filter.find_label_issues(
                labels, probabilities, filter_by=method, n_jobs=1, frac_noise=share)
        for least in (0, 5, 20):
            result[f"{method} least {least}"] = filter.find_label_issues(
                labels, probabilities, filter_by=method, n_jobs=1, min_examples_per_class=least)
        remove = [code % 4 for code in range(classes)]
        result[f"{method} remove"] = filter.find_label_issues(
            labels, probabilities, filter_by=method, n_jobs=1, num_to_remove_per_class=remove)
    return result


def digits(values):
    return [float(f"{value:.14g}") for value in np.ravel(values).tolist()]


def recorded(number):
    labels, probabilities = problem(number)
    np.argsort = UNSTABLE
    plain = found(labels, probabilities)
    np.argsort = stable
    issues = found(labels, probabilities)
    differs = sum(not np.array_equal(plain[key], issues[key]) for key in issues)
    print(f"problem {number}: {differs} of {len(issues)} differ", file=sys.stderr)
    joint = count.compute_confident_joint(labels, probabilities)
    py, noise, inverse = count.estimate_latent(joint, labels)
    health = dataset.health_summary(labels, probabilities, verbose=False)
    step = -(-len(labels) // ROWS)
    scores = {
        f"{method}{' adjusted' if adjusted else ''}": digits(rank.get_label_quality_scores(
            labels, probabilities, method=method, adjust_pred_probs=adjusted)[::step])
        for method in ("self_confidence", "normalized_margin", "confidence_weighted_entropy")
        for adjusted in (False, True)
        if not (adjusted and method == "confidence_weighted_entropy")
    }
    return {
        "differs": differs,
        "issues": {key: np.where(mask)[0].tolist() for key, mask in issues.items()},
        "ranked": {
            method: filter.find_label_issues(
                labels, probabilities, n_jobs=1, return_indices_ranked_by=method).tolist()
            for method in ("self_confidence", "normalized_margin", "confidence_weighted_entropy")
        },
        "thresholds": count.get_confident_thresholds(labels, probabilities).tolist(),
        "joint": joint.ravel().tolist(),
        "py": py.tolist(),
        "health": health["overall_label_health_score"],
        "classes": health["classes_by_label_quality"].sort_values("Class Index").values.ravel().tolist(),
    }, {
        "noise": digits(noise),
        "inverse": digits(inverse),
        "overlaps": digits(
            health["overlapping_classes"].sort_values(["Class Index A", "Class Index B"]).values.astype(float)),
        "step": step,
        "scores": scores,
    }


for name, part in zip(("label-issues", "label-scores"), zip(*map(recorded, range(len(PROBLEMS))))):
    with open(f"{name}.json", "w", encoding="utf-8") as file:
        json.dump(part, file, separators=(",", ":"))
        file.write("\n")
