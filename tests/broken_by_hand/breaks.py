"""What a person types into the roster, and what ``validate`` must find: one line for each way to break a rule.

Days are those of December 2026: the 6th, 13th, 20th, 27th are Sundays; the 8th, 25th, 26th holidays. Every break types
all the cells it depends on, so that it is a break whatever the roster around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ADDED = 0
"""Number of the row that is free under the list of reperibilità."""


@dataclass(frozen=True)
class Turn:
    """A row of the list of reperibilità as a person leaves it: the first row is 1."""

    row: int
    who: str
    day: int
    shift: str = "S"


@dataclass(frozen=True)
class Break:
    """``cells`` are typed in the row of ``who`` in the grid, by day; ``turns`` in the list of reperibilità.

    ``on`` is the date the finding must stand on; None for rules that count, where it is one of those typed. ``who`` can
    also be a cell, ``M PORTA``: whoever has it on the date ``on``.
    """

    rule: str
    why: str
    who: str
    on: int | None
    cells: Mapping[int, str] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule} {self.why}"


def every(first: int, last: int, text: str) -> dict[int, str]:
    """Return the same text on every date from ``first`` to ``last``."""
    return dict.fromkeys(range(first, last + 1), text)


BREAKS = (
    Break("ANQ-6.1", "a union officer sent to the escort unit", "Gallo", 14, {14: "M SCORTE"}),
    Break("ANQ-6.5", "night after the union leave of the 10th", "Gallo", 11, {11: "N SEZM"}),
    Break("ANQ-9.5a", "eight hours before the derogation begins", "Abate", 10, {10: "D8 PORTA"}),
    Break("ANQ-9.5c", "two shifts on a day", "Abate", 10, {10: "M SEZM + S PORTA"}),
    Break("ANQ-9.7a", "a cell emptied", "Abate", 10, {10: ""}),
    Break("ANQ-9.7a", "a shift without its post", "Abate", 10, {10: "M"}),
    Break("ANQ-9.7a", "leave nobody approved", "Abate", 10, {10: "CO"}),
    Break("ANQ-9.7a", "duty on approved leave", "Neri", 16, {16: "m porta"}),
    Break("ANQ-9.7b", "seven shifts in a week", "Abate", 7, every(7, 13, "M SEZM")),
    Break("ANQ-9.7b", "four rests in a week", "Abate", 7, every(7, 9, "M SEZM") | every(10, 13, "RS")),
    Break("ANQ-9.14b", "seven days in a row at the hospital", "Abate", 13, {6: "RS"} | every(7, 13, "M OSP")),
    Break("ANQ-9.15a", "night after leave", "Neri", 19, {19: "N SEZM"}),
    Break("ANQ-9.15b", "evening before leave", "Neri", 14, {14: "S SEZM"}),
    Break("ANQ-9.15b", "evening on the last day, leave on the 1st of January", "Neri", 31, {31: "S SEZM"}),
    Break("ANQ-9.16a", "night six hours after an afternoon", "Bruni", 16, {15: "P SEZM", 16: "N SEZM"}),
    Break("ANQ-9.16a", "night on the 1st, afternoon on 30 November", "Abate", 1, {1: "N SEZM"}),
    Break("ANQ-10.1a", "a woman in the men's section", "Serra", 10, {10: "M SEZM"}),
    Break("ANQ-10.1a", "a man in the women's section", "Abate", 10, {10: "M SEZF"}),
    Break("ANQ-10.2", "from the gate to an office, the gate left open", "M PORTA", 9, {9: "M MATR"}),
    Break("ANQ-10.3", "not in the list of the control room", "Abate", 10, {10: "P REGIA"}),
    Break("ANQ-10.4a", "more nights than the cap", "Ferri", None, every(26, 31, "N SEZM")),
    Break("ANQ-10.4a", "more nights than the cap, another ruolo", "Orsini", None, every(26, 31, "N SEZM")),
    Break("ANQ-10.4b", "a night of eight hours", "Abate", 10, {10: "N8 SEZM"}),
    Break("ANQ-10.4c", "night in the section of who is past fifty and asked", "Greco", 10, {10: "N SEZM"}),
    Break("ANQ-10.5", "night with a child under three", "Leone", 10, {10: "N SEZM"}),
    Break(
        "ANQ-10.6b", "Sundays and holidays beyond the cap", "Abate", None, dict.fromkeys((6, 8, 13, 20, 25), "M PORTA")
    ),
    Break("ANQ-10.7", "more evenings than the cap", "Abate", None, every(25, 31, "S PORTA")),
    Break("ANQ-10.9a", "more than six nights", "Abate", None, every(20, 31, "N SEZM")),
    Break("ANQ-10.9b", "more than three festive shifts", "Abate", None, dict.fromkeys((6, 8, 13, 20, 25), "M PORTA")),
    Break("ANQ-10.9c", "more than eight evenings", "Abate", None, every(17, 31, "S PORTA")),
    Break("ANQ-10.10", "afternoon during the lessons of a Thursday", "Esposito", 10, {10: "P SEZM"}),
    Break("ANQ-13.2", "not a volunteer", "Abate", 16, turns=(Turn(1, "Abate", 16),)),
    Break("ANQ-13.2", "a volunteer without the experience", "Serra", 16, turns=(Turn(1, "Serra", 16),)),
    Break("ANQ-13.3", "the region is at its one per cent on the 18th", "Donati", 18, turns=(Turn(1, "Donati", 18),)),
    Break("ANQ-13.4", "two on a date", "Conti", 16, turns=(Turn(1, "Conti", 16), Turn(2, "Donati", 16))),
    Break("ANQ-13.4", "one more than the quota", "Riva", 31, turns=(Turn(ADDED, "Riva", 31),)),
    Break("ANQ-13.5", "rest typed on a day on call", "Conti", 16, {16: "RS"}, (Turn(1, "Conti", 16),)),
    Break("ANQ-13.6", "on call during one's own duty", "Conti", 16, {16: "S PORTA"}, (Turn(1, "Conti", 16),)),
    Break("ANQ-13.6", "twice on a date", "Conti", 16, turns=(Turn(1, "Conti", 16), Turn(2, "Conti", 16))),
    Break("ANQ-13.6", "on call for eight hours", "Conti", 16, turns=(Turn(1, "Conti", 16, "D8"),)),
    Break("ANQ-10.8", "called on the Sunday posted as free", "Esposito", 13, {13: "M PORTA"}),
    Break("ANQ-13.9", "night hours after work out of seat", "Bruni", 10, {10: "N PORTA"}),
    Break("DPR39-10.3", "morning after work out of seat until 03:30", "Bruni", 10, {10: "M PORTA"}),
    Break("DLGS151-53", "work after 24 in pregnancy", "Parisi", 10, {10: "N PORTA"}),
    Break("DPR57-24", "night of who cares for a disabled person", "Marino", 10, {10: "N SEZM"}),
    Break("DPR57-24", "night with a child under three", "Quaranta", 10, {10: "N PORTA"}),
    Break("DPR57-24a", "the hours of the other parent, who has them every day", "Ferri", 10, {10: "U SEGR"}),
    Break("DPR57-24c", "a single parent at a section of continuous turns", "Leone", 10, {10: "M SEZM"}),
    Break("L395-11.4", "a week without rest", "Abate", 7, every(7, 13, "M SEZM")),
    Break(
        "L395-11.5",
        "the holiday of the 8th worked and not given back in two weeks",
        "Abate",
        22,
        every(8, 22, "M SEZM") | {13: "RS", 20: "RS"},
    ),
    Break("RIGHT-MONTH", "a holiday rest before any holiday", "Abate", 2, {2: "RF"}),
    # good practice: reported, never a breach
    Break("ANQ-5.4", "on duty during the assembly", "Abate", 16, {16: "P PORTA"}),
    Break("ANQ-9.16b", "duty after a night", "Bruni", 17, {16: "N SEZM", 17: "P SEZM"}),
    Break("P-1", "evening before a rest", "Abate", 15, {15: "S PORTA", 16: "RS"}),
    Break("P-1", "night after a rest", "Abate", 17, {16: "RS", 17: "N SEZM"}),
    Break("P-2", "morning six hours after an evening", "Abate", 16, {15: "S PORTA", 16: "M PORTA"}),
    Break("P-3", "three nights in a row", "Abate", 17, every(15, 17, "N SEZM") | {18: "P PORTA"}),
    Break("P-4", "from afternoon to morning", "Abate", 16, {15: "P PORTA", 16: "M PORTA"}),
    Break("P-5", "seven days in a row", "Abate", 13, every(7, 13, "M SEZM") | {14: "RS"}),
    Break("DESIDERATA", "duty on a day wished free", "Ferri", 17, {17: "M PORTA"}),
)
