"""Fixed posts of the offices, with the share of the office staff each takes."""

from __future__ import annotations

from dataclasses import dataclass

from roster.domain import ServiceKind


@dataclass(frozen=True)
class Desk:
    """A fixed post, its share of the office staff, the schedule, the class of task."""

    post: str
    name: str
    share: float
    five_days: bool
    institutional: bool = False
    support: bool = False
    service: ServiceKind = ServiceKind.UFFICIO


DESKS = (
    Desk("UFS", "Ufficio servizi", 0.12, False),
    Desk("MAT", "Matricola", 0.20, False, institutional=True, service=ServiceKind.MATRICOLA),
    Desk("COL", "Colloqui", 0.20, False, institutional=True, service=ServiceKind.COLLOQUI),
    Desk("SEG", "Segreteria e protocollo", 0.12, True),
    Desk("CON", "Contabilità e conti correnti", 0.12, True),
    Desk("COM", "Ufficio comando", 0.12, True),
    Desk("AUT", "Autorimessa e manutenzione", 0.12, True, support=True, service=ServiceKind.ALTRO),
)


def desks_for(count: int) -> tuple[Desk, ...]:
    """Return a desk for each of ``count`` officers; whoever the shares leave over goes to the ufficio servizi."""
    desks = [desk for desk in DESKS for _ in range(round(desk.share * count))]
    return tuple((desks + [DESKS[0]] * count)[:count])
