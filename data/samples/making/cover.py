"""Turns designs into cover that the staff can bear: real demand, a little short where it is short in reality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from making.capacity import MINUTES_OF_A_DUTY_DAY, Amount, asked, available, duty_days, load
from making.posts import Design, Line, Offer, Step
from making.tables import Table
from roster.calendar import iso_weeks
from roster.domain import Cover, DayClass, Demand, Instance, Officer, Post

ROUNDS_OF_FILLING = 12
SKELETON_MINIMUM = 0.83
RAISED_MINIMUM = 0.82
WEEKLY_MINIMUM = 0.97


@dataclass(frozen=True)
class Limits:
    """Shares of the capacity that the nominal cover may take."""

    minutes: float = 1.0
    skeleton: float = 0.85
    nights: float = 0.85
    covered: float = 0.85
    evenings: float = 0.85
    festive: float = 0.90


@dataclass(frozen=True)
class Week:
    """A whole week: its feriali and festivi, the minutes the pool has, those that dated demand takes."""

    feriali: int
    festivi: int
    there: float
    dated: float


class Builder:
    """Takes the steps of one design as long as the pool can bear them."""

    def __init__(
        self, instance: Instance, table: Table, pool: tuple[Officer, ...], dated: tuple[Demand, ...], limits: Limits
    ) -> None:
        self.instance = instance
        self.round_the_clock = (table.around, table.hospital)
        self.there = sum((available(instance, officer) for officer in pool), Amount())
        self.taken = sum((asked(instance, line, line.nominal) for line in dated), Amount())
        self.dated = sum((asked(instance, line, line.minimum) for line in dated), Amount()).minutes
        self.weeks = tuple(_weeks(instance, pool, dated))
        self.limits = limits
        self.festivi = len(instance.festive_days)
        self.feriali = len(instance.days) - self.festivi
        self.lines: list[Line] = []

    def build(self, design: Design) -> tuple[Post, ...]:
        """Return the posts with their cover; posts that nobody can man are left out."""
        for step in design.steps:
            self._take(step, self.limits.skeleton)
        for _ in range(ROUNDS_OF_FILLING):
            for step in design.fillers:
                self._take(step, self.limits.minutes)
        self._settle_minimum()
        return tuple(self._post(post) for post in design.posts if self._wanted(post))

    def _take(self, step: Step, share: float) -> None:
        for offer in step.offers:
            after = self.taken + self._amount(offer)
            if self._bearable(after, share):
                self.taken = after
                self.lines.extend(offer)
                return

    def _bearable(self, after: Amount, share: float) -> bool:
        there, limits, now = self.there, self.limits, self.taken
        return after.minutes <= share * there.minutes and all(
            getattr(after, name) == getattr(now, name)
            or getattr(after, name) <= getattr(limits, name) * getattr(there, name)
            for name in ("nights", "covered", "evenings", "festive")
        )

    def _amount(self, offer: Offer) -> Amount:
        total = Amount()
        for line in offer:
            festive = 0 if line.days is DayClass.FERIALE else self.festivi * line.nominal
            feriali = 0 if line.days is DayClass.FESTIVO else self.feriali * line.nominal
            total += load(self.instance, line.post, line.shift, festive + feriali, festive)
        return total

    def _settle_minimum(self) -> None:
        """Make lines needed for safety, the first ones first, as far as the month and every whole week can bear."""
        chosen = [Line(line.post, line.shift, line.days, 0, line.nominal) for line in self.lines]
        for index, line in enumerate(self.lines):
            trial = list(chosen)
            trial[index] = Line(line.post, line.shift, line.days, line.nominal, line.nominal)
            if self._minimum_bearable(trial, always=line.minimum > 0):
                chosen = trial
        self.lines = chosen

    def _minimum_bearable(self, lines: list[Line], *, always: bool) -> bool:
        most = SKELETON_MINIMUM if always else RAISED_MINIMUM
        if self.dated + self._asked(lines, self.feriali, self.festivi) > most * self.there.minutes:
            return False
        return all(
            week.dated + self._asked(lines, week.feriali, week.festivi) <= WEEKLY_MINIMUM * week.there
            for week in self.weeks
        )

    def _asked(self, lines: list[Line], feriali: int, festivi: int) -> float:
        minutes = 0
        for line in lines:
            days = feriali * (line.days is not DayClass.FESTIVO) + festivi * (line.days is not DayClass.FERIALE)
            minutes += line.minimum * days * self.instance.shift[line.shift].minutes
        return minutes

    def _wanted(self, post: Post) -> bool:
        named = {event.post for event in self.instance.seat.events}
        return post.code in named or post.code in {line.post.code for line in self.lines}

    def _post(self, post: Post) -> Post:
        counts: defaultdict[tuple[str, DayClass], list[int]] = defaultdict(lambda: [0, 0])
        for line in self.lines:
            if line.post.code == post.code:
                for days in (DayClass.FERIALE, DayClass.FESTIVO):
                    if line.days in (DayClass.TUTTI, days):
                        counts[line.shift, days][0] += line.minimum
                        counts[line.shift, days][1] += line.nominal
        cover = tuple(_covers(self.instance, counts))
        every_day = {
            shift for shift, days in counts if days is DayClass.FESTIVO and (shift, DayClass.FERIALE) in counts
        }
        whole = any(every_day.issuperset(quadrants) for quadrants in self.round_the_clock)
        return post.model_copy(update={"cover": cover, "round_the_clock": whole})


def _covers(instance: Instance, counts: dict[tuple[str, DayClass], list[int]]) -> list[Cover]:
    made = []
    order = [shift.code for shift in instance.profile.shifts]
    for code in sorted({shift for shift, _ in counts}, key=order.index):
        feriale, festivo = counts.get((code, DayClass.FERIALE)), counts.get((code, DayClass.FESTIVO))
        if feriale == festivo and feriale:
            made.append(Cover(shift=code, days=DayClass.TUTTI, minimum=feriale[0], nominal=feriale[1]))
            continue
        for days, count in ((DayClass.FERIALE, feriale), (DayClass.FESTIVO, festivo)):
            if count:
                made.append(Cover(shift=code, days=days, minimum=count[0], nominal=count[1]))
    return made


def _weeks(instance: Instance, pool: tuple[Officer, ...], dated: tuple[Demand, ...]) -> Iterator[Week]:
    for week in iso_weeks(instance.days):
        if instance.days_in_month.issuperset(week):
            festivi = sum(map(instance.is_festive, week))
            there = MINUTES_OF_A_DUTY_DAY * sum(duty_days(instance, officer, week) for officer in pool)
            lines = (asked(instance, line, line.minimum).minutes for line in dated if line.day in week)
            yield Week(7 - festivi, festivi, there, sum(lines))
