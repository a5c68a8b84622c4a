"""What the staff of a seat can give in a month and what its posts ask: the honest arithmetic of catalogue A.9.

Only officers on turns count, and only posts that no officer holds on a fixed schedule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from roster.calendar import iso_weeks
from roster.domain import Demand, Instance, Officer, Post, RequestKind, ShiftClass

MINUTES_OF_A_DUTY_DAY = 360
NIGHTS_IN_PRESENT_DAYS = 0.3
NO_NIGHTS = (
    RequestKind.FIGLIO_SOTTO_3,
    RequestKind.FIGLIO_SOTTO_3_ANQ,
    RequestKind.GENITORE_SOLO_12,
    RequestKind.ASSISTENZA_104,
    RequestKind.GRAVIDANZA,
)


@dataclass(frozen=True)
class Amount:
    """Minutes of duty, and shifts of each kind a cap counts. ``covered`` nights are those over-50s may refuse."""

    minutes: float = 0
    nights: float = 0
    covered: float = 0
    evenings: float = 0
    festive: float = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(
            self.minutes + other.minutes,
            self.nights + other.nights,
            self.covered + other.covered,
            self.evenings + other.evenings,
            self.festive + other.festive,
        )


def present(instance: Instance, officer: Officer, day: date) -> bool:
    """Return whether the officer is in force on ``day`` and not absent or away."""
    return officer.in_force(day) and instance.absence(officer.id, day) is None


def duty_days(instance: Instance, officer: Officer, week: Iterable[date]) -> float:
    """Return the days of duty an officer owes in an ISO week, as far as the month reaches.

    One rest a week, one rest for each mid-week holiday; in a week cut by the month, the rest counts pro rata.
    """
    days = [day for day in week if day in instance.days_in_month]
    here = [day for day in days if present(instance, officer, day)]
    holidays = sum(instance.is_midweek_holiday(day) for day in here)
    return max(0.0, len(here) - holidays - len(days) / 7)


def can_do_nights(instance: Instance, officer: Officer) -> bool:
    """Return whether no right of the officer forbids every night of the month."""
    first = instance.days[0]
    return not any(officer.request(kind, first) for kind in NO_NIGHTS)


def is_exempt(instance: Instance, officer: Officer) -> bool:
    """Return whether the officer is exempt from nights in sections and armed posts (ANQ Art. 10(4)(c))."""
    first, kinds = instance.days[0], RequestKind
    volunteer = officer.request(kinds.NOTTE_VOLONTARIA, first)
    return officer.request(kinds.ESONERO_NOTTI_50_30, first) is not None and volunteer is None


def available(instance: Instance, officer: Officer) -> Amount:
    """Return what one officer can give in the month, within the caps of the ruolo."""
    here = [day for day in instance.days if present(instance, officer, day)]
    cap = instance.profile.cap(officer.ruolo, instance.days[0])
    if cap is None:
        raise ValueError(f"no caps for {officer.ruolo.value}")
    nights = min(cap.nights, int(len(here) * NIGHTS_IN_PRESENT_DAYS)) if can_do_nights(instance, officer) else 0
    return Amount(
        minutes=MINUTES_OF_A_DUTY_DAY * sum(duty_days(instance, officer, week) for week in iso_weeks(instance.days)),
        nights=nights,
        covered=0 if is_exempt(instance, officer) else nights,
        evenings=min(cap.evenings, len(here) // 2),
        festive=min(cap.festive, sum(map(instance.is_festive, here))),
    )


def asked(instance: Instance, line: Demand, officers: int) -> Amount:
    """Return what ``officers`` on a line of demand take."""
    return load(instance, instance.post[line.post], line.shift, officers, officers * instance.is_festive(line.day))


def load(instance: Instance, post: Post, shift_code: str, shifts: int, festive: int) -> Amount:
    """Return what ``shifts`` shifts at a post take, ``festive`` of them on festive days."""
    shift = instance.shift[shift_code]
    shift_class = instance.profile.class_of(shift)
    nights = shifts * (shift_class is ShiftClass.NOT)
    return Amount(
        minutes=shifts * shift.minutes,
        nights=nights,
        covered=nights * (post.article_42 or post.armed),
        evenings=shifts * (shift_class is ShiftClass.SER),
        festive=festive,
    )


@dataclass(frozen=True)
class Balance:
    """One unit, or the whole seat: what there is, what is asked at the nominal and at the minimum cover."""

    there: Amount
    nominal: Amount
    minimum: Amount

    @property
    def ratios(self) -> dict[str, float]:
        """Demand over capacity: minutes at nominal and minimum, the rest at nominal."""
        shares = {name: _ratio(getattr(self.nominal, name), getattr(self.there, name)) for name in _KINDS}
        return shares | {"minimum": _ratio(self.minimum.minutes, self.there.minutes)}


_BY_POST = ("nights", "covered", "evenings")
_KINDS = ("minutes", "nights", "covered", "evenings", "festive")


def _ratio(asked_for: float, there: float) -> float:
    return asked_for / there if there else 0.0


def may_hold(officer: Officer, post: Post, day: date) -> bool:
    """Return whether ruolo, sex and skill let the officer hold a post."""
    if post.ruoli and officer.ruolo not in post.ruoli:
        return False
    if post.article_42 and officer.sex is not post.sex_held:
        return False
    return post.skill is None or officer.has_skill(post.skill, day)


def balances(instance: Instance) -> Mapping[str, Balance]:
    """Return the balance of every unit with staff on turns, and of the seat under the name ``*``.

    Nights and evenings of an officer count only where the unit asks for them at a post the officer may hold.
    """
    there: defaultdict[str, Amount] = defaultdict(Amount)
    nominal: defaultdict[str, Amount] = defaultdict(Amount)
    minimum: defaultdict[str, Amount] = defaultdict(Amount)
    open_for: defaultdict[tuple[str, str], dict[str, Post]] = defaultdict(dict)
    for line in turn_demands(instance):
        post = instance.post[line.post]
        taken = asked(instance, line, line.nominal)
        for name in _BY_POST:
            if getattr(taken, name):
                open_for[post.unit, name][post.code] = post
        for unit in (post.unit, "*"):
            nominal[unit] += taken
            minimum[unit] += asked(instance, line, line.minimum)
    for officer in instance.officers:
        if officer.on_turns:
            given = available(instance, officer)
            for name in _BY_POST:
                posts = open_for[officer.unit, name].values()
                if not any(may_hold(officer, post, instance.days[0]) for post in posts):
                    given = replace(given, **{name: 0})
            for unit in (officer.unit, "*"):
                there[unit] += given
    return {unit: Balance(there[unit], nominal[unit], minimum[unit]) for unit in there}


def turn_demands(instance: Instance) -> tuple[Demand, ...]:
    """Return the demand that officers on turns must meet: all but the posts of the staff on fixed schedules."""
    fixed = {officer.fixed_post for officer in instance.officers if officer.fixed_post}
    return tuple(line for line in instance.demands if line.post not in fixed)


def weekly_minimum(instance: Instance) -> Mapping[tuple[str, date], float]:
    """Return, by unit and Monday, the minimum demand over the capacity of each whole ISO week of the month."""
    found: dict[tuple[str, date], float] = {}
    for week in iso_weeks(instance.days):
        if not instance.days_in_month.issuperset(week):
            continue
        there: defaultdict[str, float] = defaultdict(float)
        needed: defaultdict[str, float] = defaultdict(float)
        for officer in instance.officers:
            if officer.on_turns:
                there[officer.unit] += MINUTES_OF_A_DUTY_DAY * duty_days(instance, officer, week)
        for line in turn_demands(instance):
            if line.day in week:
                needed[instance.post[line.post].unit] += asked(instance, line, line.minimum).minutes
        found.update({(unit, week[0]): needed[unit] / minutes for unit, minutes in there.items() if minutes})
    return found
