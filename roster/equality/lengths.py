"""The same post, the same time of the day, but a shift longer for some than for others, by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from roster.domain.shift import MINUTES_OF_DAY, Shift
from roster.domain.stint import Stint
from roster.equality.notice import Matter, Notice
from roster.equality.view import View

FEWEST_TIMES = 3
ALWAYS = 0.9
"""Always, or nearly: three times at least, and nine out of ten."""


class _Side(NamedTuple):
    """A post and the hour at which its shifts all begin, or all end."""

    post: str
    anchor: str
    minute: int


_Held = Mapping[str, Mapping[str, tuple[date, ...]]]
"""Dates by person and hours."""


def different_lengths(view: View) -> Iterator[Notice]:
    """Yield a notice for each post and hour where some always have the longer shift and others always the shorter.

    Only dates of the same month and of the same kind, feriali or festivi, are set beside each other: a table that
    changes with the season or on Sundays treats nobody differently.
    """
    for side, (held, shifts) in sorted(_by_side(view).items()):
        usual = _usual_hours(held)
        ordered = sorted(set(usual.values()), key=lambda hours: shifts[hours].minutes)
        if len(ordered) > 1:
            shorter, longer = ordered[0], ordered[-1]
            short_people, long_people = (
                tuple(sorted(who for who, hours in usual.items() if hours == wanted)) for wanted in (shorter, longer)
            )
            yield Notice(
                matter=Matter.LENGTHS,
                key=f"notice.lengths_{side.anchor}",
                values={
                    "post": side.post,
                    "clock": f"{side.minute // 60:02}:{side.minute % 60:02}",
                    "shorter": shorter,
                    "longer": longer,
                    "short_hours": shifts[shorter].minutes / 60,
                    "long_hours": shifts[longer].minutes / 60,
                },
                people={"short_people": short_people, "long_people": long_people},
                dates={who: held[who][usual[who]] for who in (*short_people, *long_people)},
            )


def _by_side(view: View) -> Mapping[_Side, tuple[_Held, Mapping[str, Shift]]]:
    strata: defaultdict[tuple[_Side, tuple[int, int], bool], list[tuple[str, Stint]]] = defaultdict(list)
    for row in view.days:
        if row.group.on_turns:
            month = view.month_of(row.day)
            for stint in row.stints:
                if stint.post is not None:
                    for side in _sides(stint.post.code, stint.shift):
                        strata[side, month.when, month.instance.is_festive(row.day)].append((row.officer, stint))
    found: dict[_Side, tuple[defaultdict[str, dict[str, tuple[date, ...]]], dict[str, Shift]]] = {}
    for (side, _, _), rows in strata.items():
        if len({stint.shift.minutes for _, stint in rows}) > 1:
            held, shifts = found.setdefault(side, (defaultdict(dict), {}))
            for officer, stint in rows:
                hours = stint.shift.hours_label()
                shifts[hours] = stint.shift
                held[officer][hours] = (*held[officer].get(hours, ()), stint.day)
    return found


def _sides(post: str, shift: Shift) -> tuple[_Side, _Side]:
    begins = _Side(post, "start", shift.start_minute)
    return begins, _Side(post, "end", shift.end_minute % MINUTES_OF_DAY)


def _usual_hours(held: _Held) -> Mapping[str, str]:
    """Return the hours each person has always or nearly, for those who have some."""
    found = {}
    for officer, dates in held.items():
        times = Counter({hours: len(days) for hours, days in dates.items()})
        hours, most = times.most_common(1)[0]
        if most >= FEWEST_TIMES and most >= ALWAYS * times.total():
            found[officer] = hours
    return found
