"""``roster schema``: what the JSON input and the JSON plan may contain."""

from __future__ import annotations

import json


def run_schema() -> int:
    """Print the JSON Schema of ``input`` and ``plan`` and return 0."""
    from roster.domain import Plan, Seat

    print(json.dumps({"input": Seat.model_json_schema(), "plan": Plan.model_json_schema()}, indent=2))
    return 0
