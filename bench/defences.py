# SPDX-License-Identifier: Apache-2.0
"""What `bench/compare defences` measures: programs that do the same work, and the rows read off what they print."""

from rows import Pair, Row

# Why a row misses its goal, where that is known; printed beside it when it does.
REASONS = {}


def suite(small):
    """Pairs and rows; small ones prove that every program works."""
    points, tests, forest = (2_000, 50, 1_000) if small else (100_000, 1_000, 50_000)
    shapley = 2_000 if small else 50_000
    sizes = [(2_000, 10)] if small else [(50_000, 10), (1_000_000, 10), (1_000_000, 100)]
    parts = [_neighbours(points, width) for width in ((20,) if small else (20, 8))]
    parts += [_isolation(points), *(_label_issues(*size) for size in sizes), _forest(forest)]
    parts += [_shapley(shapley, tests), _svm(small), _svm(small, "secml")]
    return [pair for pair, _ in parts], [row for _, rows in parts for row in rows]


def _neighbours(rows, width):
    size = f"{rows}x{width}"
    arguments = f"{{file}} {rows} {width}"
    pair = Pair(f"neighbours-{size}", "Neighbours", f"{arguments} 1", "peer_neighbours.py", (f"{arguments} --runs 1",))
    found = []
    for name, work in (("knn", f"10-nearest {size}"), ("lof", f"local-outlier-factor 20 {size}")):
        if width == 8:
            found.append(Row(f"{name}-{size}", pair.name, work, work, 1.0))
            continue
        near = f"{work} approximate"
        found.append(Row(f"{name}-{size}", pair.name, work, work, 1.5))
        found.append(Row(f"{name}-approximate-{size}", pair.name, near, work, 5.0))
        found.append(
            Row(f"{name}-approximate-{size}-recall", pair.name, near, 1.0, 0.99, field="recall", unit="recall", more=True)
        )
    return pair, found


def _isolation(rows):
    size = f"{rows}x20"
    arguments = f"{{file}} {rows} 20"
    ways = tuple(f"{arguments} --runs 5 --jobs {jobs}" for jobs in (1, 2))
    pair = Pair(f"isolation-forest-{size}", "IsolationForests", f"{arguments} 5", "peer_isolation_forest.py", ways)
    work = f"isolation-forest {size}"
    return pair, [
        Row(pair.name, pair.name, work, work, 2.0),
        # forests of other seeds differ by some thousandths
        Row(f"{pair.name}-auc", pair.name, work, work, 0.99, field="auc", unit="AUC", more=True),
    ]


def _label_issues(rows, classes):
    size = f"{rows}x{classes}"
    arguments = f"{{file}} {rows} {classes}"
    runs = 5 if rows * classes <= 10_000_000 else 1  # where it takes milliseconds, a first run is not yet warm
    ways = (f"{arguments} --memory --runs {runs}",)
    pair = Pair(f"label-issues-{size}", "LabelIssues", f"{arguments} 5", "peer_label_issues.py", ways)
    work = f"label-issues {size}"
    return pair, [
        Row(pair.name, pair.name, work, work, 3.0),
        Row(f"{pair.name}-memory", pair.name, work, work, 2.0, field="bytes", unit="bytes"),
    ]


def _forest(rows):
    pair = Pair(f"forest-{rows}x20", "Forest", "{file} 1", "peer_forest.py", (f"{{file}} --rows {rows}",))
    work = f"forest to label issues {rows}x20"
    found = []
    for way, goal in (("exact", 1.3), ("255 bins", 3.0), ("64 bins", 3.0)):
        name = f"forest-label-issues-{way.replace(' ', '-')}-{rows}x20"
        found.append(Row(name, pair.name, work, work, goal, way=way))
        found.append(Row(f"{name}-accuracy", pair.name, work, work, 0.99, way, "accuracy", "accuracy", more=True))
    return pair, found


def _shapley(rows, tests):
    pair = Pair(
        f"knn-shapley-{rows}x20-{tests}-tests",
        "Shapley",
        f"{{file}} {rows} {tests} 20 3",
        "peer_shapley.py",
        (f"{{file}} --rows {rows} --tests {tests} --runs 1",),
    )
    work = f"knn-shapley {rows}x20, {tests} tests"
    return pair, [Row(pair.name, pair.name, work, work, 4.0)]


def _svm(small, library="art"):
    works = [f"svm-poison-{points}-{kernel}" for points in ("1-point", "20-points") for kernel in ("linear", "rbf")]
    peer = "--seeds {runs} --works {works}"
    other = "" if library == "art" else f"-{library}"
    program = f"peer_svm_poison{other.replace('-', '_')}.py"
    pair = Pair(f"svm-poison{other}", "SvmPoison", "", program, (peer,), library, once=True)
    found = []
    for work in works[:1] if small else works:
        found.append(Row(f"{work}{other}", pair.name, work, work, 50.0))
        if "20-points" in work:
            name = f"{work}-harm{other}"
            found.append(Row(name, pair.name, work, work, 0.03, field="harm", unit="accuracy lost", floor=True))
    return pair, found
