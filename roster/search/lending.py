"""What lending offers: the alternatives that only it allows."""

from __future__ import annotations

from collections.abc import Iterable

from roster.model import Model
from roster.search.blocks import Block


def lent(m: Model, parts: Iterable[Block]) -> list[int]:
    """Return the literals of duties at posts outside the officer's own of ``parts``, units that do not lend apart."""
    own = {officer.id: part.units for part in parts for officer in part.officers}
    return [
        alternative.literal.index
        for (officer, _), found in m.free_alternatives.items()
        for alternative in found
        if any(s.post is not None and s.post.unit not in own[officer] for s in alternative.stints)
    ]
