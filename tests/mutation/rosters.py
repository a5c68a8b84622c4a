"""Faults planted in lawful rosters, judged by the oracle and then by the auditor."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from roster.auditor import audit
from roster.domain import Cell, Counted, DayCode, Duty, Instance, OnCall, Roster, ShiftClass
from roster.generate import Settings, generate
from roster.reader import read_seat
from roster.rule import Finding
from tests.broken_by_hand.seat import INSTANCE
from tests.mutation.oracle import Breach, breaches
from tests.mutation.planted import ROOT

Key = tuple[str, date]
Edit = tuple[Instance, Roster]
_SAMPLES = ROOT / "data" / "samples"
_SECONDS = 20


@dataclass(frozen=True)
class Tried:
    """One planted fault: what the oracle calls a breach, and which of that the auditor missed."""

    seat: str
    kind: str
    told: str
    broken: tuple[Breach, ...]
    missed: tuple[Breach, ...]


@dataclass
class Outcome:
    """What came of all faults, and of the rosters they were planted in."""

    tried: list[Tried] = field(default_factory=list)
    clean_flagged: list[str] = field(default_factory=list)


def seats() -> Iterator[tuple[str, Instance, Roster]]:
    """Yield the small seats with a lawful roster of each, kept beside the machine's temporary files."""
    yield "prova (con storico)", INSTANCE, _kept("prova", INSTANCE)
    for name in ("grosseto-34", "siena-41"):
        instance = Instance(seat=read_seat(_SAMPLES / f"{name}-2026-12.xlsx"), year=2026, month=12)
        yield name, instance, _kept(name, instance)


def _kept(name: str, instance: Instance) -> Roster:
    path = Path(os.environ.get("TMPDIR", "/tmp"), f"roster-mutation-{name}-{os.getuid()}.pickle")
    if path.exists():
        kept, roster = pickle.loads(path.read_bytes())
        if kept == instance.model_dump_json():
            return roster
    roster = generate(instance, Settings(time_limit=_SECONDS, workers=1)).roster
    path.write_bytes(pickle.dumps((instance.model_dump_json(), roster)))
    return roster


def try_rosters(seed: int, each: int) -> Outcome:
    """Plant ``each`` faults of every kind in every seat."""
    outcome = Outcome()
    for name, instance, roster in seats():
        before = breaches(instance, roster)
        flagged = [finding for finding in audit(instance, roster) if finding.blocks]
        outcome.clean_flagged += [f"{name}: {b}" for b in before] + [f"{name}: {f.rule} {f.officer}" for f in flagged]
        for kind, plant in KINDS.items():
            random = Random(f"{seed} {name} {kind}")
            for _ in range(each):
                edited = plant(random, instance, roster)
                if edited is not None:
                    outcome.tried.append(_tried(name, kind, *edited, roster, before))
    return outcome


def _tried(seat: str, kind: str, instance: Instance, edited: Roster, roster: Roster, before: set[Breach]) -> Tried:
    broken = tuple(sorted(breaches(instance, edited) - before))
    findings = [finding for finding in audit(instance, edited) if finding.blocks] if broken else []
    label = {officer.id: officer.label for officer in instance.officers}
    missed = tuple(b for b in broken if not any(_is_told(b, finding, label.get(b.officer, "")) for finding in findings))
    changed = [
        f"{officer} {instance.days[n]:%d/%m}: {was} -> {now}"
        for officer, row in edited.cells.items()
        for n, (was, now) in enumerate(zip(roster.cells[officer], row, strict=True))
        if was != now
    ]
    return Tried(seat, kind, "; ".join(changed), broken, missed)


def _is_told(breach: Breach, finding: Finding, label: str) -> bool:
    """Return whether a finding is of the same rule, names the officer and one of the dates."""
    of_rule = finding.rule == breach.rule
    of_officer = not breach.officer or finding.officer == breach.officer or label in str(finding.values)
    of_date = not breach.days or not finding.days or bool(set(breach.days) & set(finding.days))
    return of_rule and of_officer and of_date


def _with(roster: Roster, instance: Instance, cells: dict[Key, Cell | None]) -> Roster:
    rows = {officer: list(row) for officer, row in roster.cells.items()}
    for (officer, day), cell in cells.items():
        rows[officer][instance.days.index(day)] = cell
    return roster.model_copy(update={"cells": {officer: tuple(row) for officer, row in rows.items()}})


def _somewhere(random: Random, instance: Instance, roster: Roster, code: DayCode | None = None) -> Key:
    """Return the place of a random cell that is not empty, of one status if asked; everybody there may have none."""
    found = [
        (officer, day)
        for officer, row in roster.cells.items()
        for day, cell in zip(instance.days, row, strict=True)
        if cell is not None and (code is None or cell.code is code)
    ]
    return random.choice(found)


def _on(random: Random, instance: Instance) -> tuple[str, str]:
    """Return a random shift and post of the demand."""
    line = random.choice(instance.demands)
    return line.shift, line.post


def _swap_people(random: Random, instance: Instance, roster: Roster) -> Edit:
    one, day = _somewhere(random, instance, roster)
    other = random.choice([o for o, row in roster.cells.items() if row[day.day - 1] is not None])
    cells = {(one, day): roster.cell(other, day), (other, day): roster.cell(one, day)}
    return instance, _with(roster, instance, cells)


def _swap_days(random: Random, instance: Instance, roster: Roster) -> Edit:
    officer, day = _somewhere(random, instance, roster)
    other = random.choice(instance.days)
    cells = {(officer, day): roster.cell(officer, other), (officer, other): roster.cell(officer, day)}
    return instance, _with(roster, instance, cells)


def _shift_by_a_day(random: Random, instance: Instance, roster: Roster) -> Edit:
    officer, day = _somewhere(random, instance, roster, DayCode.DUTY)
    n = instance.days.index(day)
    other = instance.days[n + 1 if n + 1 < len(instance.days) and random.random() < 0.5 else n - 1]
    cells = {(officer, day): roster.cell(officer, other), (officer, other): roster.cell(officer, day)}
    return instance, _with(roster, instance, cells)


def _drop(random: Random, instance: Instance, roster: Roster) -> Edit:
    return instance, _with(roster, instance, {_somewhere(random, instance, roster): None})


def _drop_post(random: Random, instance: Instance, roster: Roster) -> Edit:
    key = _somewhere(random, instance, roster, DayCode.DUTY)
    cell = roster.cell(*key)
    return instance, _with(roster, instance, {key: Cell.duty(cell.duties[0].shift)})


def _another_shift(random: Random, instance: Instance, roster: Roster) -> Edit:
    key = _somewhere(random, instance, roster, DayCode.DUTY)
    (duty, *_) = roster.cell(*key).duties
    shift = random.choice([s.code for s in instance.profile.shifts if s.code != duty.shift])
    return instance, _with(roster, instance, {key: Cell.duty(shift, duty.post)})


def _across_midnight(random: Random, instance: Instance, roster: Roster) -> Edit:
    """Move a duty to the last shift of its date, or to the first of the next."""
    officer, day = _somewhere(random, instance, roster, DayCode.DUTY)
    (duty, *_) = roster.cell(officer, day).duties
    table = sorted(instance.profile.shifts, key=lambda s: s.end_minute)
    late, early = table[-1], min(table, key=lambda s: s.start_minute)
    if random.random() < 0.5 or day == instance.days[-1]:
        return instance, _with(roster, instance, {(officer, day): Cell.duty(late.code, duty.post)})
    tomorrow = instance.days[instance.days.index(day) + 1]
    return instance, _with(roster, instance, {(officer, tomorrow): Cell.duty(early.code, duty.post)})


def _absent_on_duty(random: Random, instance: Instance, roster: Roster) -> Edit | None:
    written = {cell.code for row in roster.cells.values() for cell in row if cell is not None}
    absent = sorted(code for code in written if code.is_absence)
    if not absent:
        return None
    key = _somewhere(random, instance, roster, random.choice(absent))
    return instance, _with(roster, instance, {key: Cell.duty(*_on(random, instance))})


def _absence_nobody_gave(random: Random, instance: Instance, roster: Roster) -> Edit:
    key = _somewhere(random, instance, roster, DayCode.DUTY)
    return instance, _with(roster, instance, {key: Cell(code=random.choice((DayCode.CO, DayCode.MAL, DayCode.SIN)))})


def _another_post(random: Random, instance: Instance, roster: Roster) -> Edit:
    """Send somebody on duty to any other post: other sex, list, unit."""
    key = _somewhere(random, instance, roster, DayCode.DUTY)
    (duty, *_) = roster.cell(*key).duties
    special = [p.code for p in instance.seat.posts if p.article_42 or p.skill or p.escort]
    return instance, _with(roster, instance, {key: Cell.duty(duty.shift, random.choice(special))})


def _second_duty(random: Random, instance: Instance, roster: Roster) -> Edit:
    key = _somewhere(random, instance, roster, DayCode.DUTY)
    shift, post = _on(random, instance)
    cell = roster.cell(*key)
    duties = (*cell.duties, Duty(shift=shift, post=post))
    return instance, _with(roster, instance, {key: cell.model_copy(update={"duties": duties})})


def _no_rest(random: Random, instance: Instance, roster: Roster) -> Edit:
    key = _somewhere(random, instance, roster, DayCode.RS)
    return instance, _with(roster, instance, {key: Cell.duty(*_on(random, instance))})


def _rest_for_duty(random: Random, instance: Instance, roster: Roster) -> Edit:
    key = _somewhere(random, instance, roster, DayCode.DUTY)
    return instance, _with(roster, instance, {key: Cell(code=DayCode.RS)})


def _many_alike(random: Random, instance: Instance, roster: Roster) -> Edit:
    """Give somebody the night, or the evening, on nine dates, or duty on every festive one."""
    officer, _ = _somewhere(random, instance, roster, DayCode.DUTY)
    shift, post = _on(random, instance)
    alike = random.sample(instance.days, 9) if random.random() < 0.7 else list(instance.festive_days)
    return instance, _with(roster, instance, {(officer, day): Cell.duty(shift, post) for day in alike})


def _no_ground(random: Random, instance: Instance, roster: Roster) -> Edit | None:
    """Bring somebody to the cap and what a ground lets beyond, then remove the ground."""
    grounds = [ground for ground in instance.seat.grounds if ground.officer in roster.cells and ground.counted]
    if not grounds:
        return None
    ground = random.choice(grounds)
    kept = tuple(other for other in instance.seat.grounds if other is not ground)
    fewer = instance.model_copy(update={"seat": instance.seat.model_copy(update={"grounds": kept})})
    festive = ground.counted is Counted.FESTIVI
    classes = {Counted.NOTTURNI: ShiftClass.NOT, Counted.SERALI: ShiftClass.SER}
    wanted = [
        line
        for line in instance.demands
        if (instance.is_festive(line.day) if festive else _class(instance, line.shift) is classes[ground.counted])
    ]
    officer = instance.officer[ground.officer]
    cap = instance.profile.cap(officer.ruolo, instance.days[0], officer.unit)
    most = {Counted.NOTTURNI: cap.nights, Counted.SERALI: cap.evenings, Counted.FESTIVI: cap.festive}[ground.counted]
    by_day = {line.day: line for line in random.sample(wanted, len(wanted))}
    lines = list(by_day.values())[: most + ground.quantity]
    cells = {(officer.id, line.day): Cell.duty(line.shift, line.post) for line in lines}
    return fewer, _with(roster, instance, cells)


def _class(instance: Instance, shift: str) -> ShiftClass:
    return instance.profile.class_of(instance.shift[shift])


def _night(random: Random, instance: Instance, roster: Roster) -> Edit:
    """Give a night to anybody: after absences, too soon, to who is spared."""
    key = _somewhere(random, instance, roster)
    nights = [s.code for s in instance.profile.shifts if s.start_minute < 180 or s.crosses_midnight]
    posts = [post.code for post in instance.seat.posts if any(line.shift in nights for line in post.cover)]
    return instance, _with(roster, instance, {key: Cell.duty(random.choice(nights), random.choice(posts))})


def _on_call_to_anybody(random: Random, instance: Instance, roster: Roster) -> Edit | None:
    plan = instance.profile.on_call
    if plan is None:
        return None
    officer, day = _somewhere(random, instance, roster)
    turn = OnCall(officer=officer, day=day, shift=plan.shift)
    others = tuple(t for t in roster.on_call if t.day != day or random.random() < 0.3)
    return instance, roster.model_copy(update={"on_call": (*others, turn)})


KINDS: dict[str, Callable[[Random, Instance, Roster], Edit | None]] = {
    "two people swapped": _swap_people,
    "two days swapped": _swap_days,
    "a duty a day off": _shift_by_a_day,
    "a cell dropped": _drop,
    "a post dropped": _drop_post,
    "another shift": _another_shift,
    "across midnight": _across_midnight,
    "absent people on duty": _absent_on_duty,
    "an absence nobody gave": _absence_nobody_gave,
    "another post": _another_post,
    "a second duty": _second_duty,
    "duty on a rest": _no_rest,
    "rest for a duty": _rest_for_duty,
    "many alike": _many_alike,
    "a night to anybody": _night,
    "a ground removed": _no_ground,
    "on call to anybody": _on_call_to_anybody,
}


def counted(outcome: Outcome) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return by kind how many faults were planted, how many break a rule, how many of these the auditor told whole."""
    planted: Counter[str] = Counter(one.kind for one in outcome.tried)
    breaking: Counter[str] = Counter(one.kind for one in outcome.tried if one.broken)
    told: Counter[str] = Counter(one.kind for one in outcome.tried if one.broken and not one.missed)
    return planted, breaking, told
