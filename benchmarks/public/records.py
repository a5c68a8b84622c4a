"""The best values known of public instances, from ``records.toml``, which names their sources."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Record:
    """Best cost known, best bound known (equal: proved), best cost published for ten minutes. None: not known."""

    best: int | None = None
    bound: int | None = None
    ten_minutes: int | None = None


def _records() -> Mapping[str, Record]:
    text = Path(__file__).with_name("records.toml").read_text(encoding="utf-8")
    return {name: Record(**figures) for name, figures in tomllib.loads(text).items()}


RECORDS = _records()
