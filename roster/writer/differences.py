"""Programmed against worked as every form of the findings shows it: one row for each difference, then the rates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from roster.audited import AuditedMonth
from roster.comparison import Comparison, Difference, Explanation, Rate
from roster.domain.roster import Cell
from roster.messages import finding_text, text

_RULE = "ANQ-9.11a"
_HOUR = timedelta(hours=1)
_NOTHING = "-"
_ORDER = (Explanation.NONE, Explanation.REGISTERED, Explanation.AROSE)


@dataclass(frozen=True)
class DifferenceRow:
    """A date of a person that is not as programmed.

    ``notice`` is in hours, negative for who was told late; ``ground`` says so where there is none; ``irregular`` are
    the sentences of what ANQ 9.11 wants and the register lacks. Cells are those of the files, None where there is none.
    """

    officer: str
    person: str
    unit: str
    day: date
    programmed: str
    worked: str
    explanation: Explanation
    author: str
    notice: float | None
    ground: str
    irregular: tuple[str, ...]
    programmed_cell: str | None
    worked_cell: str | None


@dataclass(frozen=True)
class RateRow:
    """How much changed for a person or a unit; notices are in hours, ``usual`` is what at least half of them reach.

    ``officer`` is None for a unit, ``shortest`` and ``usual`` where no notice is known.
    """

    officer: str | None
    name: str
    unit: str
    posted: int
    changed: int
    unexplained: int
    share: float
    told: int
    shortest: float | None
    usual: float | None


def difference_rows(month: AuditedMonth, lang: str) -> tuple[DifferenceRow, ...]:
    """Return the differences of a month, those that nothing explains first, then by date; none without a programme."""
    found = month.comparison
    if found is None:
        return ()
    irregular = _irregular(month, lang)
    ordered = sorted(found.differences, key=lambda one: _ORDER.index(one.explanation))
    return tuple(_row(month, found, one, irregular, lang) for one in ordered)


def unit_rates(month: AuditedMonth, found: Comparison) -> tuple[RateRow, ...]:
    """Return the rates by unit, in the order of their codes."""
    names = {unit.code: unit.name for unit in month.instance.profile.units}
    return tuple(_rate(None, names.get(unit, unit), unit, rate) for unit, rate in sorted(found.by_unit.items()))


def person_rates(month: AuditedMonth, found: Comparison) -> tuple[RateRow, ...]:
    """Return the rates by person, who had most changes first."""
    people = month.instance.officer
    rows = (_rate(who, people[who].label, people[who].unit, rate) for who, rate in found.by_officer.items())
    return tuple(sorted(rows, key=lambda row: -row.changed))


def whole_rate(found: Comparison) -> RateRow:
    """Return the rate of everybody."""
    return _rate(None, "", "", found.total)


def _row(
    month: AuditedMonth,
    found: Comparison,
    one: Difference,
    irregular: Mapping[tuple[str, date], tuple[str, ...]],
    lang: str,
) -> DifferenceRow:
    variation = one.variation
    officer, change = variation.officer, variation.change
    key = (officer.id, variation.day)
    return DifferenceRow(
        officer=officer.id,
        person=officer.label,
        unit=officer.unit,
        day=variation.day,
        programmed=_cell(variation.was),
        worked=_cell(variation.now),
        explanation=one.explanation,
        author=(change.author or "") if change else "",
        notice=_hours(one.notice),
        ground=_ground(found, one, lang),
        irregular=irregular.get(key, ()),
        programmed_cell=month.programmed.get(key),
        worked_cell=month.addresses.get(key),
    )


def _ground(found: Comparison, one: Difference, lang: str) -> str:
    change = one.variation.change
    if one.explanation is Explanation.AROSE:
        return text("compared.arose", lang)
    if not found.has_register:
        return text("compared.no_register", lang)
    parts: Iterable[str | None] = () if change is None else (change.ground and change.ground.value, change.reason)
    said = ": ".join(part for part in parts if part)
    return said or text("compared.no_ground", lang)


def _irregular(month: AuditedMonth, lang: str) -> Mapping[tuple[str, date], tuple[str, ...]]:
    """Return what ANQ 9.11 finds wrong of each date of each person."""
    found: defaultdict[tuple[str, date], list[str]] = defaultdict(list)
    for finding in month.findings:
        if finding.rule == _RULE and finding.officer is not None and finding.days:
            found[finding.officer, finding.days[0]].append(finding_text(finding, month.instance, lang))
    return {key: tuple(sentences) for key, sentences in found.items()}


def _rate(officer: str | None, name: str, unit: str, rate: Rate) -> RateRow:
    return RateRow(
        officer=officer,
        name=name,
        unit=unit,
        posted=rate.posted,
        changed=rate.changed,
        unexplained=rate.unexplained,
        share=rate.share,
        told=len(rate.notices),
        shortest=_hours(rate.notices[0] if rate.notices else None),
        usual=_hours(rate.usual_notice),
    )


def _hours(notice: timedelta | None) -> float | None:
    return None if notice is None else round(notice / _HOUR, 1)


def _cell(cell: Cell | None) -> str:
    return str(cell) if cell is not None else _NOTHING
