"""Sheets of the site profile: Sede, Orari, Unità, Prestiti, Tetti, Deroghe, Monte ore, Letture, Pesi."""

from __future__ import annotations

from datetime import time

from roster.domain import (
    Cap,
    Derogation,
    DerogationKind,
    Lending,
    OnCallPlan,
    OvertimeQuota,
    Profile,
    Readings,
    Shift,
    ShiftClass,
    Unit,
    UnitLevel,
    Weights,
)
from roster.workbook.columns import (
    DAY,
    FIRST,
    FLAG,
    LAST,
    POSTS,
    RUOLO,
    SHIFT,
    SHIFTS,
    SKILL,
    TEXT,
    UNIT,
    WHOLE,
    choice,
    reading_options,
)
from roster.workbook.kinds import Choice, Clock, Code, DayAndMonth
from roster.workbook.layout import Column, Form, Table, Values
from roster.workbook.moments import MINUTES_OF_DAY

_ON_CALL = "on_call_"


def _pack_profile(values: Values) -> Values:
    packed = {name: value for name, value in values.items() if not name.startswith(_ON_CALL)}
    if "patron" in packed:
        packed["patron_day"], packed["patron_month"] = packed.pop("patron")
    plan = {name.removeprefix(_ON_CALL): value for name, value in values.items() if name.startswith(_ON_CALL)}
    return packed | ({"on_call": plan} if plan else {})


def _unpack_profile(profile: Profile) -> Values:
    values: Values = {name: getattr(profile, name) for name in Profile.model_fields}
    values["patron"] = (profile.patron_day, profile.patron_month)
    for name in OnCallPlan.model_fields if profile.on_call else ():
        values[_ON_CALL + name] = getattr(profile.on_call, name)
    return values


def _pack_shift(values: Values) -> Values:
    packed = dict(values)
    start, end = packed.get("start"), packed.pop("end", None)
    if start is not None and end is not None:
        packed["minutes"] = (end - start) % MINUTES_OF_DAY or MINUTES_OF_DAY
    if start is not None:
        packed["start"] = time(*divmod(start % MINUTES_OF_DAY, 60))
    return packed


def _unpack_shift(shift: Shift) -> Values:
    end = shift.end_minute if shift.end_minute <= MINUTES_OF_DAY else shift.end_minute - MINUTES_OF_DAY
    values: Values = {name: getattr(shift, name) for name in Shift.model_fields}
    return values | {"start": shift.start_minute, "end": end}


SEDE = Form(
    key="sede",
    at=("profile",),
    model=Profile,
    needed=True,
    pack=_pack_profile,
    unpack=_unpack_profile,
    aliases={"patron_day": "patron", "patron_month": "patron", "on_call": "on_call_shift"},
    columns=(
        Column("seat", TEXT, needed=True),
        Column("kind", TEXT, label="seat_kind"),
        Column("municipality", TEXT),
        Column("provveditorato", TEXT),
        Column("director", TEXT),
        Column("commander", TEXT),
        Column("agreement", TEXT, needed=True),
        Column("agreement_from", DAY),
        Column("informed_on", DAY),
        Column("examined_on", DAY),
        Column("scheme_note", TEXT),
        Column("yard_reduction", TEXT),
        Column("juvenile", FLAG),
        Column("patron", DayAndMonth(), needed=True),
        Column("patron_name", TEXT),
        Column("on_call_shift", SHIFT),
        Column("on_call_per_day", WHOLE),
        Column("on_call_quota", WHOLE),
        Column("on_call_skill", SKILL),
        Column("on_call_source", TEXT),
    ),
)

ORARI = Table(
    key="orari",
    at=("profile", "shifts"),
    model=Shift,
    needed=True,
    pack=_pack_shift,
    unpack=_unpack_shift,
    aliases={"minutes": "end"},
    columns=(
        Column("code", Code("shift"), needed=True, width=10, label="shift_code"),
        Column("start", Clock(), needed=True, width=10),
        Column("end", Clock(), needed=True, width=10),
        Column("shift_class", Choice(tuple(item.value for item in ShiftClass)), width=10),
        Column("reference", TEXT, width=44, label="shift_reference"),
        FIRST,
        LAST,
    ),
)

UNITA = Table(
    key="unita",
    at=("profile", "units"),
    model=Unit,
    needed=True,
    columns=(
        Column("code", Code("unit"), needed=True, width=12, label="unit_code"),
        Column("name", TEXT, needed=True, width=34, label="unit_name"),
        Column("responsible", TEXT, width=28),
        Column("service", TEXT, width=34),
        Column("level", choice(UnitLevel), width=24),
        Column("agreement", TEXT, width=44, label="unit_agreement"),
    ),
)

PRESTITI = Table(
    key="prestiti",
    at=("profile", "lending"),
    model=Lending,
    columns=(
        Column("from_unit", UNIT, needed=True, width=18),
        Column("to_unit", UNIT, needed=True, width=18),
    ),
)

TETTI = Table(
    key="tetti",
    at=("profile", "caps"),
    model=Cap,
    columns=(
        Column("ruolo", RUOLO, needed=True, width=20),
        Column("nights", WHOLE, needed=True, width=10, label="cap_nights"),
        Column("festive", WHOLE, needed=True, width=10, label="cap_festive"),
        Column("evenings", WHOLE, needed=True, width=10, label="cap_evenings"),
        Column("overall", WHOLE, width=12),
        Column("unit", UNIT, width=14, label="cap_unit"),
        Column("source", TEXT, needed=True, width=44, label="cap_source"),
        FIRST,
        LAST,
    ),
)

DEROGHE = Table(
    key="deroghe",
    at=("profile", "derogations"),
    model=Derogation,
    columns=(
        Column("kind", choice(DerogationKind), needed=True, width=22, label="derogation_kind"),
        Column("reference", TEXT, needed=True, width=44, label="derogation_reference"),
        Column("shifts", SHIFTS, width=16, label="derogation_shifts"),
        Column("posts", POSTS, width=24, label="derogation_posts"),
        FIRST,
        LAST,
    ),
)

MONTE_ORE = Table(
    key="monte_ore",
    at=("profile", "overtime"),
    model=OvertimeQuota,
    columns=(
        Column("hours", WHOLE, needed=True, width=12, label="quota_hours"),
        Column("source", TEXT, needed=True, width=44, label="quota_source"),
        FIRST,
        LAST,
    ),
)

LETTURE = Form(
    key="letture",
    at=("profile", "readings"),
    model=Readings,
    columns=tuple(Column(name, Choice(reading_options(name))) for name in Readings.model_fields),
)

PESI = Form(
    key="pesi",
    at=("profile", "weights"),
    model=Weights,
    columns=tuple(Column(name, WHOLE) for name in Weights.model_fields),
)
