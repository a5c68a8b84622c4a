"""What each person did over the months, in each group he or she belonged to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from roster.equality.burden import Burden
from roster.equality.chances import Group, PersonDay


@dataclass(frozen=True)
class Figures:
    """One person in one group. Days are counted, not shifts: two nights on one date are one day of nights.

    ``possible`` are the days on which each burden fell to the person or could have; who is not ``able`` of one bore it
    without it being possible, like an exempt person's nights. ``days`` are those in force, ``unwritten`` those of them
    with an empty cell.
    """

    officer: str
    group: Group
    days: int
    present: int
    unwritten: int
    on_duty: int
    minutes: int
    borne: Mapping[Burden, tuple[date, ...]] = field(default_factory=dict)
    possible: Mapping[Burden, tuple[date, ...]] = field(default_factory=dict)
    able: frozenset[Burden] = frozenset()
    posts: Mapping[str, int] = field(default_factory=dict)
    lengths: Mapping[int, int] = field(default_factory=dict)

    def done(self, burden: Burden) -> int:
        """Return on how many days the person bore a burden."""
        return len(self.borne.get(burden, ()))

    def chances(self, burden: Burden) -> int:
        """Return on how many days it could have fallen to the person."""
        return len(self.possible.get(burden, ()))

    def share(self, burden: Burden) -> float | None:
        """Return the part of the chances that was borne, None without chances."""
        return self.done(burden) / self.chances(burden) if self.chances(burden) else None


def figures_of(days: Iterable[PersonDay]) -> tuple[Figures, ...]:
    """Return the figures of each person in each group, in the order in which they first appear."""
    found: defaultdict[tuple[str, Group], list[PersonDay]] = defaultdict(list)
    for day in days:
        found[day.officer, day.group].append(day)
    return tuple(_figures(officer, group, rows) for (officer, group), rows in found.items())


def _figures(officer: str, group: Group, rows: list[PersonDay]) -> Figures:
    stints = [stint for row in rows for stint in row.stints]
    return Figures(
        officer=officer,
        group=group,
        days=len(rows),
        present=sum(row.present for row in rows),
        unwritten=sum(not row.written for row in rows),
        on_duty=sum(bool(row.stints) for row in rows),
        minutes=sum(stint.shift.minutes for stint in stints),
        borne=_dates((row.day, row.borne) for row in rows),
        possible=_dates((row.day, row.chances) for row in rows),
        able=frozenset(burden for row in rows for burden in row.open_burdens),
        posts=Counter(stint.post.code for stint in stints if stint.post is not None),
        lengths=Counter(stint.shift.minutes for stint in stints),
    )


def _dates(rows: Iterable[tuple[date, frozenset[Burden]]]) -> Mapping[Burden, tuple[date, ...]]:
    found: defaultdict[Burden, list[date]] = defaultdict(list)
    for day, burdens in rows:
        for burden in burdens:
            found[burden].append(day)
    return {burden: tuple(found[burden]) for burden in Burden if burden in found}
