"""Months read together: each opens with what the one before it left, however it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from roster.calendar import SUNDAY, days_of_month
from roster.closing import ClosingState, changed_shifts, closing_state, opened_with
from roster.domain.facts import Counters, History, PastDay
from roster.domain.instance import Instance
from roster.domain.known import Fact
from roster.domain.opportunity import sundays_before
from roster.domain.post import Post
from roster.domain.shift import Shift
from roster.foreign.reading import ReadMonth
from roster.foreign.written import Remark, Weight

_NAMES_TOLD = 10


def joined(months: Sequence[ReadMonth]) -> Iterator[ReadMonth]:
    """Yield ``months``, which are in order, each opened by the one before where that is the month before it.

    The days of that month are its history, all of them: a run longer than the last fourteen days keeps its length.
    Counters, credits and balances go over too where they are known. One month is made at a time.

    Raises:
        InputError: when a month is before the agreement the rules state.

    """
    before: ReadMonth | None = None
    for month in months:
        before = month if before is None or not _follows(before, month) else _opened(month, before)
        yield before


def joining_remarks(months: Sequence[ReadMonth]) -> Iterator[Remark]:
    """Yield what is to be told of ``months`` as a sequence: months that are missing, people in one of two only."""
    for before, month in pairwise(months):
        if _follows(before, month):
            yield from _strangers(month, before)
        else:
            values = {"before": _name(before), "month": _name(month)}
            yield Remark(Weight.DOUBT, "joining.gap", values)


def known_together(months: Sequence[ReadMonth]) -> list[frozenset[Fact]]:
    """Return what is known of each of the months once they are joined."""
    known: list[frozenset[Fact]] = []
    for n, month in enumerate(months):
        follows = n > 0 and _follows(months[n - 1], month)
        known.append(_known_after(month, known[-1]) if follows else month.known)
    return known


def _known_after(month: ReadMonth, before: frozenset[Fact]) -> frozenset[Fact]:
    return month.known | {Fact.STORICO} | (before & {Fact.CONTATORI})


def _follows(before: ReadMonth, month: ReadMonth) -> bool:
    return before.instance.days[-1] + timedelta(days=1) == month.instance.days[0]


def _name(month: ReadMonth) -> str:
    return f"{month.roster.month:02}/{month.roster.year}"


def _opened(month: ReadMonth, before: ReadMonth) -> ReadMonth:
    officers = {officer.id for officer in before.instance.officers}
    closing = _closing(before)
    instance = _with_past_tables(month, before, closing.history.days)
    return replace(
        month,
        instance=opened_with(instance, closing, officers),
        known=_known_after(month, before.known),
    )


def _closing(before: ReadMonth) -> ClosingState:
    instance, whole = before.instance, len(before.instance.days)
    if Fact.CONTATORI in before.known:
        closing = closing_state(instance, before.roster, whole)
    else:
        closing = ClosingState(History(days=tuple(_days(before)), counters=tuple(_sundays(before))), (), ())
    earlier = tuple(past for past in instance.seat.history.days if past.day < instance.days[0])
    unbroken = {officer.id for officer in instance.officers if _is_unbroken(before, officer.id)}
    kept = tuple(past for past in earlier if past.officer in unbroken)
    return replace(closing, history=closing.history.model_copy(update={"days": (*kept, *closing.history.days)}))


def _days(before: ReadMonth) -> Iterator[PastDay]:
    for officer in before.instance.officers:
        for day, cell in zip(before.instance.days, before.roster.cells.get(officer.id, ()), strict=False):
            if cell is not None:
                yield PastDay(officer=officer.id, day=day, cell=cell)


def _sundays(before: ReadMonth) -> Iterator[Counters]:
    """Yield how many Sundays in a row each officer has worked by the end of the month, all that runs need to go on."""
    sundays = [day for day in before.instance.days if day.weekday() == SUNDAY]
    for officer in before.instance.officers:
        served = [_serves(before, officer.id, day) for day in reversed(sundays)]
        run = next((n for n, serves in enumerate(served) if not serves), len(served))
        more = sundays_before(before.instance, officer.id) if run == len(sundays) else 0
        if run:
            yield Counters(officer=officer.id, sundays_in_row=run + more)


def _is_unbroken(before: ReadMonth, officer: str) -> bool:
    """Return whether the officer served on every date, so that the run goes back into the months before."""
    return all(_serves(before, officer, day) for day in before.instance.days)


def _serves(before: ReadMonth, officer: str, day: date) -> bool:
    cell = before.roster.cell(officer, day)
    return cell is not None and cell.code.is_service


def _with_past_tables(month: ReadMonth, before: ReadMonth, days: Sequence[PastDay]) -> Instance:
    """Return the instance of ``month`` with what the past ``days`` name and it does not know, as it was then.

    A shift of the past keeps the hours of its month, and ends with it. Posts go over only where the seat did not state
    them: those of a seat are all there are.
    """
    instance = month.instance
    profile = instance.seat.profile
    past = tuple(_past_shifts(instance, before.instance, days))
    codes = {shift.code for shift in past}
    own = (_from(shift, instance.days[0]) if shift.code in codes else shift for shift in profile.shifts)
    own_posts = instance.seat.posts
    posts = () if Fact.POSTI in month.known else tuple(_past_posts(instance, before.instance, days))
    if not past and not posts:
        return instance
    changed = {
        "profile": profile.model_copy(update={"shifts": (*past, *own)}),
        "posts": (*own_posts, *posts),
    }
    return Instance(
        seat=instance.seat.model_copy(update=changed),
        year=instance.year,
        month=instance.month,
        published=instance.published,
        published_on=instance.published_on,
    )


def _past_shifts(instance: Instance, before: Instance, days: Sequence[PastDay]) -> Iterator[Shift]:
    for day, was, _ in changed_shifts(instance, before, days):
        month = days_of_month(day.year, day.month)
        yield was.model_copy(update={"first": month[0], "last": month[-1]})


def _from(shift: Shift, first: date) -> Shift:
    """Return a line of the table that does not hold before ``first``."""
    begins = first if shift.first is None else max(shift.first, first)
    return shift.model_copy(update={"first": begins})


def _past_posts(instance: Instance, before: Instance, days: Sequence[PastDay]) -> Iterator[Post]:
    used = {duty.post for past in days for duty in past.cell.duties if duty.post is not None}
    for code in sorted(used - instance.post.keys()):
        if code in before.post:
            yield before.post[code].model_copy(update={"cover": ()})


def _strangers(month: ReadMonth, before: ReadMonth) -> Iterator[Remark]:
    """Yield who is in one of two months only, where no list of the staff says that it is the same person or another."""
    if Fact.ANAGRAFE in month.known:
        return
    people = {officer.id: officer.label for officer in before.instance.officers}
    here = {officer.id: officer.label for officer in month.instance.officers}
    for key, one, other in (("joining.left", people, here), ("joining.came", here, people)):
        alone = [one[officer] for officer in one if officer not in other]
        if alone:
            shown = ", ".join(alone[:_NAMES_TOLD]) + (" …" if len(alone) > _NAMES_TOLD else "")
            values = {"before": _name(before), "month": _name(month), "people": len(alone), "names": shown}
            yield Remark(Weight.DOUBT, key, values)
