"""A plan whose names and matricole occur nowhere by chance, so that one of them in a file is a leak."""

from __future__ import annotations

import json

from roster.domain import Plan


def unmistakable(plan: Plan) -> Plan:
    """Return the same plan with distinctive surnames, names, matricole and words of the office."""
    content = json.loads(plan.model_dump_json())
    known = {officer["id"]: f"QX{place:05}Z" for place, officer in enumerate(content["instance"]["seat"]["officers"])}
    for place, officer in enumerate(content["instance"]["seat"]["officers"]):
        officer |= {"surname": f"Zqurnam{place:03}", "name": f"Wquname{place:03}"}
    seat = content["instance"]["seat"]
    seat["profile"] |= {"director": "Zqdirector", "commander": "Zqcommander"}
    for unit in seat["profile"]["units"]:
        unit["responsible"] = "Zqresponsible"
    for table, fields in {"grounds": ("text", "author"), "changes": ("reason",), "extras": ("reason",)}.items():
        for place, line in enumerate(seat[table]):
            line.update({field: f"Zqword{table}{place}{field}" for field in fields if line.get(field)})
    return Plan.model_validate_json(json.dumps(_replaced(content, known)))


def _replaced(value: object, known: dict[str, str]) -> object:
    if isinstance(value, dict):
        return {known.get(key, key): _replaced(inside, known) for key, inside in value.items()}
    if isinstance(value, list):
        return [_replaced(inside, known) for inside in value]
    return known.get(value, value) if isinstance(value, str) else value


def private_words(plan: Plan) -> set[str]:
    """What may be in no file that leaves the office."""
    officers = plan.instance.seat.officers
    named = {word for officer in officers for word in (officer.id, officer.surname, officer.name)}
    return named | {"Zqdirector", "Zqcommander", "Zqresponsible", "Zqword"}
