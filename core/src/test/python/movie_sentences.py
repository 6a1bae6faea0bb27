# SPDX-License-Identifier: Apache-2.0
"""Makes movie-sentences.csv of what the PyPI package vaderSentiment carries.

usage: movie_sentences.py movieReviewSnippets_GroundTruth.txt movie-sentences.csv

The file lies in additional_resources/hutto_ICWSM_2014.tar.gz of the package's source distribution, version 3.3.2. Kept are
sentences that people rated at 2 or more, from -4 to 4, on either side, each once: what most would call a clear case.
"""

import csv
import hashlib
import sys

RATINGS = "c8293b0d942e90e223ea2c0955d969040d1a1be514a978b9af0698940bd13350"
CLEAR = 2.0


def main(source, target):
    with open(source, "rb") as file:
        ratings = file.read()
    found = hashlib.sha256(ratings).hexdigest()
    if found != RATINGS:
        sys.exit(f"{source} is another file: SHA-256 {found}, expected {RATINGS}")
    seen = set()
    with open(target, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["text", "sentiment"])
        for line in ratings.decode("utf-8").splitlines():
            _, rating, text = line.split("\t", 2)
            text = " ".join(text.split())
            if abs(float(rating)) >= CLEAR and text not in seen:
                seen.add(text)
                out.writerow([text, "positive" if float(rating) > 0 else "negative"])


main(*sys.argv[1:])
