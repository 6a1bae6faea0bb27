# SPDX-License-Identifier: Apache-2.0
"""What `bench/compare images` measures: an epoch of the network beside PyTorch from Python, and reading MNIST."""

from rows import Pair, Row

MOST_SECONDS = 0.5

# Why a row misses its goal, where that is known; printed beside it when it does.
REASONS = {}


def suite(small):
    """Pairs and rows; small ones prove that every program works."""
    images = 2_000 if small else 60_000
    name = f"cnn-{images}"
    pair = Pair(name, "Images", f"{images}", "peer_images.py", (f"{images} --epochs 2",), environment="torch", images=True)
    work = f"cnn {images}"
    return [pair], [
        Row(f"{name}-epoch", name, work, work, 0.9),
        # both see the same data as often, from other starts
        Row(f"{name}-accuracy", name, work, work, 0.98, field="accuracy", unit="accuracy", more=True),
        Row("load-mnist", name, "load mnist", MOST_SECONDS, 1.0),
    ]
