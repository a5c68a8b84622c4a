"""Programmed against worked in a union copy: same differences and rates, nobody named, no reason of any change."""

from __future__ import annotations

from dataclasses import replace

from roster.comparison import Comparison, Difference
from roster.domain.change import Change
from roster.domain.instance import Instance
from roster.pseudonyms.key import Key
from roster.pseudonyms.people import neutral


def veiled(found: Comparison, shown: Instance, key: Key, mask: str) -> Comparison:
    """Return a comparison as it may be shown of the month ``shown``, which has pseudonyms already.

    Whether there is a ground stays and who decided does not: ``mask`` stands for any words of the register.
    """
    differences = [_difference(one, shown, key, mask) for one in found.differences]
    rates = {key.alias(officer): rate for officer, rate in found.by_officer.items()}
    return replace(
        found,
        differences=tuple(sorted(differences, key=lambda one: (one.variation.day, one.variation.officer.id))),
        by_officer=dict(sorted(rates.items())),
    )


def _difference(one: Difference, shown: Instance, key: Key, mask: str) -> Difference:
    variation = one.variation
    alias = key.alias(variation.officer.id)
    change = variation.change
    said = None if change is None else mask if change.ground is not None or change.reason else None
    hidden = replace(
        variation,
        officer=shown.officer[alias],
        was=neutral(variation.was),
        now=neutral(variation.now),
        change=None if change is None else Change(officer=alias, day=variation.day, reason=said),
    )
    return replace(one, variation=hidden)
