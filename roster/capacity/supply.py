"""The month as the tests see it: what is left to cover by those whose cells are free, and who could."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roster.capacity.law import Law
from roster.capacity.reasons import why_not
from roster.domain.codes import DerogationKind, ShiftClass
from roster.domain.counted import is_festive_shift
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.domain.post_classes import PostClass, post_classes
from roster.domain.shift import Shift
from roster.planning import fixed_cells


@dataclass(frozen=True)
class Slot:
    """One shift of one class of posts on one date: what decided cells leave to cover, and who may be employed.

    ``bit`` marks the slot among all those of the month.
    """

    day: date
    shift: Shift
    shift_class: ShiftClass
    festive: bool
    posts: tuple[Post, ...]
    minimum: int
    nominal: int
    able: frozenset[str]
    bit: int

    @property
    def post(self) -> Post:
        """The post that stands for the class."""
        return self.posts[0]

    def asks(self, *, minimum: bool) -> int:
        """Return the cover asked for at the minimum of safety or at the nominal."""
        return self.minimum if minimum else self.nominal


class Supply:
    """The slots of a month and the people for them."""

    def __init__(self, instance: Instance, law: Law) -> None:
        self.instance = instance
        self.law = law
        self.decided = fixed_cells(instance)
        self._in_unit: defaultdict[tuple[str, date], list[Officer]] = defaultdict(list)
        for officer in instance.officers:
            for day in instance.days:
                self._in_unit[officer.unit_on(day), day].append(officer)
        self._able: dict[tuple[date, str, str], frozenset[str]] = {}
        self.slots = tuple(self._slots())
        self.doubled = frozenset(
            day for day in instance.days if instance.profile.derogation(DerogationKind.GIORNI_ALTERNI, day) is not None
        )

    def _slots(self) -> Iterable[Slot]:
        classes = {post.code: group for group in self._classes() for post in group.members}
        given = self._given(classes)
        for day in self.instance.days:
            needed: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
            for level, cover in enumerate(self.instance.cover_of_day(day)):
                for (post, shift), officers in cover.items():
                    needed[shift, classes[post].representative.code][level] += officers
            for (shift, code), levels in needed.items():
                minimum, nominal = (max(0, level - given[day, shift, code]) for level in levels)
                if nominal:
                    yield self._slot(day, self.instance.shift[shift], classes[code], minimum, nominal)

    def _classes(self) -> tuple[PostClass, ...]:
        return post_classes(self.instance.seat.posts, self.instance.profile.derogations)

    def _given(self, classes: Mapping[str, PostClass]) -> Counter[tuple[date, str, str]]:
        """Return how many decided cells serve each slot."""
        return Counter(
            (day, duty.shift, classes[duty.post].representative.code)
            for (_, day), cell in self.decided.items()
            for duty in cell.duties
            if duty.post is not None and duty.post in classes
        )

    def _slot(self, day: date, shift: Shift, group: PostClass, minimum: int, nominal: int) -> Slot:
        key = (day, shift.code, group.representative.code)
        if key not in self._able:
            self._able[key] = frozenset(
                officer.id
                for officer in self.near(day, group.representative.unit)
                if self.why_not(officer, day, shift, group.representative) is None
            )
        festive = is_festive_shift(self.instance, day, shift)
        shift_class = self.instance.profile.class_of(shift)
        bit = 1 << (len(self._able) - 1)
        return Slot(day, shift, shift_class, festive, group.members, minimum, nominal, self._able[key], bit)

    def near(self, day: date, unit: str) -> Sequence[Officer]:
        """Return the officers whose unit on ``day`` may lend to ``unit``."""
        units = [other.code for other in self.instance.profile.units if self.instance.may_lend(other.code, unit)]
        return [officer for other in units for officer in self._in_unit[other, day]]

    def why_not(self, officer: Officer, day: date, shift: Shift, post: Post) -> str | None:
        """Return the message that says why the officer cannot be employed there, None when he or she can."""
        return why_not(self.instance, self.law, self.decided, officer, day, shift, post)

    def places(self, slots: Iterable[Slot]) -> Mapping[str, Mapping[date, int]]:
        """Return by officer how many of ``slots`` he or she could serve on each date at most: one.

        Where an agreement has turns on alternate days, as many as there are shifts.
        """
        by_shift: defaultdict[date, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for slot in slots:
            by_shift[slot.day][slot.shift.code if slot.day in self.doubled else ""] |= slot.able
        found: defaultdict[str, dict[date, int]] = defaultdict(dict)
        for day, sets in by_shift.items():
            for officer in (officer for able in sets.values() for officer in able):
                found[officer][day] = found[officer].get(day, 0) + 1
        return found
