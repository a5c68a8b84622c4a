"""What ``roster validate`` is asked for, and which files that means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from roster.cli.arguments import Complaints, check_source, parse_day, parse_month
from roster.errors import InputError, Problem

ROSTER_FILES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv"})
"""What a folder is searched for: a file of another kind is read only when it is named."""
_WILD = frozenset("*?[")


@dataclass(frozen=True)
class Request:
    """What the command line asked for, as it was typed."""

    sources: tuple[Path, ...]
    input_file: Path | None = None
    month: str | None = None
    map: Path | None = None
    propose_map: Path | None = None
    published: tuple[Path, ...] = ()
    published_on: str | None = None
    json: Path | None = None
    html: Path | None = None
    xlsx: Path | None = None
    only: tuple[str, ...] = ()
    since: str | None = None
    group_by: str | None = None
    strict: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    certificate: Path | None = None
    pseudonyms: Path | None = None
    force: bool = False
    lang: str = "it"

    @property
    def beside(self) -> tuple[Path, ...]:
        """The files to read beside the rosters."""
        single = (self.input_file, self.map, self.baseline)
        return (*(path for path in single if path is not None), *self.published)


def roster_files(request: Request) -> tuple[Path, ...]:
    """Return the files with rosters: folders and patterns opened, each file once, in the order asked for.

    Raises:
        InputError: with every name that leads to nothing.

    """
    complaints = Complaints()
    found: dict[Path, Path] = {}
    for path in request.sources:
        with complaints.kept():
            for file in _files(path):
                found.setdefault(file.resolve(), file)
    complaints.raise_any()
    return tuple(found.values())


def _files(path: Path) -> Iterator[Path]:
    """Yield the files a name stands for: a pattern is opened here because not every shell does it."""
    if path.is_dir():
        yield from _in_folder(path)
    elif not path.exists() and _WILD & set(path.name):
        matching = sorted(path.parent.glob(path.name))
        if not matching:
            raise InputError([Problem("validate.nothing_matches", {"path": path})])
        yield from (file for file in matching if file.is_file())
    else:
        check_source(path)
        yield path


def _in_folder(folder: Path) -> Iterator[Path]:
    files = sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and path.suffix.lower() in ROSTER_FILES and not path.name.startswith((".", "~$"))
    )
    if not files:
        values: dict[str, object] = {"path": folder, "extensions": ", ".join(sorted(ROSTER_FILES))}
        raise InputError([Problem("validate.empty_folder", values)])
    yield from files


def check_request(request: Request) -> None:
    """Refuse what cannot be used, before anything is read.

    Raises:
        InputError: with every such argument.

    """
    complaints = Complaints()
    for source in request.beside:
        with complaints.kept():
            check_source(source)
    if request.month is not None:
        with complaints.kept():
            parse_month(request.month)
    if request.published_on is not None:
        with complaints.kept():
            parse_day("--published-on", request.published_on)
    complaints.raise_any()
