"""Who could have had a burden on a date: pari opportunità, from facts of the input and what was done that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from roster.domain.codes import Ruolo
from roster.domain.employ import BARS_NIGHTS, is_present, may_hold
from roster.domain.instance import Instance
from roster.domain.known import Fact
from roster.domain.officer import Officer
from roster.domain.opportunity import big_days
from roster.domain.post import Post
from roster.domain.stint import Stint
from roster.equality.burden import Burden, burdens_of, days_beside_holidays
from roster.equality.month import Month
from roster.record import Record
from roster.registry import rules_in_force
from roster.rule import Rule


@dataclass(frozen=True, order=True)
class Group:
    """Whom a person is compared with: same ruolo, same unit, both on turns; empty where the input does not say."""

    ruolo: str
    unit: str
    on_turns: bool


@dataclass(frozen=True)
class PersonDay:
    """A date of a person in force: what was done and what could have been.

    ``open_burdens`` are those that could fall to the person; ``written`` is False where the cell is empty in a
    roster that says of everybody what he or she does; one that names only who is on duty leaves nothing empty.
    """

    officer: str
    day: date
    group: Group
    present: bool
    written: bool
    stints: tuple[Stint, ...]
    borne: frozenset[Burden]
    open_burdens: frozenset[Burden]

    @property
    def chances(self) -> frozenset[Burden]:
        """What fell to the person or could have: what was borne was always possible."""
        return self.open_burdens | self.borne


def person_days(month: Month, known: Collection[Fact]) -> Iterator[PersonDay]:
    """Yield every date of every person in force in the month, groups by what is ``known``.

    A burden could fall to a person on a date when somebody at the seat bore it at a post that this person may hold
    (or at one nobody wrote), and the person was on turns, in force, not absent, not away on service, and for nights not
    spared them by a right or an exemption in force.
    """
    record = Record(month.instance, month.roster)
    borne = _borne(record)
    openings = _openings(record)
    sparing = tuple(rule for rule in rules_in_force(month.instance).values() if _may_spare(rule))
    reach = _reach(month.instance)
    for officer in record.officers:
        for day in month.instance.days:
            if officer.in_force(day):
                could = frozenset[Burden]()
                there, written = _presence(record, officer, day, known)
                if there and written and officer.on_turns:
                    units = (None, *reach[officer.unit_on(day)])
                    could = _open_burdens(record, officer, day, [openings[day][unit] for unit in units], sparing)
                yield PersonDay(
                    officer=officer.id,
                    day=day,
                    group=_group(officer, day, known),
                    present=there,
                    written=written,
                    stints=record.stints_on(officer.id, day),
                    borne=borne.get((officer.id, day), frozenset()),
                    open_burdens=could,
                )


_OfUnit = Mapping[object, tuple[Post | None, frozenset[Burden]]]
"""Posts that differ in who may hold them, one for all alike, with what was borne there on a date."""


def _borne(record: Record) -> Mapping[tuple[str, date], frozenset[Burden]]:
    found: defaultdict[tuple[str, date], frozenset[Burden]] = defaultdict(frozenset)
    for officer, stint, burdens in _burdened(record):
        found[officer, stint.day] |= burdens
    return found


def _openings(record: Record) -> Mapping[date, Mapping[str | None, _OfUnit]]:
    """Return by date and unit the posts where somebody bore something; of no unit those that nobody wrote."""
    found: defaultdict[date, defaultdict[str | None, dict[object, tuple[Post | None, frozenset[Burden]]]]]
    found = defaultdict(lambda: defaultdict(dict))
    for _, stint, burdens in _burdened(record):
        of_unit = found[stint.day][stint.post.unit if stint.post else None]
        traits = _traits(record.instance, stint.post)
        _, before = of_unit.get(traits, (None, frozenset()))
        of_unit[traits] = (stint.post, before | burdens)
    return found


def _burdened(record: Record) -> Iterator[tuple[str, Stint, frozenset[Burden]]]:
    instance = record.instance
    big, beside = big_days(instance), days_beside_holidays(instance)
    for officer in record.officers:
        for stint in record.stints_of_month(officer.id):
            yield officer.id, stint, frozenset(burdens_of(instance, stint, big, beside))


def _reach(instance: Instance) -> Mapping[str, tuple[str, ...]]:
    """Return the units at whose posts people of each unit may serve: their own first."""
    units = {officer.unit_on(day) for officer in instance.officers for day in (instance.days[0], instance.days[-1])}
    units |= {officer.unit for officer in instance.officers} | {post.unit for post in instance.seat.posts}
    return {
        own: (own, *(unit for unit in sorted(units) if unit != own and instance.may_lend(own, unit))) for own in units
    }


def _presence(record: Record, officer: Officer, day: date, known: Collection[Fact]) -> tuple[bool, bool]:
    """Return whether the person was there on a date, and whether the roster says so."""
    cell = record.cell(officer.id, day)
    if cell is None:
        return is_present(record.instance, officer, day), Fact.STATI not in known
    return not (cell.code.is_absence or cell.code.is_away), True


def _open_burdens(
    record: Record, officer: Officer, day: date, of_units: Iterable[_OfUnit], sparing: Collection[Rule]
) -> frozenset[Burden]:
    spared = _spared_nights(record.instance, officer, day, sparing)
    found = {Burden.NIGHTS} if spared else set[Burden]()
    for of_unit in of_units:
        for post, burdens in of_unit.values():
            if not burdens <= found and (post is None or may_hold(record.instance, officer, post, day)):
                found |= burdens
    return frozenset(found - {Burden.NIGHTS} if spared else found)


def _group(officer: Officer, day: date, known: Collection[Fact]) -> Group:
    ruolo: Ruolo | None = officer.ruolo_on(day) if Fact.RUOLO in known else None
    unit = officer.unit_on(day) if Fact.UNITA in known else ""
    return Group(ruolo.value if ruolo else "", unit, officer.on_turns)


def _traits(instance: Instance, post: Post | None) -> object:
    """Return everything by which people may or may not hold a post: one post stands for all those alike."""
    if post is None:
        return None
    return (post.unit, post.article_42, post.sex_held, post.ruoli, post.skill, post.code in instance.continuous_posts)


def _may_spare(rule: Rule) -> bool:
    return type(rule).spares_nights is not Rule.spares_nights


def _spared_nights(instance: Instance, officer: Officer, day: date, sparing: Collection[Rule]) -> bool:
    claimed = any(officer.request(kind, day) for kind in BARS_NIGHTS)
    return claimed or any(rule.spares_nights(instance, officer, day) for rule in sparing)
