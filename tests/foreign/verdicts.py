"""What ``roster validate`` says of a file: the exit code and the breaches of its JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from roster.cli.main import run
from tests.foreign.breaches import Expected
from tests.foreign.files import Built


def findings_in(document: Any) -> Iterator[dict[str, Any]]:
    """Yield every finding of a JSON document, wherever it stands."""
    if isinstance(document, list):
        for part in document:
            yield from findings_in(part)
    elif isinstance(document, dict):
        if {"severity", "cells", "dates"} <= document.keys():
            yield document
        for part in document.values():
            yield from findings_in(part)


def validated(built: Built, folder: Path, *more: str) -> tuple[int, list[dict[str, Any]]]:
    """Return the exit code of ``roster validate`` and the breaches it wrote."""
    out = folder / "rilievi.json"
    code = run(["validate", *map(str, built.paths), *more, "--json", str(out)])
    found = findings_in(json.loads(out.read_text(encoding="utf-8"))) if out.exists() else iter(())
    return code, [finding for finding in found if finding["severity"] == "vietato"]


def key(finding: dict[str, Any], who: str) -> tuple[str, str, str]:
    """Return rule, officer and date of a finding."""
    return finding["id"], who, finding["dates"][0]


def expected_key(e: Expected) -> tuple[str, str, str]:
    """Return the same of an expectation."""
    return e.rule, e.matricola, e.day.isoformat()
