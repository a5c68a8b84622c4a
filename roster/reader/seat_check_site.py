"""Cross checks of the site profile, the posts and the events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from roster.domain import DayClass, DayCode, Event, EventKind, Post, Profile, Seat
from roster.reader.seat_issue import Declared, Issue, overlap, repeated, reversed_dates
from roster.workbook.text import fold, fold_code

_LEAP_YEAR = 2024
_STATUSES = {fold_code(code.value) for code in DayCode}


def check_site(seat: Seat, known: Declared) -> Iterator[Issue]:
    """Yield what does not fit in profile, posts and events."""
    profile = seat.profile
    yield from _check_codes(seat)
    yield from _check_patron(profile)
    yield from _check_caps(profile, known)
    yield from _check_quotas(profile)
    yield from _check_profile_references(profile, known)
    for index, post in enumerate(seat.posts):
        yield from known.unit(post.unit, ("posts", index, "unit"))
        yield from _check_cover(index, post, known)
    posts = {post.code: post for post in seat.posts}
    for index, event in enumerate(seat.events):
        yield from _check_event(index, event, posts, known)


def _check_codes(seat: Seat) -> Iterator[Issue]:
    """Codes are looked up without case, so two that differ by case only are one."""
    units, shifts = seat.profile.units, seat.profile.shifts
    yield from repeated((fold_code(u.code), u.code, ("profile", "units", i, "code")) for i, u in enumerate(units))
    yield from repeated((fold_code(p.code), p.code, ("posts", i, "code")) for i, p in enumerate(seat.posts))
    yield from repeated((fold_code(e.id), e.id, ("events", i, "id")) for i, e in enumerate(seat.events))
    for index, shift in enumerate(shifts):
        if fold_code(shift.code) in _STATUSES:
            yield Issue(("profile", "shifts", index, "code"), "code_is_status", {"value": shift.code})


def _check_patron(profile: Profile) -> Iterator[Issue]:
    day, month = profile.patron_day, profile.patron_month
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        yield Issue(("profile", "patron_day"), "patron_impossible", {"day": day, "month": month})


def _check_caps(profile: Profile, known: Declared) -> Iterator[Issue]:
    for index, cap in enumerate(profile.caps):
        yield from reversed_dates(cap, ("profile", "caps", index))
        yield from known.unit(cap.unit, ("profile", "caps", index, "unit"))
    for (first, one), (second, other) in combinations(enumerate(profile.caps), 2):
        if (one.ruolo, one.unit) == (other.ruolo, other.unit) and overlap(one, other):
            at, clash = ("profile", "caps", second, "ruolo"), ("profile", "caps", first, "ruolo")
            yield Issue(at, "caps_overlap", {"value": other.ruolo}, other=clash)


def _check_quotas(profile: Profile) -> Iterator[Issue]:
    """Hours of several notes add up; the same note twice is a row too many."""
    for index, quota in enumerate(profile.overtime):
        yield from reversed_dates(quota, ("profile", "overtime", index))
    for (first, one), (second, other) in combinations(enumerate(profile.overtime), 2):
        if fold(one.source) == fold(other.source) and overlap(one, other):
            at, clash = ("profile", "overtime", second, "source"), ("profile", "overtime", first, "source")
            yield Issue(at, "duplicate", {"value": other.source}, other=clash)


def _check_profile_references(profile: Profile, known: Declared) -> Iterator[Issue]:
    for index, line in enumerate(profile.lending):
        yield from known.unit(line.from_unit, ("profile", "lending", index, "from_unit"))
        yield from known.unit(line.to_unit, ("profile", "lending", index, "to_unit"))
    for index, derogation in enumerate(profile.derogations):
        at = ("profile", "derogations", index)
        yield from reversed_dates(derogation, at)
        for shift in derogation.shifts:
            yield from known.shift(shift, (*at, "shifts"))
        for post in derogation.posts:
            yield from known.post(post, (*at, "posts"))
    if profile.on_call is not None:
        yield from known.shift(profile.on_call.shift, ("profile", "on_call", "shift"))


def _check_cover(index: int, post: Post, known: Declared) -> Iterator[Issue]:
    for place, line in enumerate(post.cover):
        yield from known.shift(line.shift, ("posts", index, "cover", place, "shift"))
    for (first, one), (second, other) in combinations(enumerate(post.cover), 2):
        same_days = one.days is other.days or DayClass.TUTTI in (one.days, other.days)
        if one.shift == other.shift and same_days:
            at, clash = ("posts", index, "cover", second, "days"), ("posts", index, "cover", first, "days")
            values = {"post": post.code, "shift": other.shift, "days": other.days}
            yield Issue(at, "cover_overlap", values, other=clash)


def _check_event(index: int, event: Event, posts: dict[str, Post], known: Declared) -> Iterator[Issue]:
    at = ("events", index)
    yield from known.post(event.post, (*at, "post"))
    for shift in event.shifts:
        yield from known.shift(shift, (*at, "shifts"))
    post = posts.get(event.post)
    if event.kind is EventKind.PIANTONAMENTO:
        if event.required and not event.act:
            yield Issue((*at, "act"), "guard_without_act", {"value": event.id})
        if post is not None and not post.piantonamento:
            yield Issue((*at, "post"), "post_not_guard", {"value": post.code})
    if event.kind is EventKind.TRADUZIONE and post is not None and not post.escort:
        yield Issue((*at, "post"), "post_not_escort", {"value": post.code})
