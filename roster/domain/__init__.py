"""The frozen models: no law, no files, no solver."""

from roster.domain.base import Frozen, Text
from roster.domain.codes import (
    AbsenceState,
    Counted,
    CreditKind,
    DayClass,
    DayCode,
    DerogationKind,
    EventKind,
    GroundKind,
    RequestKind,
    Ruolo,
    Sex,
    ShiftClass,
    TaskClass,
    WishKind,
    WorkSchedule,
)
from roster.domain.facts import Absence, Counters, Credit, Ground, History, Lock, PastDay, SeatForce, Wish
from roster.domain.instance import Demand, Instance, Seat
from roster.domain.officer import Dated, Officer, Request, Skill
from roster.domain.plan import Plan, Provenance, Tier, TierResult
from roster.domain.post import Cover, Event, Post
from roster.domain.profile import Cap, Derogation, Lending, OnCallPlan, Profile, Readings, Unit, Weights
from roster.domain.roster import Cell, Duty, OnCall, Roster
from roster.domain.shift import Shift, classify
from roster.domain.stint import Stint, stint_of

__all__ = [
    "Absence",
    "AbsenceState",
    "Cap",
    "Cell",
    "Counted",
    "Counters",
    "Cover",
    "Credit",
    "CreditKind",
    "Dated",
    "DayClass",
    "DayCode",
    "Demand",
    "Derogation",
    "DerogationKind",
    "Duty",
    "Event",
    "EventKind",
    "Frozen",
    "Ground",
    "GroundKind",
    "History",
    "Instance",
    "Lending",
    "Lock",
    "Officer",
    "OnCall",
    "OnCallPlan",
    "PastDay",
    "Plan",
    "Post",
    "Profile",
    "Provenance",
    "Readings",
    "Request",
    "RequestKind",
    "Roster",
    "Ruolo",
    "Seat",
    "SeatForce",
    "Sex",
    "Shift",
    "ShiftClass",
    "Skill",
    "Stint",
    "TaskClass",
    "Text",
    "Tier",
    "TierResult",
    "Unit",
    "Weights",
    "Wish",
    "WishKind",
    "WorkSchedule",
    "classify",
    "stint_of",
]
