"""Who serves at the posts whose staff rotate: hospital wards, A.T.S.M., guards and escorts outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.domain.rotation import rows_at
from roster.record import Record


@dataclass(frozen=True)
class Turn:
    """One officer's share of a group: the dates, and the longest row of duty days spent there."""

    officer: Officer
    days: tuple[date, ...]
    longest_run: int


@dataclass(frozen=True)
class Rotation:
    """A group of posts and who served there, most often first."""

    group: str
    posts: tuple[Post, ...]
    turns: tuple[Turn, ...]

    @property
    def total(self) -> int:
        """Shifts served in the group."""
        return sum(len(turn.days) for turn in self.turns)


def rotations(record: Record) -> tuple[Rotation, ...]:
    """Return the groups with posts that rotate or lie outside the seat, in the order of the posts."""
    groups: defaultdict[str, list[Post]] = defaultdict(list)
    for post in record.instance.seat.posts:
        if post.must_rotate or post.outside:
            groups[post.rotation_group].append(post)
    return tuple(Rotation(name, tuple(posts), _turns(record, posts)) for name, posts in groups.items())


def _turns(record: Record, posts: Iterable[Post]) -> tuple[Turn, ...]:
    codes = {post.code for post in posts}
    found = []
    for officer in record.officers:
        stints = record.stints_of_month(officer.id)
        days = tuple(stint.day for stint in stints if stint.post is not None and stint.post.code in codes)
        if days:
            longest = max((len(row) for row in rows_at(record.known_cells(officer.id), codes)), default=0)
            found.append(Turn(officer, days, longest))
    return tuple(sorted(found, key=lambda turn: (-len(turn.days), turn.officer.label, turn.officer.id)))
