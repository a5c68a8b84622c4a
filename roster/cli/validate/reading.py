"""The first step of ``roster validate``: every month of every file, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from roster.audited import Role
from roster.cli.arguments import Complaints, parse_day, parse_month
from roster.cli.programme import beside_programme, strangers
from roster.cli.validate.request import Request
from roster.cli.verdict import month_text
from roster.errors import InputError, Problem
from roster.foreign.reading import ReadMonth, read_months, source_of


def read_all(request: Request, files: Sequence[Path]) -> tuple[ReadMonth, ...]:
    """Return the months of all files by date, each with the seat and the programme it is to be judged by.

    Raises:
        InputError: with the problems of all files, each with its file when there are several.

    """
    complaints = Complaints()
    found: list[ReadMonth] = []
    for path in files:
        with complaints.kept(), _told_of(path, several=len(files) > 1):
            found.extend(_months_of(request, path))
    complaints.raise_any()
    months = sorted(found, key=_month)
    problems = tuple(_in_two_files(months, request.lang))
    if problems:
        raise InputError(problems)
    return _beside_programme(request, months)


@contextmanager
def _told_of(path: Path, *, several: bool) -> Iterator[None]:
    """Add the name of the file to the problems of the steps inside, where it would not be clear without."""
    try:
        yield
    except InputError as error:
        if not several:
            raise
        raise InputError([replace(problem, file=path.name) for problem in error.problems]) from error


def _months_of(request: Request, path: Path) -> Iterator[ReadMonth]:
    for month in read_months(path):
        year_and_month = _month(month)
        if request.month is not None and parse_month(request.month) != year_and_month:
            months = {"asked": request.month, "found": month_text(*year_and_month, request.lang)}
            raise InputError([Problem("cli.other_month", dict(months))])
        yield month if request.input_file is None else _of_seat(month, request.input_file)


def _of_seat(month: ReadMonth, path: Path) -> ReadMonth:
    """Return the month with the seat of ``path`` in the place of the one its file carries."""
    from roster.reader import read_instance

    instance = read_instance(path, *_month(month))
    problems = tuple(strangers(instance, month.roster))
    if problems:
        raise InputError(problems)
    return replace(month, instance=instance, sources=(*month.sources, source_of(path, Role.SEAT)))


def _beside_programme(request: Request, months: Sequence[ReadMonth]) -> tuple[ReadMonth, ...]:
    if request.published is None and request.published_on is None:
        return tuple(months)
    if len(months) > 1:
        raise InputError([Problem("validate.programme_of_one_month", {"months": len(months)})])
    published_on = None if request.published_on is None else parse_day("--published-on", request.published_on)
    (month,) = months
    read = () if request.published is None else (source_of(request.published, Role.PROGRAMME),)
    instance = beside_programme(month.instance, request.published, published_on, request.lang)
    return (replace(month, instance=instance, sources=(*month.sources, *read)),)


def _in_two_files(months: Iterable[ReadMonth], lang: str) -> Iterator[Problem]:
    files: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for month in months:
        files[_month(month)].append(str(month.sources[0].path))
    for (year, number), paths in files.items():
        if len(paths) > 1:
            values: dict[str, object] = {"month": month_text(year, number, lang), "paths": ", ".join(paths)}
            yield Problem("validate.month_twice", values)


def _month(month: ReadMonth) -> tuple[int, int]:
    return month.roster.year, month.roster.month
