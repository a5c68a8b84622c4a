"""Who may be employed at a post, by facts of the input alone: unit, sex where the law asks it, ruolo, skill."""

from __future__ import annotations

from datetime import date

from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.post import Post


def may_hold(instance: Instance, officer: Officer, post: Post, day: date) -> bool:
    """Return whether an officer in force may be sent to ``post`` on ``day``, leaving shifts and absences aside."""
    return (
        officer.in_force(day)
        and instance.may_lend(officer.unit_on(day), post.unit)
        and not (post.article_42 and post.sex_held is not None and officer.sex is not post.sex_held)
        and (not post.ruoli or officer.ruolo_on(day) in post.ruoli)
        and (post.skill is None or officer.has_skill(post.skill, day))
    )


def is_present(instance: Instance, officer: Officer, day: date) -> bool:
    """Return whether an officer is in force on ``day`` with no approved absence nor service away."""
    return officer.in_force(day) and instance.absence(officer.id, day) is None
