"""Several files read in one call: months by date, each beside the programme given for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from roster.errors import InputError, Problem
from roster.foreign.reading import Given, ReadMonth, read_months
from roster.foreign.uniting import beside_programmed, one_of_each


def months_in(paths: Sequence[Path], beside: Given) -> tuple[ReadMonth, ...]:
    """Return the months of all files by date; the files of several units of one month are put together.

    Raises:
        InputError: with the problems of all files, each with its file when there are several.

    """
    problems: list[Problem] = []
    found: list[ReadMonth] = []
    for path in paths:
        try:
            found.extend(read_months(path, beside))
        except InputError as error:
            several = len(paths) > 1
            problems.extend(replace(one, file=path.name) if several else one for one in error.problems)
    if problems:
        raise InputError(problems)
    return one_of_each(found)


def beside_programmes(months: Sequence[ReadMonth], programmes: Iterable[ReadMonth]) -> tuple[ReadMonth, ...]:
    """Return the months, each as what was worked beside what was programmed for it, where that is given.

    Raises:
        InputError: with each programme that is of none of the months, or cannot be compared with its own.

    """
    read = {(month.roster.year, month.roster.month): month for month in months}
    problems: list[Problem] = []
    for programme in one_of_each(programmes):
        key = (programme.roster.year, programme.roster.month)
        month = read.get(key, months[0])
        try:
            read[month.roster.year, month.roster.month] = beside_programmed(month, programme)
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return tuple(read.values())
