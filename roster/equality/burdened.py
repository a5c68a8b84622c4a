"""The same few people always at unpopular posts or at hospital guards."""

from __future__ import annotations

from collections.abc import Iterator

from roster.equality.burden import Burden
from roster.equality.comparison import Spread
from roster.equality.notice import Matter, Notice
from roster.equality.view import View

FEWEST_EACH = 2
"""Days enough for two each: with fewer, equal shares leave many with none."""
FEW = 0.2
"""Few: at most one person in five bore half of the days. Equal shares would take half of the people."""

_KEYS = {Burden.UNPOPULAR: "notice.unpopular_to_few", Burden.HOSPITAL: "notice.hospital_to_few"}


def borne_by_few(view: View) -> Iterator[Notice]:
    """Yield for each group the few people who bore half of the days at unpopular posts, and at hospital guards."""
    days = {(line.officer, line.group): line.borne for line in view.figures}
    for spread in view.spreads:
        key = _KEYS.get(spread.burden)
        few, borne = _half_of_the_days(spread)
        people, days_in_all = len(spread.comparisons), sum(spread.days)
        if key is not None and days_in_all >= FEWEST_EACH * people and len(few) <= FEW * people:
            yield Notice(
                matter=Matter.BURDENS,
                key=key,
                values={
                    "ruolo": spread.group.ruolo,
                    "unit": spread.group.unit,
                    "days": days_in_all,
                    "borne": borne,
                    "few": len(few),
                    "of": people,
                },
                people={"people": few},
                dates={officer: days[officer, spread.group][spread.burden] for officer in few},
            )


def _half_of_the_days(spread: Spread) -> tuple[tuple[str, ...], int]:
    """Return the fewest people who together bore half of the days, and how many days they bore."""
    few, borne = list[str](), 0
    for line in sorted(spread.comparisons, key=lambda line: (-line.done, line.officer)):
        if 2 * borne >= sum(spread.days):
            break
        few.append(line.officer)
        borne += line.done
    return tuple(few), borne
