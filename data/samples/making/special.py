"""Cases that one seat shows: parents who are both in the Corpo, an escort unit with an agreement of its own."""

from __future__ import annotations

from datetime import date
from itertools import product

from making.rights import YEAR
from roster.domain import Cap, Officer, Request, RequestKind, Seat, Sex, UnitLevel

PARENTS_YOUNGER_THAN = 42
_FAMILY = (
    *(RequestKind.FIGLIO_SOTTO_3, RequestKind.GENITORE_SOLO_12, RequestKind.ASSISTENZA_104),
    *(RequestKind.GRAVIDANZA, RequestKind.ESONERO_NOTTI_50_30),
)


def with_parents(seat: Seat, day: date) -> Seat:
    """Let a woman and a man on turns, who never served the same hours of late, be the parents of a child of four."""
    on_turns = [officer for officer in seat.officers if _free_of_duties(officer, day)]
    mothers = [officer for officer in on_turns if officer.sex is Sex.F]
    fathers = [officer for officer in on_turns if officer.sex is Sex.M]
    shifts = {(past.officer, past.day): {duty.shift for duty in past.cell.duties} for past in seat.history.days}
    for mother, father in product(mothers, fathers):
        days = {when for who, when in shifts if who in (mother.id, father.id)}
        if not any(shifts.get((mother.id, when), set()) & shifts.get((father.id, when), set()) for when in days):
            others = {mother.id: father.id, father.id: mother.id}
            officers = tuple(_parent(o, others[o.id], day) if o.id in others else o for o in seat.officers)
            return seat.model_copy(update={"officers": officers})
    raise ValueError("no two officers could be such parents")


def _free_of_duties(officer: Officer, day: date) -> bool:
    young = (day - officer.birth_date) / YEAR < PARENTS_YOUNGER_THAN
    whole_month = officer.in_force_from is None and officer.in_force_to is None
    return officer.on_turns and young and whole_month and not any(officer.request(kind, day) for kind in _FAMILY)


def _parent(officer: Officer, other: str, day: date) -> Officer:
    request = Request(
        kind=RequestKind.GENITORI_NEL_CORPO,
        first=date(day.year - 1, 2, 1),
        last=date(day.year + 2, 5, 20),
        reference="istanza prot. 3120 (esempio)",
        other_parent=other,
    )
    return officer.model_copy(update={"requests": (*officer.requests, request)})


def with_escort_agreement(seat: Seat) -> Seat:
    """Let the escort unit follow the agreement of the provveditorato, with caps of its own."""
    agreement = "Accordo del provveditorato di esempio, inventato"
    profile = seat.profile
    units = tuple(
        unit.model_copy(update={"level": UnitLevel.PROVINCIALE, "agreement": agreement}) if unit.code == "NTP" else unit
        for unit in profile.units
    )
    own = tuple(_of_the_escorts(cap, agreement) for cap in profile.caps)
    return seat.model_copy(
        update={"profile": profile.model_copy(update={"units": units, "caps": (*profile.caps, *own)})}
    )


def _of_the_escorts(cap: Cap, agreement: str) -> Cap:
    return cap.model_copy(update={"unit": "NTP", "evenings": cap.evenings + 1, "source": f"{agreement}, art. 6"})
