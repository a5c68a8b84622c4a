"""Posts held always by the same people although others may hold them, and people who never held another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roster.domain.employ import may_hold
from roster.domain.post import Post
from roster.equality.notice import Matter, Notice
from roster.equality.view import View

FEWEST_DUTIES = 10
PART_OF_EXPECTED = 0.5
"""Held by few: by at most half of the people that the draw by lot would send there."""


@dataclass(frozen=True)
class Holding:
    """A post over the months: the dates of duty there by person, and who could have held it (``able``).

    Able is who was on turns, present and admitted by the facts of the post on some date, whatever the shift.
    """

    post: Post
    dates: Mapping[str, tuple[date, ...]]
    able: tuple[str, ...]
    lengths: Mapping[int, int]
    """How many duties lasted so many minutes."""

    @property
    def duties(self) -> int:
        """Duties of all who held the post."""
        return sum(self.lengths.values())

    @property
    def expected_people(self) -> float:
        """How many different people as many draws among the able would send to the post, on average."""
        people = len(self.able)
        return people * (1 - (1 - 1 / people) ** self.duties) if people else 0.0

    @property
    def by_few(self) -> bool:
        """Whether far fewer people held it than a draw would send there."""
        few = len(self.dates) <= PART_OF_EXPECTED * self.expected_people
        return few and self.duties >= FEWEST_DUTIES and not self.post.reserve


def holdings(view: View) -> tuple[Holding, ...]:
    """Return every post somebody on turns held, in the order of the input."""
    dates: defaultdict[str, defaultdict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    lengths: defaultdict[str, Counter[int]] = defaultdict(Counter)
    first_days: defaultdict[str, dict[tuple[int, int], date]] = defaultdict(dict)
    for row in view.days:
        if row.group.on_turns:
            if row.present:
                first_days[row.officer].setdefault((row.day.year, row.day.month), row.day)
            for stint in row.stints:
                if stint.post is not None:
                    dates[stint.post.code][row.officer].append(row.day)
                    lengths[stint.post.code][stint.shift.minutes] += 1
    return tuple(
        Holding(
            post=post,
            dates={officer: tuple(days) for officer, days in dates[code].items()},
            able=tuple(who for who in first_days if who in dates[code] or _could(view, who, code, first_days[who])),
            lengths=lengths[code],
        )
        for code, post in view.post.items()
        if code in dates
    )


def _could(view: View, officer: str, code: str, first_days: Mapping[tuple[int, int], date]) -> bool:
    """Return whether a person may hold a post on the first date of presence of some month: it seldom changes within."""
    for when, day in first_days.items():
        instance = view.by_month[when].instance
        if code in instance.post and may_hold(instance, instance.officer[officer], instance.post[code], day):
            return True
    return False


def held_by_few(found: Sequence[Holding]) -> Iterator[Notice]:
    """Yield each post that a few people held although many could."""
    for holding in found:
        if holding.by_few:
            yield Notice(
                matter=Matter.ROTATION,
                key="notice.held_by_few",
                values={
                    "post": holding.post.code,
                    "duties": holding.duties,
                    "holders": len(holding.dates),
                    "able": len(holding.able),
                    "by_lot": round(holding.expected_people),
                },
                people={"people": _by_duties(holding.dates)},
                dates=holding.dates,
            )


def one_post_only(found: Sequence[Holding]) -> Iterator[Notice]:
    """Yield for each post who held no other in ten duties or more, although another post was open to him or her."""
    posts_of: defaultdict[str, list[Holding]] = defaultdict(list)
    for holding in found:
        if not holding.post.reserve:
            for officer in holding.dates:
                posts_of[officer].append(holding)
    only: defaultdict[str, list[str]] = defaultdict(list)
    for officer, held in posts_of.items():
        alone = held[0]
        others = any(officer in other.able for other in found if other is not alone and not other.post.reserve)
        if len(held) == 1 and others and len(alone.dates[officer]) >= FEWEST_DUTIES:
            only[alone.post.code].append(officer)
    for holding in found:
        if people := tuple(only[holding.post.code]):
            yield Notice(
                matter=Matter.ROTATION,
                key="notice.one_post_only",
                values={"post": holding.post.code, "least": FEWEST_DUTIES},
                people={"people": people},
                dates={officer: holding.dates[officer] for officer in people},
            )


def _by_duties(dates: Mapping[str, Sequence[date]]) -> tuple[str, ...]:
    return tuple(sorted(dates, key=lambda officer: (-len(dates[officer]), officer)))
