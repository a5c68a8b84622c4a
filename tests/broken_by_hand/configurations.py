"""What a seat may not be set up to do: one edit of the input for each rule on the configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from roster.domain import Cover, Event, Post, Ruolo, Seat, Sex, WorkSchedule
from tests.broken_by_hand.seat import SEAT


@dataclass(frozen=True)
class Configuration:
    """``edit`` is what is changed in the seat; ``names`` is what the refusal must speak of."""

    rule: str
    why: str
    edit: Callable[[], Seat]
    names: str

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


def _cover(*shifts: str) -> tuple[Cover, ...]:
    return tuple(Cover(shift=shift, minimum=1, nominal=1) for shift in shifts)


CONFIGURATIONS = (
    Configuration("ANQ-1.1", "a dirigente among the officers", _ranked_dirigente, "Abate"),
    Configuration("ANQ-1.2", "a cap of seven nights", lambda: _cap(Ruolo.ISPETTORI, nights=7), "ispettori"),
    Configuration(
        "ANQ-1.3", "a cap that ran out", lambda: _cap(Ruolo.ISPETTORI, last=date(2026, 12, 30)), "31/12/2026"
    ),
    Configuration("ANQ-9.4", "flexible hours without a shift", _no_fixed_shift, "Testa"),
    Configuration(
        "ANQ-9.5b", "a section without its night", lambda: _post("SEZM", cover=_cover("M", "P", "S")), "SEZM"
    ),
    Configuration("ANQ-9.6", "a start time no agreement sets", _hours_without_a_clause, "turno M"),
    Configuration("ANQ-9.13", "a hospital guard of eight hours", _guard_in_long_shifts, "PIAN"),
    Configuration("ANQ-9.14a", "a ward on two quadrants", lambda: _post("OSP", cover=_cover("M", "P")), "OSP"),
    Configuration("ANQ-10.1b", "men only at the gate", lambda: _post("PORTA", sex_required=Sex.M), "PORTA"),
)
