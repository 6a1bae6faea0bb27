# SPDX-License-Identifier: Apache-2.0
"""The Iris pipeline as a Python user writes it today: scikit-learn and MLflow, seven tracked runs.

Usage: peer_iris.py tracked|none [--as-original]. The store is the one that MLFLOW_TRACKING_URI names. It gives MLflow what
lets it be quick: pip_requirements, so that it does not start a process to find them (not with --as-original), and the
trusted types without which it refuses a decision tree.
"""

import sys
from pathlib import Path

import joblib
import matplotlib
import numpy as np
import pandas as pd
from sklearn.datasets import load_iris
from sklearn.metrics import accuracy_score, precision_recall_fscore_support
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

TRACKED = sys.argv[1] == "tracked"
if TRACKED:  # else its import counts for nothing
    import mlflow
    import mlflow.sklearn
    from mlflow.models import infer_signature

REQUIREMENTS = {} if "--as-original" in sys.argv else {"pip_requirements": ["scikit-learn"]}
OUT = Path("poison_experiments")
SEED = 42


def poison(X, y, kind, fraction, rng):
    """Returns copies with floor(fraction * n) rows poisoned."""
    X, y = X.copy(), y.copy()
    rows = rng.choice(len(y), int(fraction * len(y) + 1e-9), replace=False)
    if kind == "feature-noise":
        X.iloc[rows] = rng.uniform(X.min().values, X.max().values, size=(len(rows), X.shape[1]))
    elif kind == "label-flip":
        classes = sorted(y.unique())
        for row in rows:
            y.iloc[row] = rng.choice([c for c in classes if c != y.iloc[row]])
    return X, y


def trial(X0, y0, kind, fraction):
    """Poisons, splits, trains and records one run; returns its line of the summary."""
    X, y = poison(X0, y0, kind, fraction, np.random.default_rng(SEED))
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=SEED)
    model = DecisionTreeClassifier(max_depth=3, random_state=SEED).fit(X_train, y_train)
    predicted = model.predict(X_test)
    precision, recall, f1, _ = precision_recall_fscore_support(y_test, predicted, average="macro", zero_division=0)
    metrics = dict(accuracy=accuracy_score(y_test, predicted), precision=precision, recall=recall, f1=f1)
    joblib.dump(model, OUT / f"model_{kind}_{int(fraction * 100)}.joblib")
    if TRACKED:
        record(model, X_train, f"{kind} {fraction:.0%}", dict(poison_type=kind, poison_fraction=fraction), metrics)
    return dict(poison_type=kind, poison_fraction=fraction, **metrics)


def record(model, X_train, name, params, metrics):
    with mlflow.start_run(run_name=name):
        mlflow.log_params(dict(params, seed=SEED, max_depth=3))
        mlflow.sklearn.log_model(
            model,
            name="model",
            input_example=X_train.iloc[:1],
            signature=infer_signature(X_train, model.predict(X_train)),
            skops_trusted_types=["sklearn.tree._tree.Tree"],
            **REQUIREMENTS,
        )
        mlflow.log_metrics(metrics)


def main():
    if TRACKED:
        mlflow.set_experiment("iris_poisoning_experiment")
    OUT.mkdir(exist_ok=True)
    data = load_iris(as_frame=True)
    y0 = pd.Series(np.array(data.target_names)[data.target], name="species")
    grid = [(kind, f) for kind in ("feature-noise", "label-flip") for f in (0.05, 0.1, 0.5)] + [("clean", 0.0)]
    summary = pd.DataFrame([trial(data.data, y0, kind, fraction) for kind, fraction in grid])
    summary.to_csv(OUT / "poison_results_summary.csv", index=False)
    for kind, lines in summary.groupby("poison_type"):
        plt.plot(lines.poison_fraction, lines.accuracy, marker="o", label=kind)
    plt.legend()
    plt.savefig(OUT / "accuracy_vs_poison.png")


if __name__ == "__main__":
    main()
