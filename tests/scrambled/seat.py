"""Facts of the seat told otherwise: shift table, agreement, place, posts and their cover."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from random import Random
from typing import Any

from roster.domain import (
    Cap,
    Cover,
    DayClass,
    Derogation,
    DerogationKind,
    Event,
    EventKind,
    Lending,
    Post,
    Ruolo,
    Sex,
    Shift,
    TaskClass,
)
from tests.scrambled.situation import (
    Situation,
    a_day,
    a_shift,
    fresh,
    posts_told,
)


def tabella(s: Situation, rnd: Random) -> Situation:
    """Give shifts other hours; sometimes none, as if nobody had said what a code of the roster stands for."""
    after = s.instance.days[-1] + timedelta(days=1)

    def change(shift: Shift) -> Shift:
        start, hours = time(rnd.randrange(24)), rnd.choice((6, 6, 7, 8, 12))
        first = after if rnd.random() < 0.15 else rnd.choice((None, date(2020, 1, 1), s.instance.days[0]))
        return fresh(shift, start=start, minutes=hours * 60, shift_class=None, first=first)

    return s.profiled(shifts=tuple(map(change, s.seat.profile.shifts)))


def accordo(s: Situation, rnd: Random) -> Situation:
    caps = tuple(
        Cap(
            ruolo=ruolo,
            nights=rnd.randrange(8),
            festive=rnd.randrange(5),
            evenings=rnd.randrange(10),
            overall=rnd.choice((None, rnd.randrange(12))),
            source="altra fonte",
            first=rnd.choice((None, date(2020, 1, 1))),
            unit=rnd.choice((None, None, s.seat.profile.units[0].code)),
        )
        for ruolo in Ruolo
        for _ in range(rnd.choice((0, 1, 1, 2)))
    )
    posts = tuple(post.code for post in s.seat.posts)
    derogations = tuple(
        Derogation(kind=kind, reference="altra clausola", posts=rnd.choice(((), posts)))
        for kind in DerogationKind
        if rnd.random() < 0.5
    )
    units = [unit.code for unit in s.seat.profile.units]
    when = [None, date(2026, 1, 1), a_day(s, rnd, 40), s.instance.days[-1] + timedelta(days=40)]
    return s.profiled(
        caps=caps,
        derogations=derogations,
        lending=tuple(Lending(from_unit=a, to_unit=b) for a in units for b in units if rnd.random() < 0.5),
        agreement="altro accordo",
        agreement_from=rnd.choice(when),
        informed_on=rnd.choice(when),
        examined_on=rnd.choice(when),
        scheme_note=rnd.choice((None, "ne rispondo")),
        shifts=tuple(fresh(x, reference=rnd.choice((None, "art. 9"))) for x in s.seat.profile.shifts),
    )


def luogo(s: Situation, rnd: Random) -> Situation:
    free = [
        day
        for row in s.roster.cells.values()
        for day, cell in zip(s.instance.days, row, strict=True)
        if cell is not None and not cell.duties
    ]
    feast = rnd.choice(sorted(free)) if free and rnd.random() < 0.5 else a_day(s, rnd)
    return s.profiled(
        seat="Altrove",
        kind="Casa di reclusione",
        municipality="Altro comune",
        provveditorato="altro provveditorato",
        director="altro direttore",
        commander="altro comandante",
        juvenile=not s.seat.profile.juvenile,
        patron_day=feast.day,
        patron_month=rnd.choice((feast.month, 7)),
        patron_name="altro santo",
    )


def posti(s: Situation, rnd: Random) -> Situation:
    units = [unit.code for unit in s.seat.profile.units]

    def change(_: Post) -> Mapping[str, Any]:
        flags = ("article_42", "armed", "hospital_ward", "atsm", "piantonamento", "escort", "round_the_clock", "meal")
        return {
            "name": "altro nome",
            "unit": rnd.choice(units),
            "group": rnd.choice(("", "gruppo")),
            "fesi": rnd.choice((None, "F1")),
            "task": rnd.choice(list(TaskClass)),
            "service": rnd.choice(list(type(Post.model_fields["service"].default))),
            "sex_held": rnd.choice((None, *Sex)),
            "sex_required": rnd.choice((None, *Sex)),
            "unpopular": rnd.random() < 0.5,
            "reserve": rnd.random() < 0.2,
            "ruoli": rnd.choice(((), (rnd.choice(list(Ruolo)),))),
            "skill": rnd.choice((None, "elenco", "altro elenco")),
            "handover_min": rnd.choice((0, 15)),
            "travel_out_min": rnd.choice((0, 60, 300)),
            "travel_back_min": rnd.choice((0, 60, 300)),
            "meal_min": rnd.choice((0, 30)),
            "uniform": "altra",
            "weapon": "altra",
            **{flag: rnd.random() < 0.4 for flag in flags},
        }

    named = _named(s, {event.post for event in s.seat.events})
    kept = tuple(post for post in s.seat.posts if post.code in named or post.cover or rnd.random() < 0.5)
    return posts_told(s.told(posts=kept), change).profiled(yard_reduction=rnd.choice((None, "atto")))


def _named(s: Situation, elsewhere: set[str]) -> set[str | None]:
    """Return the posts that the roster, the history or the programme name: a roster says at least which posts are."""
    rosters = (s.roster, *((s.instance.published,) if s.instance.published else ()))
    cells = [cell for roster in rosters for row in roster.cells.values() for cell in row if cell is not None]
    cells += [past.cell for past in s.seat.history.days]
    return {duty.post for cell in cells for duty in cell.duties} | elsewhere


def fabbisogno(s: Situation, rnd: Random) -> Situation:
    def lines() -> tuple[Cover, ...]:
        minima = [(shift.code, rnd.randrange(3)) for shift in s.seat.profile.shifts if rnd.random() < 0.7]
        days = rnd.choice((DayClass.TUTTI, *DayClass))
        return tuple(Cover(shift=c, days=days, minimum=n, nominal=n + rnd.randrange(2)) for c, n in minima)

    posts = [post.code for post in s.seat.posts]
    events = tuple(
        Event(
            id=f"E{n}",
            kind=rnd.choice(list(EventKind)),
            post=rnd.choice(posts),
            first=(day := a_day(s, rnd)),
            last=day + timedelta(days=rnd.randrange(9)),
            shifts=(a_shift(s, rnd),),
            required=rnd.random() < 0.7,
            act=rnd.choice((None, "atto")),
        )
        for n in range(rnd.randrange(3) if posts else 0)
    )
    return posts_told(s, lambda _: {"cover": lines()}).told(events=events)
