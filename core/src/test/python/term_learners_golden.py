# SPDX-License-Identifier: Apache-2.0
"""Records weights of scikit-learn's LogisticRegression and LinearSVC on TF-IDF weights for TermLearnersTest.

Run: python term_learners_golden.py > ../resources/io/poisonlab/learner/term-learners.json
Made with Python 3.11, numpy 2.4.6 and scikit-learn 1.9.1; the file itself names the versions.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

random = np.random.default_rng(20261122)
WORDS = [f"word{i}" for i in range(40)]


def text(label):
    words = [WORDS[int(40 * random.random() ** 2)] for _ in range(random.integers(0, 9))]
    words += [("bad", "good", "plain")[label if random.random() < 0.8 else random.integers(3)] for _ in range(random.integers(0, 3))]
    return " ".join(words)


def rounded(values):
    return [float(f"{value:.10g}") for value in values]


def fitted(learner, c):
    if learner == "term-logistic-regression":
        return LogisticRegression(C=c, solver="newton-cg", tol=1e-12, max_iter=10_000)
    return LinearSVC(C=c, dual=False, tol=1e-12, max_iter=100_000)


out = {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__, "problems": []}
for classes in (2, 3):
    labels = [int(v) for v in random.integers(classes, size=120)]
    texts = [text(label) for label in labels]
    others = [text(label) for label in random.integers(classes, size=40)]
    for tf_idf, ngrams in ((True, 1), (True, 2), (False, 1)):
        vectorizer = (TfidfVectorizer if tf_idf else CountVectorizer)(ngram_range=(1, ngrams), min_df=ngrams)
        rows = vectorizer.fit_transform(texts)
        for learner in ("term-logistic-regression", "term-linear-svm"):
            for c in (0.1, 1.0, 20.0):
                model = fitted(learner, c).fit(rows, labels)
                scores = model.decision_function(vectorizer.transform(others))
                out["problems"].append({
                    "learner": learner, "c": c, "ngrams": ngrams, "min_df": ngrams, "tf_idf": tf_idf, "texts": texts, "labels": labels,
                    "others": others, "weights": [rounded(row) for row in model.coef_], "intercepts": rounded(model.intercept_),
                    "scores": [rounded(np.atleast_1d(row)) for row in scores],
                    "predictions": [int(v) for v in model.predict(vectorizer.transform(others))],
                })
json.dump(out, sys.stdout, separators=(",", ":"))
