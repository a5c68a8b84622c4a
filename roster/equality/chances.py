"""Who could have had a burden on a date: pari opportunità, from facts of the input and what was done that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
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

_Open = Mapping[Burden, Collection[Post | None]]


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
    instance, record = month.instance, Record(month.instance, month.roster)
    big, beside = big_days(instance), days_beside_holidays(instance)
    done: dict[tuple[str, date], frozenset[Burden]] = {}
    open_to: defaultdict[date, dict[Burden, dict[object, Post | None]]] = defaultdict(dict)
    for officer in record.officers:
        for stint in record.stints_of_month(officer.id):
            burdens = frozenset(burdens_of(instance, stint, big, beside))
            key = (officer.id, stint.day)
            done[key] = done.get(key, frozenset()) | burdens
            for burden in burdens:
                open_to[stint.day].setdefault(burden, {})[_traits(instance, stint.post)] = stint.post
    sparing = tuple(rule for rule in rules_in_force(instance).values() if _may_spare(rule))
    for officer in record.officers:
        for day in instance.days:
            if officer.in_force(day):
                borne = done.get((officer.id, day), frozenset())
                open_posts = {burden: posts.values() for burden, posts in open_to[day].items()}
                yield _person_day(record, officer, day, borne, open_posts, sparing, known)


def _person_day(
    record: Record,
    officer: Officer,
    day: date,
    borne: frozenset[Burden],
    open_posts: _Open,
    sparing: Collection[Rule],
    known: Collection[Fact],
) -> PersonDay:
    instance, cell = record.instance, record.cell(officer.id, day)
    written = cell is not None or Fact.STATI not in known
    there = is_present(instance, officer, day) if cell is None else not (cell.code.is_absence or cell.code.is_away)
    could = frozenset(
        burden
        for burden, posts in open_posts.items()
        if there
        and written
        and officer.on_turns
        and not (burden is Burden.NIGHTS and _spared_nights(instance, officer, day, sparing))
        and any(post is None or may_hold(instance, officer, post, day) for post in posts)
    )
    return PersonDay(
        officer=officer.id,
        day=day,
        group=_group(officer, day, known),
        present=there,
        written=written,
        stints=record.stints_on(officer.id, day),
        borne=borne,
        open_burdens=could,
    )


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
