"""The public instances of a folder: Curtois-Qu in ``curtois-qu``, INRC-II in ``inrc2``, as their authors named them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.public.curtois_qu import read_curtois_qu
from benchmarks.public.curtois_qu_model import CurtoisQuModel
from benchmarks.public.evaluate_curtois_qu import evaluate_curtois_qu
from benchmarks.public.evaluate_inrc2 import evaluate_inrc2
from benchmarks.public.inrc2 import files_of
from benchmarks.public.inrc2_model import Inrc2Model
from benchmarks.public.read_inrc2 import read_inrc2
from benchmarks.public.records import RECORDS
from benchmarks.public.verdict import Verdict
from roster.model import Alternative, CellModel

Chosen = Callable[[Alternative], bool]


@dataclass(frozen=True)
class Problem:
    """An instance ready to be searched, and its independent judge of what the search chose."""

    model: CellModel
    judge: Callable[[Chosen], Verdict]


@dataclass(frozen=True)
class PublicCase:
    """An instance with its files; ``problem`` reads and states it."""

    name: str
    files: tuple[Path, ...]
    problem: Callable[[], Problem]

    @property
    def checksum(self) -> str:
        """Of the content of all files, in order."""
        return hashlib.sha256(b"".join(path.read_bytes() for path in self.files)).hexdigest()[:12]


def public_cases(folder: Path) -> dict[str, PublicCase]:
    """Return the instances found under ``folder`` by name, in the order they are to be run."""
    found = (*_curtois_qu(folder / "curtois-qu"), *_inrc2(folder / "inrc2"))
    return {case.name: case for case in found}


def _curtois_qu(folder: Path) -> Iterator[PublicCase]:
    for number in sorted(int(path.stem.removeprefix("Instance")) for path in folder.glob("Instance*.txt")):
        path = folder / f"Instance{number}.txt"

        def problem(path: Path = path) -> Problem:
            instance = read_curtois_qu(path)
            stated = CurtoisQuModel(instance)
            return Problem(stated.model, lambda chosen: evaluate_curtois_qu(instance, stated.roster(chosen)))

        yield PublicCase(f"curtois-qu-{number:02}", (path,), problem)


def _inrc2(folder: Path) -> Iterator[PublicCase]:
    """Yield the instances with a published value. Others are instances too, but have no figure to meet."""
    for name in (name for name in RECORDS if name.startswith("n")):
        files = files_of(folder, name)

        def problem(files: tuple[Path, ...] = files) -> Problem:
            instance = read_inrc2(files)
            stated = Inrc2Model(instance)
            return Problem(stated.model, lambda chosen: evaluate_inrc2(instance, stated.roster(chosen)))

        if all(path.exists() for path in files):
            yield PublicCase(name, files, problem)
