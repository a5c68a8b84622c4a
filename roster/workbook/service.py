"""Sheets about the service: Posti, Coperture, Eventi, Motivazioni, Blocchi, Provveditorato."""

from __future__ import annotations

from roster.domain import (
    Counted,
    Cover,
    DayClass,
    Event,
    EventKind,
    Ground,
    GroundKind,
    Lock,
    Post,
    SeatForce,
    ServiceKind,
    TaskClass,
)
from roster.workbook.columns import (
    DAY,
    FIRST_NEEDED,
    FLAG,
    GROUP,
    LAST_NEEDED,
    NOTE,
    OFFICER,
    OFFICER_COLUMN,
    PERSON_COLUMN,
    POST,
    RUOLI,
    SEX,
    SHIFT,
    SHIFTS,
    SKILL,
    TEXT,
    UNIT,
    WHOLE,
    choice,
)
from roster.workbook.kinds import Code, Flag, Moment, RosterCell
from roster.workbook.layout import Column, Table

_MINIMUM = Column("minimum", WHOLE, needed=True, width=10)
_NOMINAL = Column("nominal", WHOLE, needed=True, width=10)

POSTI = Table(
    key="posti",
    at=("posts",),
    model=Post,
    needed=True,
    columns=(
        Column("code", Code("post"), needed=True, width=12, label="post_code"),
        Column("name", TEXT, needed=True, width=34, label="post_name"),
        Column("unit", UNIT, needed=True, width=14, label="post_unit"),
        Column("group", GROUP, width=16),
        Column("fesi", TEXT, width=8),
        Column("task", choice(TaskClass), width=12),
        Column("service", choice(ServiceKind), width=20, label="post_service"),
        Column("article_42", FLAG, width=8),
        Column("sex_held", SEX, width=10),
        Column("sex_required", SEX, width=10),
        Column("armed", FLAG, width=9),
        Column("hospital_ward", FLAG, width=12),
        Column("atsm", FLAG, width=9),
        Column("piantonamento", FLAG, width=14),
        Column("escort", FLAG, width=11),
        Column("round_the_clock", FLAG, width=8),
        Column("unpopular", FLAG, width=10),
        Column("reserve", FLAG, width=13),
        Column("ruoli", RUOLI, width=26),
        Column("skill", SKILL, width=20, label="post_skill"),
        Column("handover_min", WHOLE, width=10),
        Column("travel_out_min", WHOLE, width=10),
        Column("travel_back_min", WHOLE, width=10),
        Column("meal", FLAG, width=8),
        Column("meal_min", WHOLE, width=14),
        Column("uniform", TEXT, width=18),
        Column("weapon", TEXT, width=18),
    ),
)

COPERTURE = Table(
    key="coperture",
    at=("posts", "cover"),
    owner="post",
    model=Cover,
    columns=(
        Column("post", POST, needed=True, width=14),
        Column("shift", SHIFT, needed=True, width=10),
        Column("days", choice(DayClass), width=12),
        _MINIMUM,
        _NOMINAL,
    ),
)

EVENTI = Table(
    key="eventi",
    at=("events",),
    model=Event,
    columns=(
        Column("id", Code("event"), needed=True, width=12, label="event_id"),
        Column("kind", choice(EventKind), needed=True, width=18, label="event_kind"),
        Column("post", POST, needed=True, width=14, label="event_post"),
        FIRST_NEEDED,
        LAST_NEEDED,
        Column("shifts", SHIFTS, needed=True, width=16, label="event_shifts"),
        Column("minimum", WHOLE, width=10),
        Column("nominal", WHOLE, width=10),
        Column("required", Flag(blank=True), width=12),
        Column("act", TEXT, width=34, label="event_act"),
        NOTE,
    ),
)

MOTIVAZIONI = Table(
    key="motivazioni",
    at=("grounds",),
    model=Ground,
    columns=(
        Column("id", Code("ground"), needed=True, width=12, label="ground_id"),
        Column("kind", choice(GroundKind), needed=True, width=36, label="ground_kind"),
        Column("text", TEXT, needed=True, width=44, label="ground_text"),
        Column("author", TEXT, needed=True, width=24),
        Column("recorded_at", Moment(), width=18),
        Column("act", TEXT, width=24, label="ground_act"),
        Column("officer", OFFICER, width=12, label="ground_officer"),
        PERSON_COLUMN,
        FIRST_NEEDED,
        LAST_NEEDED,
        Column("counted", choice(Counted), width=12),
        Column("shift", SHIFT, width=10, label="ground_shift"),
        Column("quantity", WHOLE, width=10),
    ),
)

BLOCCHI = Table(
    key="blocchi",
    at=("locks",),
    model=Lock,
    columns=(
        OFFICER_COLUMN,
        PERSON_COLUMN,
        Column("day", DAY, needed=True),
        Column("cell", RosterCell(), needed=True, width=20),
    ),
)

PROVVEDITORATO = Table(
    key="provveditorato",
    at=("region",),
    model=SeatForce,
    columns=(
        Column("seat", TEXT, needed=True, width=34, label="region_seat"),
        Column("day", DAY, needed=True),
        Column("force", WHOLE, needed=True, width=10),
        Column("absent", WHOLE, width=10),
        Column("on_call", WHOLE, width=12, label="region_on_call"),
    ),
)
