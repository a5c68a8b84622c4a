"""Which hard rules a roster breaks, straight from the text of the rule catalogue: slow, plain, and alone.

Nothing here imports ``constraints`` or the parts of ``roster`` that the rules lean on; only the plain data. Where the
catalogue leaves a judgement (grounds, exhaustion, weeks not wholly known) the oracle keeps silent rather than guess: it
may miss a breach, it must never invent one. It knows the default readings only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from roster.domain import Instance, Officer, Roster
from tests.mutation.facts import ABSENCES, AWAY, DAY, Facts, Turn, hours_between

GIVEN = frozenset(("RO", "RR", "RC"))
"""Recoveries that the planner gives from what is owed, without anybody's approval."""
_WEEKLY = 36 * 60
_LATEST_END = time(18)


class Breach(NamedTuple):
    """A hard rule broken by an officer; ``days`` are the dates of which the auditor must name one."""

    rule: str
    officer: str
    days: tuple[date, ...]


Check = Callable[[Facts, Officer], Iterator[Breach]]


def breaches(instance: Instance, roster: Roster) -> set[Breach]:
    """Return every breach of the main hard rules."""
    facts = Facts(instance, roster)
    found = {breach for officer in facts.people() for check in CHECKS for breach in check(facts, officer)}
    return found | set(_on_call(facts))


def _complete(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-9.7a: a status on every date, every duty with its shift and post, absences as approved."""
    for day in facts.month:
        if not facts.is_here(officer, day):
            continue
        cell, approved = facts.cell(officer.id, day), facts.approved(officer.id, day)
        whole = cell is not None and all(d.post in facts.posts and d.shift in facts.shifts for d in cell.duties)
        untitled = cell is not None and cell.code.value in ABSENCES - GIVEN and approved is None
        if cell is None or not whole or untitled or (approved is not None and cell.duties):
            yield Breach("ANQ-9.7a", officer.id, (day,))


def _hours(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-9.7b: a week wholly known makes 36 hours; less than one shift of difference is not judged here."""
    a_day = _WEEKLY // (5 if officer.schedule.value in ("5 giorni", "flessibile") else 6)
    for week in _whole_weeks(facts, officer):
        minutes = 0
        for day in week:
            code, cell = facts.code(officer.id, day), facts.cell(officer.id, day)
            if cell is not None and cell.duties:
                minutes += sum(facts.shifts[d.shift].minutes for d in cell.duties if d.shift in facts.shifts)
            elif code not in ("RS", "NL", "RO"):
                minutes += a_day
        long = [line for line in facts.seat.profile.derogations if line.kind.value == "turno oltre 6 ore"]
        away = all(facts.approved(officer.id, day) for day in week)  # a duty there is the breach of 9.7a
        if not away and abs(minutes - _WEEKLY) >= (8 * 60 if long else 6 * 60):
            yield Breach("ANQ-9.7b", officer.id, tuple(day for day in week if day in facts.past_or_month))


def _whole_weeks(facts: Facts, officer: Officer) -> Iterator[list[date]]:
    monday = facts.first - timedelta(days=facts.first.weekday())
    while monday < facts.next:
        week = [monday + n * DAY for n in range(7)]
        known = all(facts.cell(officer.id, day) is not None and facts.is_here(officer, day) for day in week)
        if known and any(day in facts.past_or_month for day in week):
            yield week
        monday += 7 * DAY


def _weekly_rest(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """L395-11.4 with D-10: a week wholly known has an RS with no minute of duty; absent weeks owe none."""
    turns = facts.turns(officer.id)
    for week in _whole_weeks(facts, officer):
        free = [day for day in week if facts.code(officer.id, day) == "RS" and not _works_on(turns, day)]
        serves = any(facts.code(officer.id, day) in AWAY | {"TURNO"} for day in week if day in facts.past_or_month)
        away = all(facts.approved(officer.id, day) for day in week)
        if not free and serves and not away:
            yield Breach("L395-11.4", officer.id, tuple(day for day in week if day in facts.past_or_month))


def _works_on(turns: list[Turn], day: date) -> bool:
    begins, ends = datetime.combine(day, time()), datetime.combine(day + DAY, time())
    spans = ((t.leaves, t.is_back) if t.outside else (t.start, t.end) for t in turns)
    return any(first < ends and last > begins for first, last in spans)


def _after_absence(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-9.15a and ANQ-6.5: after a day of absence there is no night."""
    for turn in facts.of_month(officer.id):
        before = facts.code(officer.id, turn.day - DAY)
        if turn.kind == "NOT" and before in ABSENCES and facts.code(officer.id, turn.day) not in ABSENCES:
            yield Breach("ANQ-9.15a", officer.id, (turn.day,))
            if before == "SIN" and officer.union_officer is not None and _holds(officer.union_officer, turn.day - DAY):
                yield Breach("ANQ-6.5", officer.id, (turn.day,))


def _holds(dated: object, day: date) -> bool:
    first, last = getattr(dated, "first", None), getattr(dated, "last", None)
    return (first is None or first <= day) and (last is None or day <= last)


def _before_absence(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-9.15b: a day of absence does not follow a shift that ends after 18 of the day before."""
    unforeseen = [row for row in facts.seat.absences if row.officer == officer.id and row.known_at is not None]
    for turn in facts.of_month(officer.id):
        absent = turn.day + DAY
        last = turn.is_back if turn.outside else turn.end
        late = last > datetime.combine(turn.day, _LATEST_END)
        if late and facts.code(officer.id, absent) in ABSENCES and not any(_holds(row, absent) for row in unforeseen):
            yield Breach("ANQ-9.15b", officer.id, (turn.day,))


def _before_night(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-9.16a: eight hours between the end of any earlier shift and the start of a night."""
    turns = facts.turns(officer.id)
    for night in turns:
        if night.kind == "NOT" and night.day in facts.past_or_month:
            earlier = [turn for turn in turns if turn is not night and turn.start <= night.start]
            if any(hours_between(turn.is_back, night.leaves) < 8 for turn in earlier):
                yield Breach("ANQ-9.16a", officer.id, (night.day,))


def _place(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-10.1a sex in detention sections, ANQ-10.3 the list of the call, ANQ-6.1 union officers moved."""
    for turn in facts.of_month(officer.id):
        post = turn.post
        if post is None:
            continue
        if post.article_42 and post.sex_held is not None and post.sex_held is not officer.sex:
            yield Breach("ANQ-10.1a", officer.id, (turn.day,))
        if post.skill is not None and not any(s.name == post.skill and _holds(s, turn.day) for s in officer.skills):
            yield Breach("ANQ-10.3", officer.id, (turn.day,))
        mandate = officer.union_officer
        in_mandate = mandate is not None and _holds(mandate, turn.day) and officer.previous_unit is None
        if in_mandate and post.unit != officer.unit and not any(g.officer == officer.id for g in facts.seat.grounds):
            yield Breach("ANQ-6.1", officer.id, (turn.day,))


def _lengths(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-9.5a and ANQ-10.4b: six hours, but for a local agreement; ANQ-9.5c: one shift a day."""
    for turn in facts.of_month(officer.id):
        long = turn.shift.minutes > 6 * 60
        if long and officer.schedule.value == "turni" and not facts.derogated("turno oltre 6 ore", turn):
            yield Breach("ANQ-9.5a", officer.id, (turn.day,))
        if long and turn.kind == "NOT" and not facts.derogated("notte oltre 6 ore", turn):
            yield Breach("ANQ-10.4b", officer.id, (turn.day,))
        cell = facts.cell(officer.id, turn.day)
        if cell is not None and len(cell.duties) > 1 and not facts.derogated("giorni alterni", turn):
            yield Breach("ANQ-9.5c", officer.id, (turn.day,))


def _nights_spared(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-10.5, DPR57-24: no night on request; DLGS151-53: no minute in 24-06 in pregnancy; ANQ-10.4c, no ground."""
    rights = {
        "figlio sotto 3 anni (ANQ 10.5)": "ANQ-10.5",
        "figlio sotto 3 anni": "DPR57-24",
        "genitore solo, figlio sotto 12 anni": "DPR57-24",
        "assistenza disabile L. 104": "DPR57-24",
    }
    grounds = [g for g in facts.seat.grounds if g.kind.value == "esigenze inderogabili e comprovate"]
    for turn in facts.of_month(officer.id):
        night = turn.kind == "NOT"
        for kind, rule in rights.items():
            if night and facts.asked(officer, kind, turn.day):
                yield Breach(rule, officer.id, (turn.day,))
        midnights = [datetime.combine(turn.day + n * DAY, time()) for n in (0, 1)]
        touches = any(turn.leaves < m + timedelta(hours=6) and m < turn.is_back for m in midnights)
        if touches and facts.asked(officer, "gravidanza o figlio sotto 1 anno", turn.day):
            yield Breach("DLGS151-53", officer.id, (turn.day,))
        covered = turn.post is not None and (turn.post.article_42 or turn.post.armed)
        if night and covered and not grounds and _is_exempt(facts, officer, turn.day):
            yield Breach("ANQ-10.4c", officer.id, (turn.day,))


def _is_exempt(facts: Facts, officer: Officer, day: date) -> bool:
    """Return whether the officer asked, is past fifty or thirty years of service, and has not asked for nights."""
    old = day > officer.birth_date.replace(year=officer.birth_date.year + 50)
    served = day > officer.service_from.replace(year=officer.service_from.year + 30)
    asks = facts.asked(officer, "esonero notti 50 anni o 30 servizio", day)
    return asks and (old or served) and not facts.asked(officer, "notte volontaria", day)


def _caps(facts: Facts, officer: Officer) -> Iterator[Breach]:
    """ANQ-10.4a, 10.6b, 10.7: the local caps, but for grounds; ANQ-10.9a-c: the ceilings, whatever the grounds."""
    if officer.previous_ruolo is not None or officer.previous_unit is not None:
        return
    turns = facts.of_month(officer.id)
    festive = [turn for turn in turns if facts.is_festive(turn.day)]
    nights = [turn for turn in turns if turn.kind == "NOT"]
    evenings = [turn for turn in turns if turn.kind == "SER"]
    own = [cap for cap in facts.seat.profile.caps if cap.ruolo is officer.ruolo and cap.unit in (None, officer.unit)]
    four = sum(facts.is_festive(day) for day in facts.month) == 4
    kinds = (
        ("notturni", nights, officer.nights_elsewhere, "nights", 6, "ANQ-10.4a", "ANQ-10.9a"),
        ("festivi", festive, officer.festive_elsewhere, "festive", 2 if four else 3, "ANQ-10.6b", "ANQ-10.9b"),
        ("serali", evenings, officer.evenings_elsewhere, "evenings", 8, "ANQ-10.7", "ANQ-10.9c"),
    )
    for name, done, elsewhere, field, ceiling, of_cap, of_ceiling in kinds:
        days = tuple(dict.fromkeys(turn.day for turn in done))
        cap = max((getattr(cap, field) for cap in own), default=None)
        total = len(done) + elsewhere
        if done and total > ceiling:
            yield Breach(of_ceiling, officer.id, days)
        if done and cap is not None and total > cap + facts.allowed_beyond(officer.id, name):
            yield Breach(of_cap, officer.id, days)


def _on_call(facts: Facts) -> Iterator[Breach]:
    """ANQ-13.2 volunteers with the experience, 13.4 the quota, 13.5 never on rest or leave, 13.6 not during duty."""
    plan = facts.seat.profile.on_call
    turns = sorted(facts.roster.on_call, key=lambda turn: turn.day)
    if turns and (plan is None or plan.quota is None or len(turns) > plan.quota):
        yield Breach("ANQ-13.4", "", ())
    for turn in turns:
        officer = facts.officers[turn.officer]
        skilled = plan is None or plan.skill is None or any(s.name == plan.skill for s in officer.skills)
        if not facts.asked(officer, "volontario reperibilità", turn.day) or not skilled:
            yield Breach("ANQ-13.2", officer.id, (turn.day,))
        shift = facts.shifts[turn.shift]
        begins = datetime.combine(turn.day, shift.start)
        ends = begins + timedelta(minutes=shift.minutes)
        touched = [turn.day] + ([turn.day + DAY] if ends > datetime.combine(turn.day + DAY, time()) else [])
        codes = [facts.code(officer.id, day) for day in touched]
        if any(code is not None and code not in AWAY | {"TURNO"} for code in codes):
            yield Breach("ANQ-13.5", officer.id, (turn.day,))
        if any(own.start < ends and own.end > begins for own in facts.of_month(officer.id)):
            yield Breach("ANQ-13.6", officer.id, (turn.day,))


CHECKS: tuple[Check, ...] = (
    _complete,
    _hours,
    _weekly_rest,
    _after_absence,
    _before_absence,
    _before_night,
    _place,
    _lengths,
    _nights_spared,
    _caps,
)
