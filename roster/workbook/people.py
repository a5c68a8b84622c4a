"""Sheets about people: Personale, Diritti, Abilità, Assenze, Desiderata."""

from __future__ import annotations

from roster.domain import (
    Absence,
    AbsenceState,
    Dated,
    DayCode,
    Officer,
    Request,
    RequestKind,
    Skill,
    Wish,
    WishKind,
    WorkSchedule,
)
from roster.workbook.columns import (
    DAY,
    FIRST,
    FIRST_NEEDED,
    FLAG,
    LAST,
    LAST_NEEDED,
    NOTE,
    OFFICER,
    OFFICER_COLUMN,
    PERSON_COLUMN,
    POST,
    RUOLO,
    SEX,
    SHIFT,
    SKILL,
    TEXT,
    UNIT,
    WHOLE,
    choice,
)
from roster.workbook.kinds import Choice
from roster.workbook.layout import Column, Table, Values

ABSENCE_CODES = tuple(code.value for code in DayCode if code.is_absence or code.is_away)


def _pack_officer(values: Values) -> Values:
    packed = dict(values)
    mandate = {end: packed.pop(f"union_officer_{end}", None) for end in ("first", "last")}
    if packed.pop("union_officer", None) or any(mandate.values()):
        packed["union_officer"] = mandate
    return packed


def _unpack_officer(officer: Officer) -> Values:
    values: Values = {name: getattr(officer, name) for name in Officer.model_fields}
    mandate = officer.union_officer or Dated()
    return values | {
        "union_officer": officer.union_officer is not None,
        "union_officer_first": mandate.first,
        "union_officer_last": mandate.last,
    }


PERSONALE = Table(
    key="personale",
    at=("officers",),
    model=Officer,
    needed=True,
    pack=_pack_officer,
    unpack=_unpack_officer,
    columns=(
        Column("id", OFFICER, needed=True, label="officer"),
        Column("surname", TEXT, needed=True, width=18),
        Column("name", TEXT, needed=True, width=16, label="first_name"),
        Column("sex", SEX, needed=True, width=8),
        Column("qualifica", TEXT, needed=True, width=22),
        Column("ruolo", RUOLO, needed=True, width=18),
        Column("birth_date", DAY, needed=True),
        Column("service_from", DAY, needed=True),
        Column("unit", UNIT, needed=True, width=14),
        Column("schedule", choice(WorkSchedule), width=12),
        Column("fixed_shift", SHIFT, width=10),
        Column("fixed_post", POST, width=12),
        Column("in_force_from", DAY),
        Column("in_force_to", DAY),
        Column("partially_unfit", FLAG, width=12),
        Column("union_officer", FLAG, width=12),
        Column("union_officer_first", DAY),
        Column("union_officer_last", DAY),
        Column("safety_representative", FLAG, width=12),
        Column("medical_check", DAY),
        Column("previous_ruolo", RUOLO, width=18),
        Column("ruolo_from", DAY),
        Column("previous_unit", UNIT, width=14),
        Column("unit_from", DAY),
        Column("nights_elsewhere", WHOLE, width=12),
        Column("festive_elsewhere", WHOLE, width=12),
        Column("evenings_elsewhere", WHOLE, width=12),
    ),
)

DIRITTI = Table(
    key="diritti",
    at=("officers", "requests"),
    owner="officer",
    model=Request,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("kind", choice(RequestKind), needed=True, width=36, label="request_kind"),
        FIRST,
        LAST,
        Column("reference", TEXT, width=40, label="request_reference"),
        Column("other_parent", OFFICER, width=14),
    ),
)

ABILITA = Table(
    key="abilita",
    at=("officers", "skills"),
    owner="officer",
    model=Skill,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("name", SKILL, needed=True, width=28, label="skill_name"),
        FIRST,
        LAST,
    ),
)

ASSENZE = Table(
    key="assenze",
    at=("absences",),
    model=Absence,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("code", Choice(ABSENCE_CODES), needed=True, width=10, label="absence_code"),
        FIRST_NEEDED,
        LAST_NEEDED,
        Column("state", choice(AbsenceState), width=12),
        Column("known_at", DAY, width=14),
        Column("hourly", FLAG, width=10),
        Column("minutes", WHOLE, width=10, label="absence_minutes"),
        Column("refusal", TEXT, width=40, label="absence_refusal"),
        Column("agreed", DAY, width=12, label="absence_agreed"),
        NOTE,
    ),
)

DESIDERATA = Table(
    key="desiderata",
    at=("wishes",),
    model=Wish,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("day", DAY, needed=True),
        Column("kind", choice(WishKind), needed=True, width=14, label="wish_kind"),
        Column("shift", SHIFT, width=10, label="wish_shift"),
        Column("weight", WHOLE, width=8),
        NOTE,
    ),
)
