"""ANQ Art. 10(9): the two grounds on which a shift goes beyond a cap of the local agreement, and what a cap is."""

from __future__ import annotations

from roster.domain import GroundKind
from roster.domain.known import Fact

MOTIVI = frozenset({GroundKind.GRAVI_INDIFFERIBILI, GroundKind.RICHIESTA_DIPENDENTE})

OF_THE_CAP = frozenset({Fact.FORZA, Fact.RUOLO, Fact.UNITA, Fact.ACCORDO})
"""What the cap of an officer for the month is read from."""
