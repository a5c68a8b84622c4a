"""Why an officer cannot be employed in a shift of a post on a date, by facts of the input alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from roster.capacity.law import Law
from roster.domain.codes import Counted, RequestKind, ShiftClass
from roster.domain.employ import BARS_NIGHTS, is_spared, may_hold, may_move
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.domain.roster import Cell
from roster.domain.shift import Shift
from roster.domain.stint import Stint


def why_not(
    instance: Instance,
    law: Law,
    decided: Mapping[tuple[str, date], Cell],
    officer: Officer,
    day: date,
    shift: Shift,
    post: Post,
) -> str | None:
    """Return the message that says why not, None when the officer may be employed."""
    if not officer.in_force(day):
        return "capacity.why_force"
    if (officer.id, day) in decided:
        return _decided(instance, officer, day)
    if not may_hold(instance, officer, post, day):
        return _unfit(instance, officer, post, day)
    return _no_night(instance, law, officer, day, shift, post)


def _decided(instance: Instance, officer: Officer, day: date) -> str:
    absence = instance.absence(officer.id, day)
    if (officer.id, day) in instance.lock:
        return "capacity.why_lock"
    return "capacity.why_schedule" if absence is None else f"status.{absence.code}"


def _unfit(instance: Instance, officer: Officer, post: Post, day: date) -> str:
    if not (instance.may_lend(officer.unit_on(day), post.unit) and may_move(instance, officer, post.unit, day)):
        return "capacity.why_unit"
    if post.article_42 and post.sex_held is not None and officer.sex is not post.sex_held:
        return "capacity.why_sex"
    if post.ruoli and officer.ruolo_on(day) not in post.ruoli:
        return "capacity.why_ruolo"
    return "capacity.why_continuous" if is_spared(instance, officer, post, day) else "capacity.why_list"


def _no_night(instance: Instance, law: Law, officer: Officer, day: date, shift: Shift, post: Post) -> str | None:
    if not officer.requests:
        return None
    shift_class = instance.profile.class_of(shift)
    night = shift_class is ShiftClass.NOT
    for kind in {request.kind for request in officer.requests}.intersection(BARS_NIGHTS):
        by_the_hour = kind is RequestKind.GRAVIDANZA  # the ban is on minutes, the others are on shifts of class NOT
        touched = Stint(day, shift, post, shift_class).nights_touched if by_the_hour else (day,) * night
        if any(officer.request(kind, date_) for date_ in touched):
            return "capacity.why_right"
    covered = night and (post.article_42 or post.armed)
    if covered and law.exempt(officer, day) and not _grounded(instance, officer, day, shift):
        return "capacity.why_exempt"
    return None


def _grounded(instance: Instance, officer: Officer, day: date, shift: Shift) -> bool:
    """Return whether a ground might lift the exemption: whether it is of the right kind is for the rules to say."""
    grounds = (g for g in instance.grounds_for(officer.id) if g.counted in (None, Counted.NOTTURNI))
    return any(ground.covers(officer.id, day, shift.code) for ground in grounds)
