"""What ANQ Art. 10(2) and 10(3) measure in a finished roster: who covers what, by class of interchangeable posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from roster.domain import Post
from roster.domain.post_classes import post_classes
from roster.record import Record

Place = tuple[date, str, str]
"""Date, shift, code of the first post of the class."""


@dataclass
class Cover:
    """Cover of a class of posts in one shift of one date: asked for and there, by post."""

    post: Post
    minimum: Counter[str] = field(default_factory=Counter)
    nominal: Counter[str] = field(default_factory=Counter)
    present: Counter[str] = field(default_factory=Counter)
    on_turns: int = 0

    @property
    def missing_minimum(self) -> int:
        """Officers missing to the minimum of the class."""
        return max(0, self.minimum.total() - self.present.total())

    @property
    def missing_nominal(self) -> int:
        """Officers missing to the nominal cover of the class."""
        return max(0, self.nominal.total() - self.present.total())

    @property
    def misplaced(self) -> int:
        """Officers whom a mere exchange among the posts of the class would bring where the minimum is missing."""
        return (self.minimum - self.present).total() - self.missing_minimum

    @property
    def beyond(self) -> int:
        """Officers on turns whom neither the nominal cover nor a reserve needs."""
        room = max(0, self.nominal.total() - (self.present.total() - self.on_turns))
        return 0 if self.post.reserve else max(0, self.on_turns - room)


def covers(record: Record) -> Mapping[Place, Cover]:
    """Return the cover of every class of posts that is demanded or staffed in a shift of a date of the month."""
    instance = record.instance
    classes = post_classes(instance.seat.posts, instance.profile.derogations)
    first = {post.code: group.representative for group in classes for post in group.members}
    found: dict[Place, Cover] = {}
    for line in instance.demands:
        cover = _at(found, line.day, line.shift, first[line.post])
        cover.minimum[line.post] += line.minimum
        cover.nominal[line.post] += line.nominal
    for (day, shift, post), officers in record.on_slot.items():
        cover = _at(found, day, shift, first[post])
        cover.present[post] += len(officers)
        cover.on_turns += sum(instance.officer[officer].on_turns for officer in officers)
    return found


def _at(found: dict[Place, Cover], day: date, shift: str, post: Post) -> Cover:
    return found.setdefault((day, shift, post.code), Cover(post))
