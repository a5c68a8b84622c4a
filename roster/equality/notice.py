"""Something that figures alone do not show: who, when, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Matter(StrEnum):
    """What a notice is about."""

    LENGTHS = "durate diverse allo stesso posto"
    HOLIDAYS = "feste"
    ROTATION = "posti senza avvicendamento"
    BURDENS = "carichi sempre agli stessi"


@dataclass(frozen=True)
class Notice:
    """A sentence of the catalogue (``key``) with its ``values``; ``people`` fill placeholders with names.

    ``dates`` are those that show it, by person.
    """

    matter: Matter
    key: str
    values: Mapping[str, object]
    people: Mapping[str, tuple[str, ...]]
    dates: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
