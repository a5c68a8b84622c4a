"""Strategies for the facts beside the programme: any that a workbook can hold."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from roster.domain import (
    Absence,
    Balance,
    Cell,
    Change,
    ChangeOrigin,
    DayCode,
    Extra,
    ExtraKind,
    GroundKind,
    Officer,
    Outcome,
    OvertimeQuota,
    Settlement,
    Study,
    StudyKind,
    Weekday,
)

_DAY = 24 * 60
days = st.dates(date(2026, 11, 1), date(2026, 12, 31))
words = st.none() | st.text("abÈ =+'<&;0", min_size=1, max_size=9).map(str.strip).filter(bool)
moments = st.none() | st.datetimes(datetime.fromisoformat("2026-11-01"), datetime.fromisoformat("2027-01-01"))
cells = st.sampled_from([None, Cell(code=DayCode.RS), Cell.duty("N", "SEZ1"), Cell.duty("M")])


def _of(people: Sequence[Officer]) -> st.SearchStrategy[str]:
    return st.sampled_from([person.id for person in people])


@st.composite
def extras(draw: st.DrawFn, people: Sequence[Officer]) -> tuple[Extra, ...]:
    """Work of any length up to a whole day; two rows of one person a week apart, so that none overlap."""
    made = []
    for number in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, _DAY - 1))
        made.append(
            Extra(
                officer=draw(_of(people)),
                day=date(2026, 11, 2) + timedelta(weeks=number, days=draw(st.integers(0, 3))),
                start_minute=start,
                end_minute=start + draw(st.integers(1, _DAY)),
                kind=draw(st.sampled_from(ExtraKind)),
                settlement=draw(st.sampled_from(Settlement)),
                act=draw(words),
                reason=draw(words),
                consent=draw(words),
                security=draw(st.booleans()),
                called_at=draw(moments),
                away=draw(st.booleans()),
            )
        )
    return tuple(made)


@st.composite
def studies(draw: st.DrawFn, student: str) -> tuple[Study, ...]:
    """Lessons and exams of the one student of the seat, of hours in order."""
    hours = sorted(draw(st.sets(st.integers(0, _DAY), min_size=2, max_size=2)))
    period = sorted([draw(days), draw(days)])
    return tuple(
        Study(
            officer=student,
            kind=kind,
            first=period[0],
            last=period[1],
            weekday=draw(st.none() | st.sampled_from(Weekday)),
            start_minute=hours[0],
            end_minute=hours[1],
            note=draw(words),
        )
        for kind in draw(st.lists(st.sampled_from(StudyKind), max_size=2))
    )


@st.composite
def changes(draw: st.DrawFn, people: Sequence[Officer]) -> tuple[Change, ...]:
    """Changes and refusals, with any of the facts missing."""
    change = st.builds(
        Change,
        officer=_of(people),
        day=days,
        origin=st.sampled_from(ChangeOrigin),
        was=cells,
        becomes=cells,
        ground=st.none() | st.sampled_from(GroundKind),
        reason=words,
        author=words,
        decided_at=moments,
        notified_at=moments,
        confirmed_at=moments,
        request=words,
        outcome=st.none() | st.sampled_from(Outcome),
    )
    return tuple(draw(st.lists(change, max_size=2)))


@st.composite
def balances(draw: st.DrawFn, people: Sequence[Officer]) -> tuple[Balance, ...]:
    """Balances of codes that have one, each person, code and year once."""
    keys = st.tuples(
        _of(people), st.sampled_from([code for code in DayCode if code.has_balance]), st.integers(2024, 2026)
    )
    figures = st.none() | st.integers(0, 200)
    return tuple(
        Balance(
            officer=officer,
            code=code,
            year=year,
            entitled=draw(figures),
            enjoyed=draw(st.integers(0, 200)),
            until=draw(st.none() | days),
        )
        for officer, code, year in draw(st.lists(keys, max_size=3, unique=True))
    )


@st.composite
def quotas(draw: st.DrawFn) -> tuple[OvertimeQuota, ...]:
    """Hours granted to the seat, in periods that follow each other."""
    change = draw(days)
    hours = st.integers(0, 9999)
    before = OvertimeQuota(hours=draw(hours), source="Nota 1", last=change)
    after = OvertimeQuota(hours=draw(hours), source="Nota 2", first=change + timedelta(days=1))
    return draw(st.sampled_from([(), (before,), (before, after)]))


def hourly_absences(people: Sequence[Officer]) -> st.SearchStrategy[Absence]:
    """Hours of permit, with or without their minutes."""
    return st.builds(
        lambda first, **rest: Absence(first=first, last=first, code=DayCode.STU, hourly=True, **rest),
        days,
        officer=_of(people),
        minutes=st.none() | st.integers(1, _DAY),
        refusal=words,
        agreed=st.none() | days,
    )
