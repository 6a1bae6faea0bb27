# SPDX-License-Identifier: Apache-2.0
"""Times scikit-learn on sentences; writes those that Sentences.java reads too.

    python peer_sentences.py FILE ROWS [--runs 1]

FILE is written if it is not there: a line each of label, tab and text, words of a vocabulary of 40,000 drawn by Zipf's law,
some of them telling the label. Each run vectorises all of them, trains and scores all; prints a JSON line.
"""

import argparse
import json
import os
import time

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.svm import LinearSVC

WORDS = 40_000


def write(file, rows):
    random = np.random.default_rng(20261122)
    letters = np.array(list("etaoinshrdlucmfwypvbgk"))
    words = ["".join(random.choice(letters, random.integers(2, 10))) + str(i % 7) for i in range(WORDS)]
    shares = 1 / np.arange(1, WORDS + 1)
    shares /= shares.sum()
    with open(file + ".part", "w", encoding="utf-8") as out:
        for _ in range(rows):
            label = random.integers(2)
            picked = random.choice(WORDS, random.integers(6, 32), p=shares)
            text = " ".join(words[w] for w in picked) + (" lovely" if label else " awful" if random.random() < 0.8 else "")
            out.write(f"{label}\t{text.capitalize()}.\n")
    os.replace(file + ".part", file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("rows", type=int)
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    if not os.path.exists(options.file):
        write(options.file, options.rows)
    with open(options.file, encoding="utf-8") as file:
        labels, texts = zip(*(line.rstrip("\n").split("\t", 1) for line in file))
    labels = np.array(labels)
    for _ in range(options.runs):
        for way, vectorizer, learner in (
            ("counts", CountVectorizer(), MultinomialNB()),
            ("tf-idf 1-2-grams", TfidfVectorizer(ngram_range=(1, 2), min_df=2), MultinomialNB()),
            ("logistic", TfidfVectorizer(), LogisticRegression()),
            ("svm", TfidfVectorizer(), LinearSVC()),
        ):
            start = time.perf_counter()
            model = learner.fit(vectorizer.fit_transform(texts), labels)
            predicted = model.predict(vectorizer.transform(texts))
            seconds = time.perf_counter() - start
            line = {"work": f"sentences {options.rows} {way}", "seconds": round(seconds, 4)}
            print(json.dumps({**line, "accuracy": round(float((predicted == labels).mean()), 6)}), flush=True)


main()
