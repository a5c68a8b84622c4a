"""What the page of an officer says in words: place in service, rights, limits, rests owed, where figures come from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from roster.accounts import Figure, Statement
from roster.accounts.brought import BALANCES
from roster.domain.account import AccountKind as Kind
from roster.domain.account import Entry
from roster.domain.codes import Counted
from roster.domain.officer import Dated, Officer
from roster.messages import entry_text
from roster.registry import obligations
from roster.writer.book import Book
from roster.writer.spans import spans

_COUNTED = {Kind.NOTTI: Counted.NOTTURNI, Kind.SERALI: Counted.SERALI, Kind.FESTIVI: Counted.FESTIVI}
_CODES = {account: code for code, account in BALANCES.items()}
_DAILY = frozenset(
    {
        Kind.DOVUTE,
        Kind.ORDINARIE,
        Kind.ACCREDITATE,
        Kind.OLTRE_IL_TURNO,
        Kind.ORE_NOTTURNE,
        Kind.ORE_FESTIVE,
        Kind.NOTTI,
        Kind.SERALI,
        Kind.FESTIVI,
        Kind.FESI,
        Kind.RS_GODUTI,
        Kind.A_RIPOSO_COMPENSATIVO,
    }
)
"""Accounts that move on most dates, for which the strip says it all, or that repeat the bands of overtime."""
_MOST_PLACES = 2


def service(book: Book, officer: Officer) -> str:
    """Return qualifica, ruolo, unit, schedule and dates of service."""
    unit = book.facts.unit_of(officer)
    name = book.facts.unit_names.get(unit, "")
    fixed = " ".join(words for words in (officer.fixed_shift, officer.fixed_post) if words)
    values = {"qualifica": officer.qualifica, "ruolo": officer.ruolo, "id": officer.id, "unit": f"{unit} {name}"}
    schedule = f"{officer.schedule.value} ({fixed})" if fixed else officer.schedule
    words = book.say("officer.service", **values, schedule=schedule, since=officer.service_from)
    return words + dated(book, Dated(first=officer.in_force_from, last=officer.in_force_to), book.say("officer.force"))


def rights(book: Book, officer: Officer) -> str:
    """Return what the officer has claimed, been granted or is listed for, in force in the month, with the dates."""
    found = "; ".join(_rights(book, officer))
    return book.say("officer.rights", rights=found) if found else book.say("officer.no_rights")


def _rights(book: Book, officer: Officer) -> Iterator[str]:
    days = book.facts.days
    for request in officer.requests:
        if _holds(request, book):
            reference = f" ({request.reference})" if request.reference else ""
            yield request.kind.value + dated(book, request) + reference
    if officer.union_officer is not None and any(officer.union_protected(day) for day in (days[0], days[-1])):
        yield book.say("officer.union") + dated(book, officer.union_officer)
    if officer.safety_representative:
        yield book.say("officer.safety")
    if officer.partially_unfit:
        yield book.say("officer.unfit")
    if officer.medical_check is not None:
        yield book.say("officer.medical", day=officer.medical_check)
    for skill in officer.skills:
        if _holds(skill, book):
            yield book.say("officer.skill", name=skill.name) + dated(book, skill)


def _holds(fact: Dated, book: Book) -> bool:
    first, last = book.facts.days[0], book.facts.days[-1]
    return (fact.first is None or fact.first <= last) and (fact.last is None or first <= fact.last)


def dated(book: Book, fact: Dated, words: str = "") -> str:
    """Return the ends of a period that has any, after ``words``."""
    ends = (("officer.from", fact.first), ("officer.to", fact.last))
    found = "".join(book.say(key, day=day) for key, day in ends if day is not None)
    return words + found if found else ""


def limit(book: Book, officer: Officer, figure: Figure, *, dates: bool) -> str:
    """Return what an account is held against: caps, the year's dues; else, with ``dates``, when it moved."""
    account, facts = figure.account, book.facts
    counted = _COUNTED.get(account)
    known = {
        "officer.cap": facts.tally[officer.id].cap(counted) if counted else None,
        "officer.ceiling": facts.ceilings.get(counted) if counted else None,
        "officer.by_year_end": facts.asked_by_year_end.get(account),
        "officer.entitled": _entitled(book, officer, account),
    }
    held = ", ".join(book.say(key, number=number) for key, number in known.items() if number is not None)
    if held or not dates or account.in_minutes:
        return held
    return spans(day for day, amount in zip(facts.days, figure.by_day, strict=True) if amount)


def _entitled(book: Book, officer: Officer, account: Kind) -> int | None:
    """Return the leave or permits of an account that the office recognises, days or hours; None where it says none."""
    code = _CODES.get(account)
    rows = book.facts.instance.balances.get((officer.id, code), ()) if code else ()
    known = [row.entitled for row in rows if row.entitled is not None]
    return sum(known) if known else None


def places(figure: Figure) -> str:
    """Return where the rules that moved an account are written."""
    found = tuple(dict.fromkeys(map(_place, figure.rules())))
    return "; ".join(found[:_MOST_PLACES]) + (" ..." if len(found) > _MOST_PLACES else "")


@lru_cache(maxsize=1024)
def _place(rule: str) -> str:
    """Return the article of a rule without what its source adds in brackets."""
    return obligations()[rule].cites[0].place.split(" (")[0]


def trace(statement: Statement) -> tuple[Entry, ...]:
    """Return the entries that the strip of dates does not explain by itself, by date."""
    entries = (e for figure in statement.figures.values() if figure.account not in _DAILY for e in figure.entries)
    return tuple(sorted(entries, key=lambda entry: entry.day))


def told(book: Book, entry: Entry) -> str:
    """Return an entry as a line: date, account, sentence, rule."""
    words = entry_text(entry, book.facts.instance, book.lang)
    return f"{entry.day:%d/%m}  {book.say(f'account.{entry.account.name}')}: {words}  [{entry.rule}]"


def credits(book: Book, statement: Statement) -> Iterator[str]:
    """Yield the rests and recoveries still owed at the end of the month, the first due first."""
    last = book.facts.days[-1]
    for credit in statement.credits:
        key = "officer.credit_late" if credit.due <= last else "officer.credit"
        yield book.say(key, kind=credit.kind, earned=credit.earned, due=credit.due)
