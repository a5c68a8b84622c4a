"""ANQ Art. 10(9): the two grounds on which a shift goes beyond a cap of the local agreement."""

from __future__ import annotations

from roster.domain import GroundKind

MOTIVI = frozenset({GroundKind.GRAVI_INDIFFERIBILI, GroundKind.RICHIESTA_DIPENDENTE})
