"""Who may be employed at a post, by facts of the input alone: unit, union mandate, sex by law, ruolo, skill, rights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from roster.domain.codes import GroundKind, RequestKind
from roster.domain.facts import Ground
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.post import Post

BARS_NIGHTS = (
    RequestKind.FIGLIO_SOTTO_3_ANQ,
    RequestKind.FIGLIO_SOTTO_3,
    RequestKind.GENITORE_SOLO_12,
    RequestKind.ASSISTENZA_104,
    RequestKind.GRAVIDANZA,
)
"""Requests in force that leave no night turn to the officer."""

BARS_CONTINUOUS = (
    RequestKind.MADRE_NO_TURNI_24_ORE,
    RequestKind.GENITORE_SOLO_NO_CONTINUATIVI,
    RequestKind.ALLATTAMENTO,
)
"""Requests in force that leave no post staffed round the clock to the officer."""

_CLEARANCES = (GroundKind.NULLA_OSTA_SINDACALE, GroundKind.ACCORDO_DECENTRATO)
"""What lets a union officer serve at another unit: the union's clearance, or the agreement on programmed rotation."""


def clearance(instance: Instance, officer: str, day: date) -> Ground | None:
    """Return the ground that lets a union officer serve at a unit not his or hers on ``day``, if any (ANQ-6.1).

    It covers every shift of its dates, however many: a clearance is for a period.
    """
    grounds = (g for g in instance.grounds_for(officer) if g.kind in _CLEARANCES and g.counted is None)
    return next((g for g in grounds if g.first <= day <= g.last), None)


def may_move(instance: Instance, officer: Officer, unit: str, day: date) -> bool:
    """Return whether the protection of union officers leaves the officer free to serve at ``unit`` on ``day``."""
    at_home = unit == officer.unit_on(day)
    return at_home or not officer.union_protected(day) or clearance(instance, officer.id, day) is not None


def is_spared(instance: Instance, officer: Officer, post: Post, day: date) -> bool:
    """Return whether ``post`` is staffed round the clock and a right in force spares the officer such posts."""
    claimed = any(request.kind in BARS_CONTINUOUS and request.holds(day) for request in officer.requests)
    return claimed and post.code in instance.continuous_posts


def may_hold(instance: Instance, officer: Officer, post: Post, day: date) -> bool:
    """Return whether an officer in force may be sent to ``post`` on ``day``, leaving shifts and absences aside."""
    return (
        officer.in_force(day)
        and instance.may_lend(officer.unit_on(day), post.unit)
        and may_move(instance, officer, post.unit, day)
        and not (post.article_42 and post.sex_held is not None and officer.sex is not post.sex_held)
        and (not post.ruoli or officer.ruolo_on(day) in post.ruoli)
        and (post.skill is None or officer.has_skill(post.skill, day))
        and not is_spared(instance, officer, post, day)
    )


def is_present(instance: Instance, officer: Officer, day: date) -> bool:
    """Return whether an officer is in force on ``day`` with no approved absence nor service away."""
    return officer.in_force(day) and instance.absence(officer.id, day) is None


def eligible_to_rotate(instance: Instance, posts: Collection[Post]) -> tuple[Officer, ...]:
    """Return the officers on turns who on some date of the month are present and may hold one of ``posts``."""
    return tuple(
        officer
        for officer in instance.officers
        if officer.on_turns and _ever_able(instance, officer, [post for post in posts if _may_ever(officer, post)])
    )


def _may_ever(officer: Officer, post: Post) -> bool:
    """Return whether sex and lists of skills, whatever their dates, leave the post open: most posts drop out here."""
    of_sex = not (post.article_42 and post.sex_held is not None and officer.sex is not post.sex_held)
    return of_sex and (post.skill is None or any(skill.name == post.skill for skill in officer.skills))


def _ever_able(instance: Instance, officer: Officer, posts: Collection[Post]) -> bool:
    return any(
        is_present(instance, officer, day) and any(may_hold(instance, officer, post, day) for post in posts)
        for day in (instance.days if posts else ())
    )


def rotation_groups(instance: Instance) -> Mapping[str, list[Post]]:
    """Return the posts whose staff must rotate, by group."""
    groups: defaultdict[str, list[Post]] = defaultdict(list)
    for post in instance.seat.posts:
        if post.must_rotate:
            groups[post.rotation_group].append(post)
    return groups
