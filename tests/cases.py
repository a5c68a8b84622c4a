"""Cases by article: facts and verdicts in TOML, readable without Python. The language is in ``articles/README.md``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field

from roster.calendar import between
from roster.domain import (
    Absence,
    Assembly,
    Balance,
    Cell,
    Change,
    Counters,
    Credit,
    Event,
    Extra,
    Frozen,
    Ground,
    History,
    Instance,
    Lock,
    OnCall,
    PastDay,
    Post,
    Roster,
    Seat,
    SeatForce,
    Shift,
    Study,
    Wish,
)
from roster.workbook.cells import parse_cell
from tests import worlds

FOLDER = Path(__file__).parent / "articles"
_HOURS = re.compile(r"(\d\d)(?::(\d\d))?-(\d\d)(?::(\d\d))?")
_WORDS = re.compile(r"[^\s+]+")
SOMEBODY, EVERYBODY = "001", "tutti"
_TIMED = {"extra", "study", "assembly"}
_BLAMELESS = {"kind": "straordinario imprevisto", "act": "o.d.s. 1", "reason": "sicurezza", "consent": "c. 1"}
Facts = dict[str, Any]
Cells = Mapping[tuple[str, date], Cell]


class Case(Frozen):
    """One situation and what one rule must say of it."""

    file: str
    rule: str
    name: str
    month: str
    vector: int | None = None

    cells: Facts = Field(default_factory=dict)
    rest_of_month: str | None = None
    published: Facts = Field(default_factory=dict)
    published_on: date | None = None
    officer: dict[str, Facts] = Field(default_factory=dict)
    post: dict[str, Facts] = Field(default_factory=dict)
    shift: dict[str, Facts] = Field(default_factory=dict)
    profile: Facts = Field(default_factory=dict)
    absence: tuple[Facts, ...] = ()
    ground: tuple[Facts, ...] = ()
    credit: tuple[Facts, ...] = ()
    counters: tuple[Facts, ...] = ()
    wish: tuple[Facts, ...] = ()
    event: tuple[Facts, ...] = ()
    lock: tuple[Facts, ...] = ()
    region: tuple[Facts, ...] = ()
    on_call: tuple[Facts, ...] = ()
    extra: tuple[Facts, ...] = ()
    study: tuple[Facts, ...] = ()
    assembly: tuple[Facts, ...] = ()
    change: tuple[Facts, ...] = ()
    balance: tuple[Facts, ...] = ()

    finds: int = 0
    covered: int = 0
    from_facts: int = 0
    from_facts_amount: int | None = None
    reports: int | None = None
    amount: int | None = None
    reported: int | None = None
    cost: int | None = None
    on: date | None = None
    dates: tuple[date, ...] | None = None
    says: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    tells: tuple[str, ...] = ()
    opens: tuple[str, ...] | None = None
    enters: dict[str, int] | None = None
    encoder: str | None = None

    @property
    def refused(self) -> bool:
        """True when the rule has something to say: a breach, a report, a cost, a movement."""
        return bool(
            self.finds or self.covered or self.from_facts or self.reports or self.cost or self.opens or self.enters
        )

    @cached_property
    def instance(self) -> Instance:
        """The seat of the case in its month."""
        year, month = map(int, self.month.split("-"))
        blank = Instance(seat=self._seat(()), year=year, month=month)
        past = {key: cell for key, cell in self.known.items() if key[1] < blank.days[0]}
        days = tuple(PastDay(officer=who, day=day, cell=cell) for (who, day), cell in past.items())
        published = _roster(blank, dict(_read(self.published))) if self.published else None
        seat = self._seat(days)
        return Instance(seat=seat, year=year, month=month, published=published, published_on=self.published_on)

    @cached_property
    def known(self) -> Cells:
        """Every cell the case states, history included."""
        return dict(_read(self.cells))

    @cached_property
    def of_month(self) -> Cells:
        """The known cells of the month, with the pattern on the other dates when the case asks for it."""
        month = {key: cell for key, cell in self.known.items() if key[1] in self.instance.days_in_month}
        if self.rest_of_month is None:
            return month
        assert self.rest_of_month == "pattern"
        plain = {
            (who.id, day): worlds.RS if day.weekday() == 6 else Cell.duty("08-14", "SEZ")
            for who in self.instance.officers
            for day in self.instance.days
        }
        return {**plain, **month}

    @cached_property
    def turns(self) -> tuple[OnCall, ...]:
        """The turns of reperibilità of the case."""
        return tuple(OnCall(**{"officer": SOMEBODY, **line}) for line in self.on_call)

    @cached_property
    def roster(self) -> Roster:
        """The roster of the case, empty where nothing is stated."""
        return _roster(self.instance, self.of_month).model_copy(update={"on_call": self.turns})

    def _seat(self, days: tuple[PastDay, ...]) -> Seat:
        names = {
            SOMEBODY,
            *self.officer,
            *(who for who, _ in self.known),
            *(who for (who, _), _ in _read(self.published)),
        }
        shifts = self._shifts()
        who = {"officer": SOMEBODY}
        return Seat(
            profile=worlds.profile(shifts, **self.profile),
            officers=tuple(worlds.officer(name, **self.officer.get(name, {})) for name in sorted(names)),
            posts=self._posts(shifts),
            absences=tuple(Absence(**{**who, **line}) for line in self.absence),
            events=tuple(Event(**line) for line in self.event),
            wishes=tuple(Wish(**{**who, **line}) for line in self.wish),
            grounds=tuple(_ground(number, line) for number, line in enumerate(self.ground, 1)),
            locks=tuple(Lock(**{**who, **line, "cell": parse_cell(line["cell"])}) for line in self.lock),
            region=tuple(SeatForce(**line) for line in self.region),
            extras=tuple(Extra(**{**_BLAMELESS, **who, **_timed(line)}) for line in self.extra),
            studies=tuple(Study(**{**who, **_timed(line)}) for line in self.study),
            assemblies=tuple(Assembly(**_timed(line)) for line in self.assembly),
            changes=tuple(_change({**who, **line}) for line in self.change),
            balances=tuple(Balance(**{**who, **line}) for line in self.balance),
            history=History(
                days=days,
                counters=tuple(Counters(**{**who, **line}) for line in self.counters),
                credits=tuple(Credit(**{**who, **line}) for line in self.credit),
            ),
        )

    def _shifts(self) -> tuple[Shift, ...]:
        named = {word for text in _texts(self.model_dump(exclude=_TIMED)) for word in _WORDS.findall(text)}
        hours = sorted(word for word in named | {"08-14"} if _HOURS.fullmatch(word) and word not in self.shift)
        stated = tuple(Shift(**{"code": code, "reference": "art. 1", **line}) for code, line in self.shift.items())
        return stated + tuple(_shift(code) for code in hours)

    def _posts(self, shifts: tuple[Shift, ...]) -> tuple[Post, ...]:
        stated_cells = (*_read(self.cells), *_read(self.published))
        used = {duty.post for _, cell in stated_cells for duty in cell.duties} | {"SEZ"}
        plain = sorted(code for code in used if code is not None and code not in self.post)
        stated = tuple(worlds.post(code, **line) for code, line in self.post.items())
        return stated + tuple(worlds.post(code, shifts) for code in plain)


def _roster(instance: Instance, cells: Cells) -> Roster:
    rows = {who.id: tuple(cells.get((who.id, day)) for day in instance.days) for who in instance.officers}
    return Roster(year=instance.year, month=instance.month, cells=rows)


def _ground(number: int, line: Facts) -> Ground:
    plain = {"id": f"M{number}", "officer": SOMEBODY, "text": "motivo", "author": "comandante"}
    told = {**plain, **line}
    return Ground(**{**told, "officer": None if told["officer"] == EVERYBODY else told["officer"]})


def _minutes(hours: str) -> tuple[int, int]:
    """Return start and end of ``14-18:30`` in minutes from midnight; the end may pass the next one."""
    found = _HOURS.fullmatch(hours)
    assert found is not None, hours
    hour, minute, end_hour, end_minute = (int(part or 0) for part in found.groups())
    start = hour * 60 + minute
    return start, start + ((end_hour * 60 + end_minute - start) % (24 * 60) or 24 * 60)


def _shift(code: str) -> Shift:
    start, end = _minutes(code)
    return worlds.shift(code, f"{start // 60:02d}:{start % 60:02d}", (end - start) / 60)


def _timed(line: Facts) -> Facts:
    rest = {key: value for key, value in line.items() if key != "hours"}
    if "hours" not in line:
        return rest
    start, end = _minutes(line["hours"])
    return {**rest, "start_minute": start, "end_minute": end}


def _change(line: Facts) -> Change:
    cells = {key: parse_cell(line[key]) for key in ("was", "becomes") if key in line}
    return Change(**{**line, **cells})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inside in value.values():
            yield from _texts(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _texts(inside)


def _read(cells: Facts) -> Iterator[tuple[tuple[str, date], Cell]]:
    for key, value in cells.items():
        if isinstance(value, Mapping):
            yield from (((key, day), cell) for (_, day), cell in _read(dict(value)))
        else:
            first, _, last = key.partition("..")
            for day in between(date.fromisoformat(first), date.fromisoformat(last or first)):
                yield (SOMEBODY, day), parse_cell(value)


def cases() -> tuple[Case, ...]:
    """Return every case of every file, in order."""
    return tuple(case for path in sorted(FOLDER.glob("*.toml")) for case in cases_in(path))


def cases_in(path: Path) -> tuple[Case, ...]:
    """Return every case of a file, in order."""
    stated = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Case(**{"file": path.stem, "rule": stated.get("rule"), **line}) for line in stated["case"])
