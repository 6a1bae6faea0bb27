# SPDX-License-Identifier: Apache-2.0
"""Times PyTorch from Python on the network of ConvolutionalNetworkLearner, one thread, on MNIST.

    python peer_images.py IMAGES [--epochs 2]

Reads the files that `./poisonlab run mnist-backdoor` has fetched into the user's cache folder; prints a JSON line per epoch.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

BATCH = 128


def read(name, header):
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    file = cache / "poisonlab" / "data" / "mnist" / name
    if not file.exists():
        sys.exit(f"{file} is not there; ./poisonlab run mnist-backdoor fetches it")
    return np.frombuffer(file.read_bytes()[header:], dtype=np.uint8)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("images", type=int)
    parser.add_argument("--epochs", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    images = torch.from_numpy(read("train-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28)[: options.images].copy())
    labels = torch.from_numpy(read("train-labels-idx1-ubyte", 8)[: options.images].astype(np.int64))
    tests = torch.from_numpy(read("t10k-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).copy())
    truth = torch.from_numpy(read("t10k-labels-idx1-ubyte", 8).astype(np.int64))
    network = nn.Sequential(
        nn.Conv2d(1, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(512, 128), nn.ReLU(), nn.Linear(128, 10),
    )  # fmt: skip
    adam = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=0)
    loss_of = nn.CrossEntropyLoss()
    seconds = []
    for _ in range(options.epochs):
        start = time.perf_counter()
        order = torch.randperm(len(images))
        for rows in order.split(BATCH):
            loss = loss_of(network(images[rows].float() / 255), labels[rows])
            adam.zero_grad()
            loss.backward()
            adam.step()
            loss.item()
        seconds.append(time.perf_counter() - start)
    with torch.no_grad():
        said = torch.cat([network(part.float() / 255).argmax(1) for part in tests.split(500)])
    line = {"work": f"cnn {options.images}", "accuracy": round(float((said == truth).float().mean()), 4)}
    for each in seconds:
        print(json.dumps({**line, "seconds": round(each, 4)}), flush=True)


main()
