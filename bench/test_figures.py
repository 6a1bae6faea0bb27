# SPDX-License-Identifier: Apache-2.0
"""Run: python3 -m unittest discover -s bench"""

import unittest
from dataclasses import replace

import defences
import engine
import figures
import rows
from turns import BenchError

ROW = rows.Row("sorting", "pair", "ours sorts", "peer sorts", 2.0)


def printed(work, way="", **values):
    return {"work": work, "way": way, **values}


def figure(row, ours, peer, judged=True):
    return figures.figures(row, ours, peer, judged)


class FiguresTest(unittest.TestCase):
    def test_median_against_the_best_way(self):
        ours = [printed("ours sorts", seconds=seconds) for seconds in (1.0, 9.0, 2.0)] + [printed("other", seconds=0.1)]
        peer = [printed("peer sorts", way, seconds=seconds) for way, seconds in (("a", 4.0), ("a", 6.0), ("b", 9.0))]

        expected = {"work": "sorting", "ours": 2.0, "peer": 5.0, "unit": "s", "ratio": 2.5, "goal": 2.0, "met": True}
        self.assertEqual(figure(ROW, ours, peer), expected)

    def test_a_slower_one_misses_its_goal(self):
        self.assertIs(figure(ROW, [printed("ours sorts", seconds=1)], [printed("peer sorts", seconds=1.9)])["met"], False)

    def test_more_is_better(self):
        row = replace(ROW, field="recall", more=True, peer=1.0, goal=0.99)

        self.assertIs(figure(row, [printed("ours sorts", recall=0.991)], [])["met"], True)
        self.assertIs(figure(row, [printed("ours sorts", recall=0.989)], [])["met"], False)

    def test_a_floor_has_to_be_reached_and_the_peer_beaten(self):
        row = replace(ROW, field="harm", floor=True, goal=0.03)

        for ours, peer, met in ((0.04, 0.0, True), (0.02, 0.0, False), (0.04, 0.05, False)):
            found = figure(row, [printed("ours sorts", harm=ours)], [printed("peer sorts", harm=peer)])
            self.assertEqual((found["ratio"], found["met"]), (None, met))

    def test_what_chance_may_make_of_a_difference_is_told_by_both(self):
        row = replace(ROW, field="accuracy", errors=True, goal=3.0)

        for peer, met in ((0.90, True), (0.93, True), (0.96, False)):
            ours = [printed("ours sorts", accuracy=0.9, error=0.012)]
            found = figure(row, ours, [printed("peer sorts", accuracy=peer, error=0.009)])
            self.assertEqual((found["ratio"], found["met"]), (None, met))

    def test_only_the_way_asked_for_counts(self):
        ours = [printed("ours sorts", "slow", seconds=9), printed("ours sorts", "fast", seconds=1)]

        self.assertEqual(figure(replace(ROW, way="fast"), ours, "not installed: it")["ours"], 1)

    def test_without_the_peer_there_is_no_verdict(self):
        found = figure(ROW, [printed("ours sorts", seconds=1)], "not installed: it")

        self.assertEqual((found["peer"], found["ratio"], found["met"]), ("not installed: it", None, None))
        self.assertIn("not installed: it", figures.as_text([found]))

    def test_a_program_that_prints_nothing_is_an_error(self):
        with self.assertRaisesRegex(BenchError, "our program printed no seconds"):
            figure(ROW, [], [])
        with self.assertRaisesRegex(BenchError, "the peer printed no seconds"):
            figure(ROW, [printed("ours sorts", seconds=1)], [])


class SuiteTest(unittest.TestCase):
    SUITES = (defences, engine)

    def test_rows_have_names_of_their_own_and_a_pair(self):
        for suite in self.SUITES:
            for small in (True, False):
                pairs, found = suite.suite(small)
                self.assertEqual(len({row.work for row in found}), len(found))
                self.assertEqual({row.pair for row in found}, {pair.name for pair in pairs})

    def test_data_of_another_size_have_a_file_of_their_own(self):
        for suite in self.SUITES:
            small, full = (
                {pair.name for pair in suite.suite(small)[0] if "{file}" in pair.ours_arguments} for small in (True, False)
            )
            self.assertFalse(small & full)

    def test_small_data_run_every_program(self):
        for suite in self.SUITES:
            programs = [{(pair.ours, pair.peer) for pair in suite.suite(small)[0]} for small in (True, False)]
            self.assertEqual(*programs)

    def test_reasons_are_those_of_rows(self):
        for suite in self.SUITES:
            self.assertLessEqual(set(suite.REASONS), {row.work for row in suite.suite(False)[1]})


if __name__ == "__main__":
    unittest.main()
