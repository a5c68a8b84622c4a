"""Timefold, the solver of the package ``timefold`` (1.24.0b0, Java 17), on the model as sums over chosen cells.

It states every rule that the model states: a planning entity is a cell that is not fixed, its values are the
alternatives, the score has one hard level (by how much rows are broken) and one soft level for each tier, so the order
of tiers is strict. Only rows that :mod:`benchmarks.peers.sums` leaves out are missing, and a note counts them. The
construction heuristic and local search are Timefold's default ones, on one thread, as several are not in the edition
that is free.

The package is meant for rules in Python, which it translates. Tried so on 45 people, the same account priced 590 moves
a second where Java prices 224,000 (one run each, one after the other), and still broke rules after a minute; a score
with a level for each tier failed. So its solver is called from Java (``MonthByTimefold.java``, run from source).
Where the package is in another environment than this one, the variable TIMEFOLD_JARS names the folder of its
jars.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers.answer import NotInstalledError, Outcome, Tell
from benchmarks.peers.sums import Statement, Sum, statement_of
from roster.domain.plan import Tier
from roster.model import Model

_PROGRAM = Path(__file__).with_name("MonthByTimefold.java")
_NO_END = 10**12
"""Stands for no end of a sum: beyond every value, and small enough to be multiplied."""
_ENDING = 2.0
"""Seconds that Java takes to stop and tell the roster."""


def search(m: Model, ends: float, seed: int, tell: Tell) -> Outcome:
    """Search until the instant ``ends``.

    Raises:
        NotInstalledError: when there is no such package, or no Java.

    """
    jars = _jars()
    statement = statement_of(m)
    notes = (f"{statement.left_out} rows left out",) if statement.left_out else ()
    with TemporaryDirectory() as folder:
        path = Path(folder, "statement.txt")
        path.write_text("\n".join(lines_of(statement)) + "\n", encoding="ascii")
        seconds = ends - time.monotonic() - _ENDING
        if seconds <= 0:
            return Outcome(notes=notes)
        command = ["java", "-cp", f"{jars}/*", str(_PROGRAM), str(path), f"{seconds:.1f}", str(seed)]
        choices = _followed(command, statement.constants, tell)
    if not choices:
        return Outcome(notes=notes)
    chosen = {cell[place] for cell, place in zip(statement.cells, choices, strict=True)}
    values = {index: int(index in chosen) for cell in statement.cells for index in cell} | {m.true.index: 1}
    return Outcome(values, notes=notes)


def lines_of(statement: Statement) -> Iterable[str]:
    """Yield the lines of the file that the Java program reads."""
    defined_by: list[list[int]] = [[] for _ in statement.followers]
    for number, found in enumerate(statement.sums):
        if found.defines is not None:
            defined_by[found.defines].append(number)
    yield _line([len(statement.sums), len(statement.followers), len(statement.cells)])
    yield from (_line(_numbers(found)) for found in statement.sums)
    yield from (_line([one.least, one.most, one.up]) for one in statement.followers)
    yield from map(_line, defined_by)
    yield from (_line(_of_tiers(one.prices)) for one in statement.followers)
    yield from (_line(number for term in one.into for number in term) for one in statement.followers)
    for cell in statement.cells:
        yield _line([len(cell)])
        for index in cell:
            terms = (number for term in statement.terms[index] for number in term)
            yield _line([*_of_tiers(statement.prices.get(index, ())), *terms])


def _numbers(found: Sum) -> list[int]:
    low = -_NO_END if found.low is None else found.low
    high = _NO_END if found.high is None else found.high
    defines = -1 if found.defines is None else found.defines
    steps = (number for step in found.steps for number in (step.tier, step.price, step.width))
    return [found.constant, low, high, defines, found.times, *steps]


def _of_tiers(prices: Iterable[tuple[int, int]]) -> list[int]:
    return [number for tier, price in prices for number in (-1 - tier, price)]


def _line(numbers: Iterable[int]) -> str:
    return " ".join(str(int(number)) for number in numbers) or "-"


def _jars() -> Path:
    given = os.environ.get("TIMEFOLD_JARS")
    if given:
        return Path(given)
    try:
        found = find_spec("timefold.solver")
    except ModuleNotFoundError:
        found = None
    if found is None or found.origin is None:
        raise NotInstalledError("timefold is not installed, and TIMEFOLD_JARS is not set")
    return Path(found.origin).with_name("jars")


def _followed(command: Sequence[str], constants: Mapping[Tier, int], tell: Tell) -> list[int]:
    """Run the program, pass on what it tells of lawful rosters, and return its choices."""
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    except FileNotFoundError as reason:
        raise NotInstalledError("there is no Java") from reason
    choices: list[int] = []
    with process:
        for line in process.stdout or ():
            word, *numbers = line.split()
            if word == "choices":
                choices = list(map(int, numbers))
            elif word == "best" and numbers[0] == "0":
                tell({tier: int(number) + constants[tier] for tier, number in zip(Tier, numbers[1:], strict=True)})
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[0])
    return choices
