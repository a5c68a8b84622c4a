"""Random small institutes for hypothesis: people, posts, shift tables, facts and readings as they come.

``institutes()`` draws a seat of 3 to 8 people in a month; most are lawful inputs, some contradict themselves.
``tiny_worlds()`` draws one or two people of whom all but a few cells are written, so that every roster can be listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from roster.calendar import days_of_month
from roster.domain import (
    Absence,
    Cap,
    Cell,
    Counters,
    Cover,
    Credit,
    Ground,
    History,
    Instance,
    Lock,
    Officer,
    PastDay,
    Post,
    Profile,
    Readings,
    Ruolo,
    Seat,
    Sex,
    Shift,
    TaskClass,
    Wish,
)
from roster.domain.codes import (
    Counted,
    CreditKind,
    DayClass,
    DayCode,
    DerogationKind,
    GroundKind,
    RequestKind,
    WishKind,
)
from roster.domain.officer import Dated, Request, Skill
from roster.domain.profile import Derogation, OnCallPlan
from roster.planning import fixed_cells
from tests import worlds
from tests.worlds import World

MONTHS = ((2026, 10), (2026, 12), (2027, 1), (2027, 2), (2027, 5))
QUADRANTS = worlds.QUADRANTS
LATE_QUADRANTS = (
    worlds.shift("N", "02:00", 6),
    worlds.shift("A", "08:00", 6),
    worlds.shift("P", "14:00", 6),
    worlds.shift("S", "20:00", 6),
)
THIRDS = (worlds.shift("N", "00:00", 8), worlds.shift("A", "08:00", 8), worlds.shift("S", "16:00", 8))
TABLES = (QUADRANTS, LATE_QUADRANTS, THIRDS)
_LONG = (DerogationKind.TURNO_OLTRE_6_ORE, DerogationKind.TRE_QUADRANTI, DerogationKind.NOTTE_OLTRE_6_ORE)
_ABSENT = (DayCode.CO, DayCode.MAL, DayCode.L104, DayCode.SIN, DayCode.MIS)
_RIGHTS = (
    RequestKind.ESONERO_NOTTI_50_30,
    RequestKind.FIGLIO_SOTTO_3,
    RequestKind.FIGLIO_SOTTO_3_ANQ,
    RequestKind.ASSISTENZA_104,
    RequestKind.REPERIBILITA,
)
_BORN = (date(1990, 3, 3), date(1970, 2, 2))
_SKILL = "sala regia"


def sometimes(strategy: SearchStrategy, *, most: int = 2) -> SearchStrategy[tuple]:
    """Draw a few values, often none."""
    return st.one_of(st.just(()), st.lists(strategy, max_size=most).map(tuple))


def readings() -> SearchStrategy[Readings]:
    """Draw the readings of the law, the default ones most often."""
    choices = {name: st.sampled_from(get_args(info.annotation)) for name, info in Readings.model_fields.items()}
    return st.one_of(
        st.just(Readings()), st.fixed_dictionaries({}, optional=choices).map(lambda told: Readings(**told))
    )


@st.composite
def profiles(draw: DrawFn, table: tuple[Shift, ...]) -> Profile:
    """Draw a profile whose caps the law allows, with the derogations that the table needs."""
    cap = {
        "nights": draw(st.integers(3, 6)),
        "festive": draw(st.integers(2, 3)),
        "evenings": draw(st.integers(5, 8)),
    }
    overall = draw(st.sampled_from((None, None, 12)))
    caps = tuple(Cap(ruolo=ruolo, overall=overall, source="art. 2", **cap) for ruolo in Ruolo)
    kinds = _LONG if table == THIRDS else ()
    plan = OnCallPlan(shift="S", per_day=1, quota=draw(st.integers(0, 8)), source="nota")
    return worlds.profile(
        (*table, worlds.MORNING),
        caps=caps,
        derogations=tuple(Derogation(kind=kind, reference="art. 5") for kind in kinds),
        readings=draw(readings()),
        on_call=draw(st.sampled_from((None, plan))),
        patron_day=draw(st.sampled_from((11, 14))),
        patron_month=draw(st.sampled_from((7, 10))),
    )


@st.composite
def posts(draw: DrawFn, table: tuple[Shift, ...]) -> tuple[Post, ...]:
    """Draw a gate open day and night, a pool, and some of: a section, an office, a ward, a control room, an escort."""
    minimum = draw(st.integers(0, 1))
    always = _cover(table, minimum, 1)
    by_day = tuple(s for s in table if s.code in ("A", "P"))
    others = (
        worlds.post("SEZ", article_42=True, sex_held=draw(st.sampled_from(Sex)), armed=draw(st.booleans())),
        worlds.post("UFF", task=TaskClass.UFFICIO),
        worlds.post("OSP", hospital_ward=True, travel_out_min=draw(st.sampled_from((0, 30)))),
        worlds.post("REGIA", skill=_SKILL, handover_min=draw(st.sampled_from((0, 15))), unpopular=True),
        worlds.post("NTP", escort=True, travel_back_min=20),
    )
    covers = (
        _cover(by_day, 0, draw(st.integers(1, 2))),
        _cover(by_day, 0, 1, DayClass.FERIALE),
        always,
        always,
        always,
    )
    found = [post.model_copy(update={"cover": cover}) for post, cover in zip(others, covers, strict=True)]
    if table == THIRDS:
        found = [post for post in found if not post.hospital_ward]
    chosen = draw(st.lists(st.sampled_from(found), max_size=2, unique_by=lambda post: post.code))
    gate = worlds.post("PRT", round_the_clock=True).model_copy(update={"cover": always})
    return (gate, *chosen, worlds.post("DISP", reserve=True))


def _cover(shifts: tuple[Shift, ...], minimum: int, nominal: int, days: DayClass = DayClass.TUTTI) -> tuple[Cover, ...]:
    return tuple(Cover(shift=shift.code, minimum=minimum, nominal=nominal, days=days) for shift in shifts)


@st.composite
def officers(draw: DrawFn, number: int) -> Officer:
    """Draw an officer on turns."""
    rights = draw(sometimes(st.sampled_from(_RIGHTS), most=2))
    mandate = draw(st.sampled_from((None, None, None, Dated(first=date(2025, 1, 1)))))
    return worlds.officer(
        f"{number:03d}",
        sex=draw(st.sampled_from(Sex)),
        ruolo=draw(st.sampled_from((Ruolo.AGENTI_ASSISTENTI, Ruolo.AGENTI_ASSISTENTI, Ruolo.SOVRINTENDENTI))),
        birth_date=draw(st.sampled_from(_BORN)),
        requests=tuple(Request(kind=kind) for kind in dict.fromkeys(rights)),
        skills=draw(st.sampled_from(((), (Skill(name=_SKILL),)))),
        union_officer=mandate,
        nights_elsewhere=draw(st.sampled_from((0, 0, 0, 2))),
    )


@st.composite
def institutes(draw: DrawFn, *, disturbed: bool = False) -> Instance:
    """Draw a seat of 3 to 8 people in a month; ``disturbed`` by locks that may well be unlawful."""
    table = draw(st.sampled_from(TABLES))
    year, month = draw(st.sampled_from(MONTHS))
    people = tuple(draw(officers(n)) for n in range(1, draw(st.integers(3, 5 if disturbed else 8)) + 1))
    places = draw(posts(table))
    days = days_of_month(year, month)
    who, day = st.sampled_from([o.id for o in people]), st.sampled_from(days)
    duties = [Cell.duty(line.shift, post.code) for post in places for line in post.cover]
    cells = st.sampled_from([*duties, worlds.RS, Cell(code=DayCode.RF)])
    shift = st.sampled_from(table).map(lambda s: s.code)
    lock = st.builds(Lock, officer=who, day=day, cell=cells)
    locks = draw(st.lists(lock, min_size=2, max_size=6, unique_by=lambda k: (k.officer, k.day))) if disturbed else ()
    seat = Seat(
        profile=draw(profiles(table)),
        officers=people,
        posts=places,
        absences=draw(sometimes(absences(who, days), most=3)),
        history=draw(histories(people, days[0], table)),
        wishes=draw(
            sometimes(st.builds(Wish, officer=who, day=day, kind=st.just(WishKind.TURNO), shift=shift), most=3)
        ),
        grounds=draw(grounds(who, days)),
        locks=tuple(locks),
    )
    return Instance(seat=seat, year=year, month=month)


def absences(who: SearchStrategy[str], days: tuple[date, ...]) -> SearchStrategy[Absence]:
    """Draw an absence, into the next month too."""

    def made(officer: str, code: DayCode, start: int, length: int) -> Absence:
        first = days[0] + timedelta(days=start)
        return Absence(officer=officer, code=code, first=first, last=first + timedelta(days=length))

    return st.builds(made, who, st.sampled_from(_ABSENT), st.integers(-2, len(days)), st.integers(0, 9))


def grounds(who: SearchStrategy[str], days: tuple[date, ...]) -> SearchStrategy[tuple[Ground, ...]]:
    """Draw grounds of several kinds, each with its own name."""
    plain = {"text": "motivo", "author": "comandante", "first": days[0], "last": days[-1]}
    kinds = (GroundKind.GRAVI_INDIFFERIBILI, GroundKind.RICHIESTA_DIPENDENTE, GroundKind.INDEROGABILI_COMPROVATE)
    lines = sometimes(st.tuples(who, st.sampled_from(kinds), st.sampled_from(Counted), st.integers(1, 2)))
    return lines.map(
        lambda told: tuple(
            Ground(id=f"M{n}", officer=officer, kind=kind, counted=counted, quantity=quantity, **plain)
            for n, (officer, kind, counted, quantity) in enumerate(told, 1)
        )
    )


@st.composite
def histories(draw: DrawFn, people: tuple[Officer, ...], first: date, table: tuple[Shift, ...]) -> History:
    """Draw what came before: nothing, or two blameless weeks with the last evening or the last absence as it comes."""
    last = first - timedelta(days=1)
    days: list[PastDay] = []
    for officer in people:
        if not draw(st.booleans()):
            continue
        for back in range(14, 0, -1):
            day = first - timedelta(days=back)
            cell = worlds.RS if day.weekday() == 6 else Cell.duty("A", "PRT")
            days.append(PastDay(officer=officer.id, day=day, cell=cell))
        if last.weekday() != 6:
            ends = [*(Cell.duty(shift.code, "PRT") for shift in table[1:]), worlds.CO]
            days[-1] = PastDay(officer=officer.id, day=last, cell=draw(st.sampled_from(ends)))
    one = people[0].id
    credit = Credit(officer=one, kind=CreditKind.RF, earned=first - timedelta(days=9), due=first + timedelta(days=5))
    counters = Counters(officer=one, months=6, nights=draw(st.integers(0, 36)), festive=6, evenings=12)
    return History(
        days=tuple(days),
        counters=draw(st.sampled_from(((), (counters,)))),
        credits=draw(st.sampled_from(((), (credit,)))),
    )


@st.composite
def tiny_worlds(draw: DrawFn) -> World:
    """Draw one person with three or four free dates, or two with two, at an end of the month or within it."""
    table = draw(st.sampled_from((QUADRANTS, LATE_QUADRANTS)))
    year, month = draw(st.sampled_from(MONTHS))
    days = days_of_month(year, month)
    people = tuple(draw(officers(n)) for n in range(1, draw(st.integers(1, 2)) + 1))
    alone = len(people) == 1
    length = draw(st.integers(2, 3)) if alone else 2
    start = draw(st.sampled_from((0, len(days) - length, draw(st.integers(0, len(days) - length)))))
    shifts = draw(st.lists(st.sampled_from(table), min_size=1, max_size=2 if alone else 1, unique_by=lambda s: s.code))
    who = st.sampled_from([o.id for o in people])
    told = _told(draw(profiles(table)))
    place = draw(
        st.sampled_from(
            (
                worlds.post("SEZ", (*shifts, worlds.MORNING)),
                worlds.post("SEZ", (*shifts, worlds.MORNING), article_42=True, sex_held=Sex.M),
                worlds.post("SEZ", (*shifts, worlds.MORNING), escort=True, travel_back_min=30),
            )
        )
    )
    past = draw(histories(people, days[0], table))
    away = draw(sometimes(absences(who, days), most=1))
    blank = worlds.world("", days[0], 0, table, officers=people, profile_fields=told, seat_fields={"absences": away})
    free = days[start : start + length]
    return worlds.world(
        "random",
        days[start],
        length,
        table,
        officers=people,
        posts=(place, worlds.post("PRT", (worlds.MORNING,))),
        fixed={key: cell for key, cell in _blameless(blank.instance).items() if key[1] not in free},
        profile_fields=told,
        seat_fields={
            "absences": away,
            "history": past,
            "grounds": draw(grounds(who, days)),
            "wishes": draw(
                sometimes(st.builds(Wish, officer=who, day=st.just(days[start]), kind=st.just(WishKind.LIBERO)))
            ),
        },
    )


def _told(profile: Profile) -> Mapping[str, object]:
    return {name: getattr(profile, name) for name in ("caps", "derogations", "readings")}


def _blameless(instance: Instance) -> Mapping[tuple[str, date], Cell]:
    """Return the cells that the pattern of mornings and Sundays cannot have: absences, rests for mid-week holidays."""
    absent = fixed_cells(instance)
    return {
        (officer.id, day): absent.get((officer.id, day), Cell(code=DayCode.RF))
        for officer in instance.officers
        for day in instance.days
        if (officer.id, day) in absent or instance.is_midweek_holiday(day)
    }
