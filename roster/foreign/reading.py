"""From files to months of duty, whoever made them: the plans of this program, and rosters made elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from roster.audited import Role, Source
from roster.domain.instance import Instance, Seat
from roster.domain.known import EVERYTHING, Fact
from roster.domain.roster import Roster
from roster.errors import InputError, Problem
from roster.foreign.files.opening import open_file
from roster.foreign.layouts.recognise import recognise
from roster.foreign.meanings.mapping import Map, read_map
from roster.foreign.meanings.meaning import Meaning, meaning_of
from roster.foreign.meanings.understanding import Understood, understand
from roster.foreign.written import Layer, Remark, Written
from roster.plan_text import SHEET
from roster.reader.plan_check import strangers
from roster.reader.seat_book import ZIP, Book, head_of

_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True)
class Given:
    """What is given beside the rosters: the seat, what a mapping file says, the month; and the files it came from."""

    seat: Seat | None = None
    mapping: Map = field(default_factory=Map)
    month: tuple[int, int] | None = None
    sources: tuple[Source, ...] = ()


NOTHING_GIVEN = Given()


@dataclass(frozen=True)
class ReadMonth:
    """A month of duty as it was read, before any rule is asked.

    ``known`` are the facts that were given; ``addresses`` and ``turns`` are as in
    :class:`~roster.audited.AuditedMonth`, ``remarks`` what the reader understood, passed over or doubts. Where a file
    has two layers the roster is what was worked, and what was programmed is the programme of the instance, whose cells
    are ``programmed``.
    """

    instance: Instance
    roster: Roster
    sources: tuple[Source, ...]
    known: frozenset[Fact] = EVERYTHING
    addresses: Mapping[tuple[str, date], str] = field(default_factory=dict)
    turns: Mapping[tuple[str, date], tuple[str, ...]] = field(default_factory=dict)
    programmed: Mapping[tuple[str, date], str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def given(seat: Path | None = None, mapping: Path | None = None, month: tuple[int, int] | None = None) -> Given:
    """Return what files beside the rosters say.

    Raises:
        InputError: with the problems of both files.

    """
    from roster.reader import read_seat

    problems: list[Problem] = []
    read = Given(month=month)
    for path, role in ((seat, Role.SEAT), (mapping, Role.MAPPING)):
        if path is None:
            continue
        try:
            content = {"seat": read_seat(path)} if role is Role.SEAT else {"mapping": read_map(path)}
        except InputError as error:
            problems.extend(error.problems)
            continue
        read = replace(read, sources=(*read.sources, source_of(path, role)), **content)
    if problems:
        raise InputError(problems)
    return read


def read_months(path: Path, beside: Given = NOTHING_GIVEN) -> tuple[ReadMonth, ...]:
    """Return the months a file holds, by date.

    Raises:
        InputError: when it cannot be read, with every problem found.

    """
    if is_ours(path):
        return (_own(path, beside),)
    found: list[ReadMonth] = []
    problems: list[Problem] = []
    for written in written_in(path, beside):
        try:
            found.append(_foreign(meaning_of(written, beside.seat, beside.mapping), path, beside))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return tuple(found)


def understood_in(path: Path, beside: Given) -> tuple[Understood, ...]:
    """Return what is understood of a file made elsewhere, with what has to be asked: what a mapping file begins with.

    Raises:
        InputError: when no roster is found in the file.

    """
    return tuple(
        understand(written, None if beside.seat is None else _instance(beside.seat, written), beside.mapping)
        for written in written_in(path, beside)
    )


def is_ours(path: Path) -> bool:
    """Return whether a file is a plan of this program: JSON, or a workbook that carries one.

    Raises:
        InputError: when it is a workbook that cannot be opened.

    """
    head = head_of(path)
    if head.startswith(ZIP):
        return SHEET in Book(path).titles
    return head.lstrip(_BEFORE_JSON).startswith(b"{")


def written_in(path: Path, beside: Given) -> tuple[Written, ...]:
    """Return what a file made elsewhere says, month by month, with the remarks of its opening.

    Raises:
        InputError: when it cannot be opened, or no roster is found in it.

    """
    opened = open_file(path)
    asked = beside.mapping.asked()
    if beside.month is not None:
        asked = replace(asked, month=beside.month)
    first, *others = recognise(opened.tables, asked, path.stem)
    return (replace(first, remarks=(*opened.remarks, *first.remarks)), *others)


def _instance(seat: Seat, written: Written) -> Instance:
    return Instance(seat=seat, year=written.year, month=written.month)


def _own(path: Path, beside: Given) -> ReadMonth:
    from roster.reader import read_plan

    found = read_plan(path)
    plan, source = found.plan, source_of(path, Role.ROSTER)
    seat: tuple[Source, ...] = ()
    instance = plan.instance
    if beside.seat is not None:
        instance = Instance(seat=beside.seat, year=instance.year, month=instance.month)
        problems = tuple(strangers(instance, plan.roster))
        if problems:
            raise InputError(problems)
        seat = tuple(source for source in beside.sources if source.role is Role.SEAT)
    return ReadMonth(instance, plan.roster, (source, *seat), addresses=found.addresses, turns=found.turns)


def _foreign(meaning: Meaning, path: Path, beside: Given) -> ReadMonth:
    layer = Layer.WORKED if Layer.WORKED in meaning.rosters else Layer.PROGRAMMED
    instance, known = meaning.instance, meaning.known
    programmed = meaning.rosters.get(Layer.PROGRAMMED)
    posted: Mapping[tuple[str, date], str] = {}
    if layer is Layer.WORKED and programmed is not None:
        instance = instance.model_copy(update={"published": programmed})
        known |= {Fact.PROGRAMMA}
        posted = meaning.addresses[Layer.PROGRAMMED]
    return ReadMonth(
        instance=instance,
        roster=meaning.rosters[layer],
        sources=(source_of(path, Role.ROSTER), *beside.sources),
        known=known,
        addresses=meaning.addresses[layer],
        turns=meaning.turns[layer],
        programmed=posted,
        remarks=meaning.remarks,
    )


def source_of(path: Path, role: Role) -> Source:
    """Return a file that was read with the hash of its bytes."""
    with path.open("rb") as file:
        return Source(path, hashlib.file_digest(file, "sha256").hexdigest(), role)
