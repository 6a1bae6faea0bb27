# SPDX-License-Identifier: Apache-2.0
"""Accuracy of scikit-learn's RandomForestClassifier(100) on the bundled data, by stratified five-fold cross-validation.

    python core/src/test/python/forest_accuracy.py > core/src/test/resources/io/poisonlab/learner/forest-accuracy.csv

Recorded once with scikit-learn 1.9.1, numpy 2.4.6. A line per data set and seed; the seed deals the folds and grows the
forest.
"""

import sklearn
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

print(f"# scikit-learn {sklearn.__version__}, forest_accuracy.py")
print("data,seed,accuracy")
for name, load in (("breast-cancer", load_breast_cancer), ("digits", load_digits)):
    X, y = load(return_X_y=True)
    for seed in range(10):
        folds = StratifiedKFold(5, shuffle=True, random_state=seed)
        forest = RandomForestClassifier(100, random_state=seed)
        print(f"{name},{seed},{cross_val_score(forest, X, y, cv=folds).mean():.6f}", flush=True)
