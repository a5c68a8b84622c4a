"""The first step of ``roster validate``: every month of every file, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from roster.cli.arguments import Complaints, parse_day, parse_month
from roster.cli.validate.request import Request
from roster.cli.verdict import month_text
from roster.errors import InputError, Problem
from roster.foreign.reading import Given, ReadMonth, given, read_months
from roster.foreign.several import beside_programmes
from roster.foreign.uniting import one_of_each

_SETTLED_BY_A_MAP = frozenset({"layout", "meaning"})
"""Areas of the problems that a mapping file settles."""


def read_all(request: Request, files: Sequence[Path]) -> tuple[ReadMonth, ...]:
    """Return the months of all files by date, each with the seat and the programme it is to be judged by.

    Raises:
        InputError: with the problems of all files, each with its file when there are several.

    """
    complaints = Complaints()
    found: list[ReadMonth] = []
    beside = beside_files(request)
    for path in files:
        with complaints.kept(), told_of(path, several=len(files) > 1):
            found.extend(_months_of(request, path, beside))
    try:
        complaints.raise_any()
    except InputError as error:
        raise InputError([*error.problems, *_map_wanted(error, files)]) from error
    return _beside_programme(request, one_of_each(found), beside)


def _map_wanted(error: InputError, files: Sequence[Path]) -> Iterator[Problem]:
    """Yield what to do where words of a file have to be explained."""
    if any(problem.key.partition(".")[0] in _SETTLED_BY_A_MAP for problem in error.problems):
        yield Problem("validate.write_map", {"file": files[0]})


def beside_files(request: Request) -> Given:
    """Return what the files beside the rosters say.

    Raises:
        InputError: with the problems of those files.

    """
    month = None if request.month is None else parse_month(request.month)
    return given(request.input_file, request.map, month)


@contextmanager
def told_of(path: Path, *, several: bool) -> Iterator[None]:
    """Add the name of the file to the problems of the steps inside, where it would not be clear without."""
    try:
        yield
    except InputError as error:
        if not several:
            raise
        raise InputError([replace(problem, file=path.name) for problem in error.problems]) from error


def _months_of(request: Request, path: Path, beside: Given) -> Iterator[ReadMonth]:
    for month in read_months(path, beside):
        year_and_month = _date(month)
        if request.month is not None and parse_month(request.month) != year_and_month:
            months = {"asked": request.month, "found": month_text(*year_and_month, request.lang)}
            raise InputError([Problem("cli.other_month", dict(months))])
        yield month


def _beside_programme(request: Request, months: Sequence[ReadMonth], beside: Given) -> tuple[ReadMonth, ...]:
    """Return the months, each beside the programme given for it and the date that was posted on.

    Raises:
        InputError: when a programme is of none of the months, or the date is given for several.

    """
    complaints = Complaints()
    programmes: list[ReadMonth] = []
    for path in request.published:
        with complaints.kept(), told_of(path, several=len(months) > 1 or len(request.published) > 1):
            programmes.extend(read_months(path, beside))
    complaints.raise_any()
    return tuple(_posted(request, beside_programmes(months, programmes)))


def _posted(request: Request, months: Sequence[ReadMonth]) -> Iterator[ReadMonth]:
    if request.published_on is None:
        yield from months
        return
    if len(months) > 1:
        raise InputError([Problem("validate.posting_of_one_month", {"months": len(months)})])
    day = parse_day("--published-on", request.published_on)
    (month,) = months
    instance = month.instance.model_copy(update={"published_on": day})
    yield replace(month, instance=instance)


def _date(month: ReadMonth) -> tuple[int, int]:
    return month.roster.year, month.roster.month
