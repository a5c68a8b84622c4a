"""What a seat may not be set up to do: one edit of the input for each rule on the configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from roster.domain import (
    Cover,
    DayClass,
    Event,
    EventKind,
    Post,
    Ruolo,
    Seat,
    ServiceKind,
    Sex,
    Shift,
    UnitLevel,
    WorkSchedule,
)
from tests.broken_by_hand.seat import SEAT


@dataclass(frozen=True)
class Configuration:
    """``edit`` is what is changed in the seat; ``names`` is what the refusal must speak of.

    Rules that only show something refuse nothing: then ``refused`` is False.
    """

    rule: str
    why: str
    edit: Callable[[], Seat]
    names: str
    refused: bool = True

    def __str__(self) -> str:
        return f"{self.rule} {self.why}"


def _post(code: str, **fields: object) -> Seat:
    posts = (post.model_copy(update=fields) if post.code == code else post for post in SEAT.posts)
    return SEAT.model_copy(update={"posts": tuple(posts)})


def _hours_without_a_clause() -> Seat:
    shifts = (s.model_copy(update={"reference": None}) if s.code == "M" else s for s in SEAT.profile.shifts)
    profile = SEAT.profile.model_copy(update={"shifts": tuple(shifts)})
    return SEAT.model_copy(update={"profile": profile})


def _no_fixed_shift() -> Seat:
    loose = {"schedule": WorkSchedule.FLESSIBILE, "fixed_shift": None}
    officers = (o.model_copy(update=loose) if o.surname == "Testa" else o for o in SEAT.officers)
    return SEAT.model_copy(update={"officers": tuple(officers)})


def _guard_in_long_shifts() -> Seat:
    guard = Post(code="PIAN", name="Piantonamento", unit="R1", piantonamento=True)
    event: Event = SEAT.events[0].model_copy(update={"id": "E2", "post": "PIAN", "shifts": ("D8",)})
    return SEAT.model_copy(update={"posts": (*SEAT.posts, guard), "events": (*SEAT.events, event)})


def _ranked_dirigente() -> Seat:
    officers = (o.model_copy(update={"qualifica": "dirigente"}) if o.surname == "Abate" else o for o in SEAT.officers)
    return SEAT.model_copy(update={"officers": tuple(officers)})


def _cap(ruolo: Ruolo, **fields: object) -> Seat:
    caps = (cap.model_copy(update=fields) if cap.ruolo is ruolo else cap for cap in SEAT.profile.caps)
    return SEAT.model_copy(update={"profile": SEAT.profile.model_copy(update={"caps": tuple(caps)})})


def _profile(**fields: object) -> Seat:
    return SEAT.model_copy(update={"profile": SEAT.profile.model_copy(update=fields)})


def _provincial_unit() -> Seat:
    units = (
        u.model_copy(update={"level": UnitLevel.PROVINCIALE}) if u.code == "NTP" else u for u in SEAT.profile.units
    )
    return _profile(units=tuple(units))


def _event(code: str, post: Post, kind: EventKind) -> Seat:
    event = Event(id=code, kind=kind, post=post.code, first=date(2026, 12, 7), last=date(2026, 12, 7), shifts=("M",))
    posts = (*(known for known in SEAT.posts if known.code != post.code), post)
    return SEAT.model_copy(update={"posts": posts, "events": (*SEAT.events, event)})


def _visits_on_sundays() -> Seat:
    visits = Post(code="COLL", name="Colloqui", unit="R1", service=ServiceKind.COLLOQUI, cover=_sundays("M"))
    return _profile(juvenile=True).model_copy(update={"posts": (*SEAT.posts, visits)})


def _sundays(shift: str) -> tuple[Cover, ...]:
    return (Cover(shift=shift, days=DayClass.FESTIVO, nominal=1),)


def _cover(*shifts: str) -> tuple[Cover, ...]:
    return tuple(Cover(shift=shift, minimum=1, nominal=1) for shift in shifts)


def _short_yard() -> Seat:
    short = Shift(code="PS3", start=time(9), minutes=180, reference="art. 5")
    yard = Post(code="PASS", name="Passeggi", unit="R1", service=ServiceKind.PASSEGGI, cover=_cover("PS3"))
    return _profile(shifts=(*SEAT.profile.shifts, short)).model_copy(update={"posts": (*SEAT.posts, yard)})


CONFIGURATIONS = (
    Configuration("ANQ-1.1", "a dirigente among the officers", _ranked_dirigente, "Abate"),
    Configuration("ANQ-1.2", "a cap of seven nights", lambda: _cap(Ruolo.ISPETTORI, nights=7), "ispettori"),
    Configuration(
        "ANQ-1.3", "a cap that ran out", lambda: _cap(Ruolo.ISPETTORI, last=date(2026, 12, 30)), "31/12/2026"
    ),
    Configuration("ANQ-3.10", "a provincial unit with the seat's own values", _provincial_unit, "NTP"),
    Configuration(
        "ANQ-4.1",
        "a table in use while the unions are heard",
        lambda: _profile(informed_on=date(2026, 11, 20)),
        "07/12/2026",
    ),
    Configuration("ANQ-8.4", "posts without code", lambda: SEAT, "SEZM", refused=False),
    Configuration("ANQ-9.4", "flexible hours without a shift", _no_fixed_shift, "Testa"),
    Configuration(
        "ANQ-9.5b", "a section without its night", lambda: _post("SEZM", cover=_cover("M", "P", "S")), "SEZM"
    ),
    Configuration("ANQ-9.6", "a start time no agreement sets", _hours_without_a_clause, "turno M"),
    Configuration("ANQ-9.13", "a hospital guard of eight hours", _guard_in_long_shifts, "PIAN"),
    Configuration("ANQ-9.14a", "a ward on two quadrants", lambda: _post("OSP", cover=_cover("M", "P")), "OSP"),
    Configuration("ANQ-10.1b", "men only at the gate", lambda: _post("PORTA", sex_required=Sex.M), "PORTA"),
    Configuration(
        "GU18-1",
        "a guard open for good",
        lambda: _post("PORTA", piantonamento=True, cover=_cover("N", "M", "P", "S")),
        "PORTA",
        refused=False,
    ),
    Configuration(
        "GU18-3",
        "an infirmary open in the morning",
        lambda: _post("REGIA", service=ServiceKind.INFERMERIA, cover=_cover("M")),
        "sera",
        refused=False,
    ),
    Configuration(
        "GU18-4",
        "a check nobody asked for",
        lambda: _event("U1", Post(code="UEPE", name="Controlli", unit="R1"), EventKind.CONTROLLO_UEPE),
        "U1",
    ),
    Configuration(
        "GU18-5",
        "an escort without notice",
        lambda: _event("T1", Post(code="SCORTE", name="Scorte", unit="NTP", escort=True), EventKind.TRADUZIONE),
        "T1",
        refused=False,
    ),
    Configuration(
        "GU18-6",
        "the yard for three hours",
        _short_yard,
        "R1",
    ),
    Configuration("GU18-8", "visits of minors on Sundays only", _visits_on_sundays, "colloqui"),
)
