# SPDX-License-Identifier: Apache-2.0
"""From what programs print to figures, and from figures to text, Markdown and JSON."""

import json
import math
import statistics

from turns import BenchError


def figures(row, ours, peer, judged):
    """The figure of a row: medians over the runs; the best of the peer's ways. `peer` may be words: why there is none."""
    mine = _median(row.field, [line for line in ours if line["work"] == row.ours and row.way in ("", line.get("way"))])
    if mine is None:
        raise BenchError(f"{row.work}: our program printed no {row.field} of the work {row.ours!r} {row.way}".rstrip())
    figure = {"work": row.work, "ours": mine, "peer": peer, "unit": row.unit, "ratio": None, "goal": row.goal, "met": None}
    if isinstance(peer, str):
        return figure
    theirs = figure["peer"] = _best(row, peer)
    if row.errors:
        if judged:
            both = [_median("error", [line for line in lines if line["work"] == work]) for lines, work in
                    ((ours, row.ours), (peer, row.peer))]
            figure["met"] = abs(mine - theirs) <= row.goal * math.hypot(*both)
        return figure
    if not row.floor:
        figure["ratio"] = mine / theirs if row.more else theirs / mine
    if judged:
        figure["met"] = mine >= row.goal and mine > theirs if row.floor else figure["ratio"] >= row.goal
    return figure


def _best(row, peer):
    if not isinstance(row.peer, str):
        return row.peer
    ways = {}
    for line in peer:
        if line["work"] == row.peer:
            ways.setdefault(line["way"], []).append(line)
    medians = [median for way in ways.values() if (median := _median(row.field, way)) is not None]
    if not medians:
        raise BenchError(f"{row.work}: the peer printed no {row.field} of the work {row.peer!r}")
    return max(medians) if row.more else min(medians)


def _median(field, printed):
    values = [line[field] for line in printed if field in line]
    return statistics.median(values) if values else None


def as_json(figure):
    return json.dumps(figure, ensure_ascii=False)


def as_table(found):
    """Rows of words: the head first."""
    return [("work", "ours", "peer", "unit", "ratio", "goal", "met")] + [_words(figure) for figure in found]


def as_text(found):
    table = as_table(found)
    # words in place of a figure may stick out
    widths = [max(len(row[column]) for row in table if not row[column].startswith("not ")) for column in range(7)]
    return "\n".join("  ".join(word.ljust(width) for word, width in zip(row, widths)).rstrip() for row in table)


def as_markdown(found):
    head, *rows = ["| " + " | ".join(row) + " |" for row in as_table(found)]
    return "\n".join([head, "| --- |" + " ---: |" * 2 + " --- |" + " ---: |" * 2 + " --- |", *rows])


def _words(figure):
    floor = figure["ratio"] is None and figure["unit"] == "accuracy lost"
    ratio = "" if figure["ratio"] is None else f"{figure['ratio']:.2f}×"
    goal = f"≥ {figure['goal']:g}" + ("" if floor else "×")
    if figure["unit"] == "accuracy" and figure["ratio"] is None:
        goal = f"± {figure['goal']:g} standard errors"
    met = {True: "yes", False: "no", None: ""}[figure["met"]]
    return (figure["work"], _number(figure["ours"]), _number(figure["peer"]), figure["unit"], ratio, goal, met)


def _number(value):
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
