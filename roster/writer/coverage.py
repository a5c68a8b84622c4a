"""Posts against officers: what was asked, what is covered, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roster.domain.instance import Instance
from roster.domain.post import Post
from roster.domain.shift import Shift
from roster.record import Record


@dataclass(frozen=True)
class Need:
    """Officers asked and present at one post, in one shift of one date."""

    day: date
    minimum: int
    nominal: int
    covered: int

    @property
    def below_minimum(self) -> int:
        """Officers missing to the minimum of safety."""
        return max(0, self.minimum - self.covered)

    @property
    def below_nominal(self) -> int:
        """Officers missing to the nominal cover, those below the minimum included."""
        return max(0, self.nominal - self.covered)


@dataclass(frozen=True)
class Line:
    """One post in one shift, over the month."""

    post: Post
    shift: Shift
    needs: Mapping[date, Need]

    @property
    def below_minimum(self) -> int:
        """Turns missing to the minimum over the month."""
        return sum(need.below_minimum for need in self.needs.values())

    @property
    def below_nominal(self) -> int:
        """Turns missing to the nominal cover over the month."""
        return sum(need.below_nominal for need in self.needs.values())


def coverage(record: Record) -> tuple[Line, ...]:
    """Return a line for each post and shift that is asked for or worked, by unit, post and start of the shift."""
    instance = record.instance
    asked = _asked(instance)
    worked = {slot: len(officers) for slot, officers in record.on_slot.items()}
    pairs = {(post, shift) for _, shift, post in worked} | {(post, shift) for _, shift, post in asked}
    units = [unit.code for unit in instance.profile.units]
    posts = [post.code for post in instance.seat.posts]
    known = [pair for pair in pairs if pair[0] in instance.post and pair[1] in instance.shift]
    known.sort(
        key=lambda pair: (
            _place(units, instance.post[pair[0]].unit),
            posts.index(pair[0]),
            instance.shift[pair[1]].start_minute,
            pair[1],
        )
    )
    return tuple(_line(instance, post, shift, asked, worked) for post, shift in known)


def _asked(instance: Instance) -> Mapping[tuple[date, str, str], tuple[int, int]]:
    """Standing posts and dated events add up on the same slot."""
    total: dict[tuple[date, str, str], tuple[int, int]] = {}
    for demand in instance.demands:
        slot = demand.day, demand.shift, demand.post
        minimum, nominal = total.get(slot, (0, 0))
        total[slot] = minimum + demand.minimum, nominal + demand.nominal
    return total


def _line(
    instance: Instance,
    post: str,
    shift: str,
    asked: Mapping[tuple[date, str, str], tuple[int, int]],
    worked: Mapping[tuple[date, str, str], int],
) -> Line:
    needs = {}
    for day in instance.days:
        minimum, nominal = asked.get((day, shift, post), (0, 0))
        covered = worked.get((day, shift, post), 0)
        needs[day] = Need(day, minimum, nominal, covered)
    return Line(instance.post[post], instance.shift[shift], needs)


def _place(codes: list[str], code: str) -> int:
    return codes.index(code) if code in codes else len(codes)
