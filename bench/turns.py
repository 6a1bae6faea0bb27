# SPDX-License-Identifier: Apache-2.0
"""Builds and runs the programs of a bench: ours and its peer by turns, on the same file of data and the same two cores."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "bench" / "java" / "io" / "poisonlab" / "bench"
WORK = ROOT / "target" / "bench"
CORES = 2


class BenchError(Exception):
    """What a user reads when nothing can be measured."""


def two_cores():
    """Keeps this process and its children to two cores, where the system lets us say so."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(CORES)


def output(command, what):
    """What a command prints; its standard error is shown if it fails."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise BenchError(f"{what} failed with exit code {done.returncode}:\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def is_python(program):
    return program.endswith(".py")


def check_programs(pairs):
    """Every program is there: a bench that leaves out what is missing would look complete."""
    files = [PROGRAMS / f"{pair.ours}.java" for pair in pairs if not is_python(pair.ours)]
    files += [PROGRAMS / f"{pair.helper}.java" for pair in pairs if pair.helper]
    files += [ROOT / "bench" / name for pair in pairs for name in (pair.ours, pair.peer) if is_python(name)]
    missing = sorted({str(file.relative_to(ROOT)) for file in files if not file.is_file()})
    if missing:
        raise BenchError(f"no such program: {', '.join(missing)}; bench/compare --rows leaves out the rows that need it")


class Java:
    """Our side, built: the library by Maven, the programs beside it."""

    def __init__(self, names, images=False):
        modules = "tracking,image -Ppytorch" if images else "tracking"
        goals = f"-q -B -pl {modules} -am -Dmaven.test.skip=true process-classes dependency:build-classpath"
        settings = "-DincludeScope=runtime -Dmdep.outputFile=target/bench-classpath"
        output([ROOT / "mvnw", *goals.split(), *settings.split()], "the build of the library")
        self.home = output(["sh", "-c", '. .mvn/find-jdk && printf %s "$JAVA_HOME"'], "the search for a JDK")
        self.core = self._class_path("core")
        # that of the module tracking, which knows how to set up a Python
        self.tracking = self._class_path("tracking") + os.pathsep + self.core
        # that of the module image, with PyTorch's native library
        self.image = os.pathsep.join([self._class_path("image"), (ROOT / "image/target/pytorch").read_text()]) if images else ""
        programs = sorted({*(name for name in names if not is_python(name)), "Peers"})
        sources = [PROGRAMS / f"{name}.java" for name in programs]
        javac = Path(self.home, "bin", "javac")
        options = ["-nowarn", "-d", WORK / "classes", "-cp", self.tracking + os.pathsep + self.image, "-sourcepath", ROOT / "bench" / "java"]
        output([javac, *options, *sources], "the build of the programs")

    @staticmethod
    def _class_path(module):
        target = ROOT / module / "target"
        return os.pathsep.join([str(target / "classes"), (target / "bench-classpath").read_text().strip()])

    def command(self, name, arguments, class_path=None):
        path = os.pathsep.join([str(WORK / "classes"), class_path or self.core])
        options = [f"-XX:ActiveProcessorCount={CORES}", *shlex.split(os.environ.get("POISONLAB_JAVA_OPTS", ""))]
        return [Path(self.home, "bin", "java"), *options, "-cp", path, f"io.poisonlab.bench.{name}", *arguments]

    def python(self, contents, locked, set_up):
        """The Python with the packages of a locked list; None where it is not there and is not to be set up."""
        arguments = [contents, ROOT / locked, *([] if set_up else ["if-ready"])]
        if set_up:
            print(f"looking for Python with {contents}…", file=sys.stderr)
        return output(self.command("Peers", arguments, self.tracking), f"Python with {contents}").strip() or None


def lines(command, what):
    """The objects that a program prints, one a line."""
    return [json.loads(line) for line in output(command, what).splitlines() if line.startswith("{")]


def take_turns(pair, works, java, python, runs):
    """What ours and the peer print, over all turns; the peer's first turn writes the data. Without Python, ours alone."""
    WORK.mkdir(parents=True, exist_ok=True)
    places = {"file": WORK / f"{pair.name}.bin", "runs": runs, "works": ",".join(works), "python": python}
    if pair.helper:
        places["helper"] = shlex.join(map(str, java.command(pair.helper, [], java.tracking)))

    def arguments(text):
        return [word.format(**places) for word in text.split()]

    ours, peer = [], []
    for turn in range(1 if pair.once else runs):
        print(f"{pair.name}: turn {turn + 1}", file=sys.stderr)
        for way in pair.peer_ways if python else ():
            printed = lines([python, ROOT / "bench" / pair.peer, *arguments(way)], pair.peer)
            peer += [{**line, "way": f"{way} {line.get('way', '')}"} for line in printed]
        if is_python(pair.ours):
            program = [sys.executable, ROOT / "bench" / pair.ours]
        else:
            program = java.command(pair.ours, [], java.image if pair.images else None)
        ours += lines([*program, *arguments(pair.ours_arguments)], pair.ours)
    return ours, peer
