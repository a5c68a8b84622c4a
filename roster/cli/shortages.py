"""The sentences of the capacity tests, and the law they need, taken from the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from roster.capacity import Law, Measure, shortages
from roster.messages import text
from roster.registry import ceilings, rules_in_force

if TYPE_CHECKING:
    from datetime import date

    from roster.capacity import Scope, Shortage
    from roster.domain import Instance, Officer

_POSTS_NAMED = 4
_STANDING = frozenset(f"capacity.why_{name}" for name in ("unit", "sex", "ruolo", "list", "schedule"))
"""Reasons that hold all month: told after those of the date."""


def found_shortages(instance: Instance) -> tuple[Shortage, ...]:
    """Return the shortages of a month under the rules there are."""

    def exempt(officer: Officer, day: date) -> bool:
        return any(rule.spares_nights(instance, officer, day) for rule in rules_in_force(instance).values())

    return shortages(instance, Law(ceilings(instance), exempt))


def shortage_text(shortage: Shortage, lang: str) -> str:
    """Return one shortage in a line: test, cover, where, when, how many people."""
    level = text("capacity.minimum" if shortage.is_minimum else "capacity.nominal", lang)
    scope = _scope_text(shortage.scope, lang)
    return text("capacity.line", lang, test=shortage.test, level=level, scope=scope, sentence=_sentence(shortage, lang))


def shortages_json(found: Sequence[Shortage], instance: Instance, lang: str) -> dict[str, Any]:
    """Return seat, month and shortages as data, with the name of each reason for each officer left out."""
    return {
        "seat": instance.profile.seat,
        "month": f"{instance.year}-{instance.month:02}",
        "shortages": [_entry(shortage, lang) for shortage in found],
    }


def _entry(shortage: Shortage, lang: str) -> dict[str, Any]:
    return {
        "test": shortage.test.value,
        "measure": shortage.measure.value,
        "cover": "minimum" if shortage.is_minimum else "nominal",
        "dates": [day.isoformat() for day in shortage.days],
        "shift_class": shortage.shift_class,
        "units": list(shortage.scope.units),
        "posts": list(shortage.scope.posts),
        "needed": shortage.needed,
        "available": shortage.available,
        "short": shortage.short,
        "people": shortage.people,
        "ceiling": shortage.ceiling,
        "short_at_ceiling": shortage.beyond_ceiling,
        "others": {officer: text(why, lang) for officer, why in shortage.others.items()},
        "sentence": shortage_text(shortage, lang),
    }


def _scope_text(scope: Scope, lang: str) -> str:
    parts = [text("capacity.units", lang, units=", ".join(scope.units))]
    if not scope.whole:
        parts.append(text("capacity.posts", lang, posts=_posts(scope.posts, lang)))
    if scope.sex is not None:
        parts.append(text("capacity.sex_f" if scope.sex == "F" else "capacity.sex_m", lang))
    if scope.ruoli:
        parts.append(text("capacity.ruoli", lang, ruoli=", ".join(scope.ruoli)))
    if scope.spared:
        parts.append(text("capacity.spared", lang))
    return ", ".join(parts)


def _posts(codes: Sequence[str], lang: str) -> str:
    named = ", ".join(codes[:_POSTS_NAMED])
    more = len(codes) - _POSTS_NAMED
    return text("capacity.more_posts", lang, posts=named, more=more) if more > 0 else named


def _sentence(shortage: Shortage, lang: str) -> str:
    values: dict[str, object] = {
        "needed": shortage.needed,
        "available": shortage.available,
        "people": shortage.people,
        "short": shortage.short,
    }
    if shortage.measure in (Measure.WEEK, Measure.DAY):
        values["dates"] = _dates(shortage.days, lang)
    if shortage.measure is Measure.DAY:
        values |= {"shifts": _shifts(shortage, lang), "others": _others(shortage, lang)}
    sentence = text(f"capacity.{shortage.measure}", lang, **values)
    if not shortage.beyond_ceiling:
        return sentence
    return sentence + text("capacity.beyond_ceiling", lang, beyond=shortage.beyond_ceiling, ceiling=shortage.ceiling)


def _dates(days: Sequence[date], lang: str) -> str:
    if len(days) == 1:
        return text("capacity.one_day", lang, first=f"{days[0]:%d/%m}")
    return text("capacity.days", lang, first=f"{days[0]:%d/%m}", last=f"{days[-1]:%d/%m}")


def _shifts(shortage: Shortage, lang: str) -> str:
    if shortage.shift_class is None:
        return text("capacity.whole_day", lang)
    return text("capacity.of_class", lang, name=text(f"class.{shortage.shift_class.name}", lang))


def _others(shortage: Shortage, lang: str) -> str:
    counts = Counter(shortage.others.values()).most_common()
    counts.sort(key=lambda item: item[0] in _STANDING)
    reasons = ", ".join(f"{count} {text(why, lang)}" for why, count in counts)
    return text("capacity.others", lang, reasons=reasons) if reasons else ""
