# SPDX-License-Identifier: Apache-2.0
"""What a bench consists of: programs that do the same work, and the rows read off what they print."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """A program of ours and its Python peer, on the same file of data, which the peer writes.

    Ours is a class of bench/java, or a Python program that starts what it measures. Arguments hold {file}, {runs}, {works},
    those of the rows asked for, and {python}, that of the peer. The peer may be run in several ways: the best is what
    counts. Without a peer, ours is compared with constants.
    """

    name: str
    ours: str
    ours_arguments: str
    peer: str = ""
    peer_ways: tuple = ()
    environment: str = "peers"
    helper: str = ""  # a further class of bench/java, whose command stands in the arguments as {helper}
    images: bool = False  # ours needs the module image, and PyTorch
    once: bool = False  # one turn, in which the peer makes all its runs: it is slow, and its runs differ in data


@dataclass(frozen=True)
class Row:
    """A figure that both programs of a pair print, and what is to be reached.

    Goals are ratios, how many times better than the peer; with `floor`, ours itself has to reach the goal and beat the
    peer; with `errors`, ours may differ from the peer by so many standard errors, which both print as `error`. Without a
    peer's work the peer is a constant, what an exact answer has.
    """

    work: str
    pair: str
    ours: str
    peer: object  # the name of its work, or a constant
    goal: float
    way: str = ""
    field: str = "seconds"
    unit: str = "s"
    more: bool = False  # is more better?
    floor: bool = False
    errors: bool = False
