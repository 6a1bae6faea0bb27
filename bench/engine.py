# SPDX-License-Identifier: Apache-2.0
"""What `bench/compare engine` measures: whole experiments, ours and the same in Python."""

from rows import Pair, Row

# Why a row misses its goal, where that is known; printed beside it when it does.
REASONS = {
    "iris-server": "bound by processor time on both sides; the goal is for a server whose writing calls take 50 ms, see docs/performance.md"
}

MOST_MEGABYTES = 300.0


def suite(small):
    """Pairs and rows; small ones prove that every program works."""
    parts = [_sweep(small), *_iris(small), _tracked(small), _trials(small), _spark(small)]
    return [pair for pair, _ in parts], [row for _, rows in parts for row in rows]


def _sweep(small):
    fractions, seeds, trees = (1, 2, 5) if small else (10, 4, 100)
    name = f"sweep-{2 * 3 * 3 * fractions * seeds}"
    pair = Pair(
        name,
        "Sweep",
        f"{{file}} {fractions} {seeds} {trees}",
        "peer_sweep.py",
        (f"{{file}} --fractions {fractions} --seeds {seeds} --trees {trees}",),
        "mlflow",
    )
    rows = [Row(name, name, "sweep", "sweep", 2.0), Row(f"{name}-first", name, "first sweep", "first sweep", 2.0)]
    for learner in ("tree", "logistic", "forest"):
        work = f"sweep {learner}"
        rows.append(Row(f"{name}-{learner}", name, work, work, 0.8))
        rows.append(
            Row(f"{name}-{learner}-accuracy", name, work, work, 3.0, field="accuracy", unit="accuracy", errors=True)
        )
    return pair, rows


def _iris(small):
    """The default plan as a whole process."""
    once = " --once" if small else ""

    def pair(name, ours, peer):
        program = "whole_iris.py"
        return Pair(f"iris-{name}", program, f"{ours} {{python}}{once}", program, (f"{peer} {{python}}{once}",), "mlflow")

    yield (
        pair("files", "ours files", "python files"),
        [
            Row("iris-files", "iris-files", "iris", "iris", 3.0),
            Row("iris-memory", "iris-files", "iris", MOST_MEGABYTES, 1.0, field="megabytes", unit="MB"),
        ],
    )
    if not small:  # the same programs
        server = pair("server", "ours server", "python server")
        yield server, [Row(server.name, server.name, "iris", "iris", 5.0)]
        as_original = pair("server-original", "ours server", "original server")
        yield as_original, [Row(as_original.name, as_original.name, "iris", "iris", 12.0)]
        untracked = pair("untracked", "ours files", "python none")
        yield untracked, [Row(untracked.name, untracked.name, "iris", "iris", 1.1)]


def _tracked(small):
    """Small trials on a server, beside the same requests as fast as it takes them."""
    trials = 10 if small else 1_000
    name = f"tracked-{trials}"
    program, arguments = "tracked.py", f"{{python}} {{helper}} {trials}"
    pair = Pair(name, program, f"ours {arguments}", program, (f"load {arguments}",), "mlflow", "Tracked", once=True)
    return pair, [
        Row(name, name, "tracked", "tracked", 0.8, field="rate", unit="trials/s", more=True),
        Row(f"{name}-memory", name, "tracked", 1.0, 0.9, field="memory", unit="of the first"),
    ]


def _trials(small):
    """Many trials: what the last cost beside the first thousand, and the memory held at the end beside that after them."""
    many = 3_000 if small else 1_000_000
    name = f"trials-{many}"
    pair = Pair(name, "Trials", f"{many}", once=True)
    return pair, [
        # within a tenth
        Row(f"{name}-cost", name, "trials", 1.0, 0.9, field="cost", unit="of the first"),
        Row(f"{name}-memory", name, "trials", 1.0, 0.9, field="memory", unit="of the first"),
    ]


def _spark(small):
    """A sweep on a standalone cluster of one and two workers of one core, beside as many local threads."""
    pair = Pair("spark", "standalone_spark.py", "3" if small else "600", once=True)
    share = {"field": "share", "more": True}
    return pair, [
        Row("spark-1-worker", pair.name, "spark-1-worker", 1.0, 0.8, unit="of one thread", **share),
        Row("spark-2-workers", pair.name, "spark-2-workers", 1.0, 0.8, unit="of two threads", **share),
        Row("spark-scaling", pair.name, "spark-scaling-1-to-2", 1.0, 1.0, unit="of one worker", **share),
    ]
