"""What the words of a file can name: the codes of the seat, the answers of the map, the legend of the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from roster.domain.instance import Instance
from roster.foreign.meanings.hours import Hours, find_hours, of_shift
from roster.foreign.meanings.mapping import Map
from roster.foreign.meanings.posts import post_key
from roster.foreign.meanings.shifts import Vocabulary
from roster.foreign.meanings.statuses import certain_status, likely_status, own_status, squeezed
from roster.foreign.meanings.words import spoken
from roster.foreign.written import Remark, Weight, Written


@dataclass(frozen=True)
class _Legend:
    given: Mapping[str, str]
    hours: Mapping[str, Hours]
    remarks: tuple[Remark, ...]


def vocabulary_of(written: Written, instance: Instance | None, mapping: Map) -> tuple[Vocabulary, tuple[Remark, ...]]:
    """Return what the words of ``written`` can name, and what was taken from its legend or passed over in it."""
    legend = _legend(written.legend, instance)
    said = {spoken(words): meaning for words, meaning in mapping.codes.items()}
    hours = {squeezed(code): found for code, found in mapping.hours().items()}
    vocabulary = Vocabulary(
        given={**legend.given, **said},
        hours={**legend.hours, **hours},
        post_names={post_key(words): code for words, code in mapping.posts.items()},
        used=frozenset(squeezed(entry.words) for entry in written.entries),
    )
    return (vocabulary if instance is None else _of_seat(vocabulary, instance)), legend.remarks


def _of_seat(vocabulary: Vocabulary, instance: Instance) -> Vocabulary:
    profile = instance.profile
    return Vocabulary(
        shifts=instance.shift,
        classes={shift.code: profile.class_of(shift) for shift in profile.shifts},
        posts=instance.seat.posts,
        has_seat=True,
        given=vocabulary.given,
        post_names=vocabulary.post_names,
        hours=vocabulary.hours,
        on_call=profile.on_call.shift if profile.on_call else None,
        used=vocabulary.used,
    )


def _legend(legend: Mapping[str, str], instance: Instance | None) -> _Legend:
    """Return what a legend says of shifts and statuses. Codes of the seat win over it, and that is told."""
    given: dict[str, str] = {}
    hours: dict[str, Hours] = {}
    remarks: list[Remark] = []
    shifts = {squeezed(shift.code): shift for shift in (instance.profile.shifts if instance else ())}
    for code, explained in legend.items():
        values: dict[str, object] = {"code": code, "explained": explained}
        clocked = find_hours(explained.lower())
        status = certain_status(explained) or likely_status(explained)
        own = shifts.get(squeezed(code))
        if own is not None:
            if clocked is not None and clocked.hours != of_shift(own):
                remarks.append(
                    Remark(Weight.DOUBT, "meaning.legend_against_seat", {**values, "hours": own.hours_label()})
                )
        elif clocked is not None:
            hours[squeezed(code)] = clocked.hours
        elif status is not None and own_status(code) is not status:
            given[spoken(code)] = status.value
    taken = [f"{code} = {explained}" for code, explained in legend.items() if _used(code, given, hours)]
    if taken:
        remarks.append(Remark(Weight.UNDERSTOOD, "meaning.legend", {"codes": "; ".join(taken)}))
    return _Legend(given, hours, tuple(remarks))


def _used(code: str, given: Iterable[str], hours: Iterable[str]) -> bool:
    return spoken(code) in set(given) or squeezed(code) in set(hours)
