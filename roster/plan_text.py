"""A plan as text: the JSON of its file, and the short lines a workbook can carry in cells."""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from collections.abc import Sequence

from roster.domain.plan import Plan

SHEET = "_dati"
"""Name of the hidden sheet that carries a plan inside its workbook."""
_CHUNK = 30_000  # a cell of a workbook holds at most 32,767 characters
_FINGERPRINT = 10
_LARGEST = 512 * 1024 * 1024  # no plan comes near it; a file that unpacks to more is not ours


def to_json(plan: Plan) -> str:
    """Return the JSON of a plan: same plan, same text."""
    return plan.model_dump_json()


def fingerprint(plan: Plan) -> str:
    """Return the short hash that names this version of the plan on every printed page."""
    return hashlib.sha256(to_json(plan).encode()).hexdigest()[:_FINGERPRINT]


def pack(plan: Plan) -> tuple[str, ...]:
    """Return the plan as lines short enough for cells: the SHA-256 of the JSON, then the compressed JSON."""
    content = to_json(plan).encode()
    packed = base64.b64encode(zlib.compress(content, level=6)).decode("ascii")
    chunks = (packed[start : start + _CHUNK] for start in range(0, len(packed), _CHUNK))
    return (hashlib.sha256(content).hexdigest(), *chunks)


def unpack(lines: Sequence[str]) -> Plan:
    """Return the plan that :func:`pack` wrote.

    Raises:
        ValueError: when a line was lost or changed (pydantic's ``ValidationError`` is one).

    """
    if not lines:
        raise ValueError("no lines")
    digest, *chunks = lines
    try:
        inflate = zlib.decompressobj()
        content = inflate.decompress(base64.b64decode("".join(chunks), validate=True), _LARGEST)
    except (binascii.Error, zlib.error) as error:
        raise ValueError(f"the lines do not unpack: {error}") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError("the lines do not match their SHA-256")
    return Plan.model_validate_json(content)
