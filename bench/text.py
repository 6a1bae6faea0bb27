# SPDX-License-Identifier: Apache-2.0
"""What `bench/compare text` measures: words counted, learned from and scored, ours and scikit-learn's."""

from rows import Pair, Row

# Why a row misses its goal, where that is known; printed beside it when it does.
REASONS = {}


def suite(small):
    """Pairs and rows; small ones prove that every program works."""
    sentences = 2_000 if small else 100_000
    pair = Pair(
        f"sentences-{sentences}", "Sentences", f"{{file}} {sentences}", "peer_sentences.py", (f"{{file}} {sentences} --runs 1",)
    )
    rows = []
    for way in ("counts", "tf-idf 1-2-grams", "logistic", "svm"):
        work = f"sentences {sentences} {way}"
        name = f"{pair.name}-{way.split()[0]}"
        rows.append(Row(name, pair.name, work, work, 5.0))
        # both predict the same, but for ties
        rows.append(Row(f"{name}-accuracy", pair.name, work, work, 0.999, field="accuracy", unit="accuracy", more=True))
    return [pair], rows
