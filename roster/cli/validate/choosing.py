"""Between the audit and its telling: which findings are asked for, which are known, how they are grouped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from roster.cli.arguments import Complaints, parse_day
from roster.cli.validate.request import Request
from roster.errors import InputError, Problem

if TYPE_CHECKING:
    from roster.audited import AuditedMonth
    from roster.selection import Grouping, Outcome

_GROUPINGS = {
    "rule": "rule",
    "person": "person",
    "unit": "unit",
    "day": "day",
    "norma": "rule",
    "persona": "person",
    "unita": "unit",
    "unità": "unit",
    "giorno": "day",
}


def check_choice(request: Request) -> None:
    """Refuse a choice of findings that cannot be understood, before anything is read.

    Raises:
        InputError: with every such argument.

    """
    complaints = Complaints()
    for step in (parse_only, parse_since, parse_grouping):
        with complaints.kept():
            step(request)
    complaints.raise_any()


def parse_only(request: Request) -> tuple[str, ...]:
    """Return the beginnings of ids of rules that ``--only`` names, repeated or with commas between.

    Raises:
        InputError: with each that no rule has.

    """
    from roster.registry import rules
    from roster.selection.choice import begins

    asked = tuple(_words(request.only))
    strangers = [word for word in asked if not any(begins(rule, word) for rule in rules())]
    if request.only and not asked:
        strangers = list(request.only)
    if strangers:
        raise InputError([Problem("choice.no_such_rule", {"value": word}) for word in strangers])
    return asked


def parse_since(request: Request) -> date | None:
    """Return the date of ``--since``.

    Raises:
        InputError: when it is none.

    """
    return None if request.since is None else parse_day("--since", request.since)


def parse_grouping(request: Request) -> Grouping | None:
    """Return what ``--group-by`` asks for, in Italian or in English.

    Raises:
        InputError: when it is nothing that findings can be grouped by.

    """
    from roster.selection import Grouping

    if request.group_by is None:
        return None
    name = _GROUPINGS.get(request.group_by.strip().casefold())
    if name is None:
        raise InputError([Problem("choice.no_such_grouping", {"value": request.group_by})])
    return Grouping(name)


def choose(request: Request, months: Sequence[AuditedMonth]) -> Outcome:
    """Return what is to be told of the months audited.

    Raises:
        InputError: when the list of known findings cannot be used.

    """
    from roster.selection import Selection, outcome_of, read_baseline

    known = None if request.baseline is None else read_baseline(request.baseline)
    return outcome_of(months, Selection(parse_only(request), parse_since(request)), known)


def _words(typed: Iterable[str]) -> Iterator[str]:
    for words in typed:
        yield from (word.strip() for word in words.split(",") if word.strip())
