"""From classes of posts to posts: an exact matching per shift and date, rotating officers among the posts.

Posts of one class cannot be told apart by any rule, so who holds which of them is free; an officer is sent where he or
she has been least this month (complaint C10 of the catalogue: posts never rotated).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from ortools.graph.python import linear_sum_assignment

from roster.domain.instance import Instance
from roster.domain.post import Post
from roster.domain.post_classes import PostClass, post_classes
from roster.domain.roster import Cell, Duty

Cells = Mapping[tuple[str, date], Cell]


def with_posts(instance: Instance, cells: Cells, fixed: Cells) -> Cells:
    """Return ``cells`` with every duty at a post of its class, chosen for rotation; fixed cells keep their post."""
    found = dict(cells)
    held: Counter[tuple[str, str]] = Counter()
    for (officer, _), cell in fixed.items():
        held.update((officer, duty.post) for duty in cell.duties if duty.post)
    groups = post_classes(instance.seat.posts, instance.profile.derogations)
    classes = {group.representative.code: group for group in groups}
    taken = _taken(fixed)
    for (day, shift, code), officers in sorted(_staff(cells, fixed).items()):
        group = classes[code]
        seats = _seats(instance, group, day, shift, len(officers), taken[day, shift])
        for officer, post in _match(officers, seats, held):
            found[officer, day] = _moved(found[officer, day], shift, code, post.code)
            held[officer, post.code] += 1
    return found


def _staff(cells: Cells, fixed: Cells) -> Mapping[tuple[date, str, str], list[str]]:
    staff: defaultdict[tuple[date, str, str], list[str]] = defaultdict(list)
    for (officer, day), cell in sorted(cells.items()):
        if (officer, day) not in fixed:
            for duty in cell.duties:
                staff[day, duty.shift, duty.post or ""].append(officer)
    return staff


def _taken(fixed: Cells) -> Mapping[tuple[date, str], Counter[str]]:
    """Return by date and shift how many fixed cells hold each post."""
    taken: defaultdict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    for (_, day), cell in fixed.items():
        for duty in cell.duties:
            taken[day, duty.shift].update([duty.post] if duty.post else [])
    return taken


def _seats(instance: Instance, group: PostClass, day: date, shift: str, wanted: int, taken: Counter[str]) -> list[Post]:
    """Return ``wanted`` places: every minimum first, then the nominal cover, then one more at each post in turn."""
    minimum, nominal = instance.cover_of_day(day)
    levels = [
        [post for post in group.members for _ in range(max(0, want[post.code, shift] - taken[post.code]))]
        for want in (minimum, nominal)
    ]
    seats = levels[0] + _beyond(levels[1], levels[0])
    while len(seats) < wanted:
        seats.extend(group.members)
    return seats[:wanted]


def _beyond(nominal: list[Post], minimum: list[Post]) -> list[Post]:
    left = Counter(post.code for post in minimum)
    rest = []
    for post in nominal:
        if left[post.code] > 0:
            left[post.code] -= 1
        else:
            rest.append(post)
    return rest


def _match(officers: list[str], seats: list[Post], held: Counter[tuple[str, str]]) -> list[tuple[str, Post]]:
    if len({seat.code for seat in seats}) == 1:
        return list(zip(officers, seats, strict=True))
    matching = linear_sum_assignment.SimpleLinearSumAssignment()
    for row, officer in enumerate(officers):
        for column, seat in enumerate(seats):
            matching.add_arc_with_cost(row, column, held[officer, seat.code] ** 2)
    matching.solve()
    return [(officer, seats[matching.right_mate(row)]) for row, officer in enumerate(officers)]


def _moved(cell: Cell, shift: str, code: str, post: str) -> Cell:
    duties = tuple(
        Duty(shift=duty.shift, post=post) if (duty.shift, duty.post) == (shift, code) else duty for duty in cell.duties
    )
    return Cell(code=cell.code, duties=duties)
