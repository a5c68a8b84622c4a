"""``roster schema``: what the JSON that the program reads and writes may contain."""

from __future__ import annotations

import json


def run_schema() -> int:
    """Print the JSON Schema of ``input``, ``plan``, ``findings`` and ``known_findings`` and return 0."""
    from roster.domain import Plan, Seat
    from roster.domain.base import Frozen
    from roster.selection import Baseline
    from roster.writer.findings_document import FindingsDocument

    models: dict[str, type[Frozen]] = {
        "input": Seat,
        "plan": Plan,
        "findings": FindingsDocument,
        "known_findings": Baseline,
    }
    print(json.dumps({name: model.model_json_schema() for name, model in models.items()}, indent=2))
    return 0
