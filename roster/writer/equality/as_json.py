"""The report as JSON, for programs: all figures and all dates."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from roster.equality.chances import Group
from roster.equality.comparison import Spread
from roster.equality.figures import Figures
from roster.equality.lot import threshold
from roster.equality.notice import Notice
from roster.equality.posts import Holding
from roster.equality.report import Equality
from roster.writer.equality.words import Words


def equality_json(report: Equality, lang: str) -> str:
    """Return a JSON document with months, people, spreads with their comparisons, posts and findings."""
    words = Words(report, lang)
    view = report.view
    document = {
        "seat": view.months[-1].instance.profile.seat,
        "months": [{"month": f"{month.when[0]}-{month.when[1]:02}", "file": month.name} for month in view.months],
        "known": sorted(fact.name for fact in view.known),
        "people": [_person(line, words) for line in view.figures],
        "spreads": [_spread(spread) for spread in view.spreads],
        "posts": [_post(holding) for holding in report.posts],
        "findings": [_notice(notice, words) for notice in report.notices],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _group(group: Group) -> dict[str, Any]:
    return {"ruolo": group.ruolo, "unit": group.unit, "on_turns": group.on_turns}


def _person(line: Figures, words: Words) -> dict[str, Any]:
    return {
        "officer": line.officer,
        "name": words.name(line.officer),
        "group": _group(line.group),
        "days_in_force": line.days,
        "days_present": line.present,
        "days_unwritten": line.unwritten,
        "days_on_duty": line.on_duty,
        "minutes": line.minutes,
        "burdens": {
            burden.name.lower(): {"done": _days(days), "possible": len(line.possible[burden])}
            for burden, days in ((burden, line.borne.get(burden, ())) for burden in line.possible)
        },
        "posts": dict(line.posts),
        "minutes_of_shifts": {str(minutes): times for minutes, times in sorted(line.lengths.items())},
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "group": _group(spread.group),
        "burden": spread.burden.name.lower(),
        "done": sum(spread.days),
        "possible": sum(line.chances for line in spread.comparisons),
        "mean_share": spread.mean_share,
        "median_share": spread.median_share,
        "unevenness": spread.unevenness,
        "threshold": threshold(len(spread.comparisons)),
        "comparisons": [
            {
                "officer": line.officer,
                "done": line.done,
                "possible": line.chances,
                "expected": line.expected,
                "probability": line.probability,
                "standing": line.standing.name.lower(),
            }
            for line in spread.comparisons
        ],
    }


def _post(holding: Holding) -> dict[str, Any]:
    return {
        "post": holding.post.code,
        "duties": holding.duties,
        "holders": {officer: len(days) for officer, days in holding.dates.items()},
        "able": len(holding.able),
        "expected_people": holding.expected_people,
        "minutes_of_shifts": {str(minutes): times for minutes, times in sorted(holding.lengths.items())},
    }


def _notice(notice: Notice, words: Words) -> dict[str, Any]:
    everybody = max(map(len, notice.people.values()), default=0)
    return {
        "matter": notice.matter.name.lower(),
        "id": notice.key.removeprefix("notice."),
        "sentence": words.sentence(notice, most=everybody),
        "people": {place: list(officers) for place, officers in notice.people.items()},
        "dates": _dates(notice.dates),
        "cells": {officer: list(words.report.view.cells(officer, days)) for officer, days in notice.dates.items()},
        "values": dict(notice.values),
    }


def _dates(dates: Mapping[str, Sequence[date]]) -> dict[str, list[str]]:
    return {officer: _days(days) for officer, days in dates.items()}


def _days(days: Sequence[date]) -> list[str]:
    return [day.isoformat() for day in days]
