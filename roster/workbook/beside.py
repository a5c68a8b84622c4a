"""Sheets of what stands beside the programme: Straordinari, Studio, Assemblee, Variazioni."""

from __future__ import annotations

from typing import Any

from roster.domain import (
    Assembly,
    Change,
    ChangeOrigin,
    Extra,
    ExtraKind,
    GroundKind,
    Outcome,
    Settlement,
    Study,
    StudyKind,
    Weekday,
)
from roster.workbook.columns import (
    DAY,
    FIRST_NEEDED,
    FLAG,
    LAST_NEEDED,
    NOTE,
    OFFICER_COLUMN,
    PERSON_COLUMN,
    TEXT,
    choice,
)
from roster.workbook.kinds import Clock, Moment, RosterCell
from roster.workbook.layout import Column, Table, Values
from roster.workbook.moments import MINUTES_OF_DAY

_HOURS = {"start_minute": "start", "end_minute": "end"}
_MOMENT = Moment()
_START = Column("start", Clock(ends=False), needed=True, width=10)


def _pack_extra(values: Values) -> Values:
    packed = {_field(name): value for name, value in values.items()}
    start, end = values.get("start"), values.get("end")
    if start is not None and end is not None and end <= start:
        packed["end_minute"] = end + MINUTES_OF_DAY
    return packed


def _unpack_extra(extra: Extra) -> Values:
    end = extra.end_minute if extra.end_minute <= MINUTES_OF_DAY else extra.end_minute - MINUTES_OF_DAY
    return _fields(extra) | {"start": extra.start_minute, "end": end}


def _pack_hours(values: Values) -> Values:
    packed = {_field(name): value for name, value in values.items()}
    if packed.get("end_minute") == 0:
        packed["end_minute"] = MINUTES_OF_DAY
    return packed


def _unpack_hours(item: Study | Assembly) -> Values:
    hours = (item.start_minute, item.end_minute)
    shown = (None, None) if isinstance(item, Study) and hours == (0, MINUTES_OF_DAY) else hours
    return _fields(item) | dict(zip(_HOURS.values(), shown, strict=True))


def _field(name: str) -> str:
    return next((field for field, shown in _HOURS.items() if shown == name), name)


def _fields(item: Any) -> Values:
    return {name: getattr(item, name) for name in type(item).model_fields if name not in _HOURS}


STRAORDINARI = Table(
    key="straordinari",
    at=("extras",),
    model=Extra,
    pack=_pack_extra,
    unpack=_unpack_extra,
    aliases=_HOURS,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("day", DAY, needed=True, label="extra_day"),
        _START,
        Column("end", Clock(), needed=True, width=10),
        Column("kind", choice(ExtraKind), needed=True, width=26, label="extra_kind"),
        Column("settlement", choice(Settlement), width=20),
        Column("act", TEXT, width=28, label="extra_act"),
        Column("reason", TEXT, width=36, label="extra_reason"),
        Column("consent", TEXT, width=24),
        Column("security", FLAG, width=12),
        Column("called_at", _MOMENT, width=18),
        Column("away", FLAG, width=10),
    ),
)

STUDIO = Table(
    key="studio",
    at=("studies",),
    model=Study,
    pack=_pack_hours,
    unpack=_unpack_hours,
    aliases=_HOURS,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("kind", choice(StudyKind), needed=True, width=12, label="study_kind"),
        FIRST_NEEDED,
        LAST_NEEDED,
        Column("weekday", choice(Weekday), width=14),
        Column("start", Clock(ends=False), width=10, label="study_start"),
        Column("end", Clock(), width=10, label="study_end"),
        NOTE,
    ),
)

ASSEMBLEE = Table(
    key="assemblee",
    at=("assemblies",),
    model=Assembly,
    pack=_pack_hours,
    unpack=_unpack_hours,
    aliases=_HOURS,
    columns=(
        Column("day", DAY, needed=True),
        _START,
        Column("end", Clock(), needed=True, width=10, label="assembly_end"),
        NOTE,
    ),
)

VARIAZIONI = Table(
    key="variazioni",
    at=("changes",),
    model=Change,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("day", DAY, needed=True, label="change_day"),
        Column("origin", choice(ChangeOrigin), width=18),
        Column("was", RosterCell(), width=16),
        Column("becomes", RosterCell(), width=16),
        Column("ground", choice(GroundKind), width=36, label="change_ground"),
        Column("reason", TEXT, width=36, label="change_reason"),
        Column("author", TEXT, width=24, label="change_author"),
        Column("decided_at", _MOMENT, width=18),
        Column("notified_at", _MOMENT, width=18),
        Column("confirmed_at", _MOMENT, width=18),
        Column("request", TEXT, width=24),
        Column("outcome", choice(Outcome), width=12),
    ),
)
