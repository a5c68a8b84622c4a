"""Two readings of one month as one: the sheets of the units of a seat, or what was programmed and what was worked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from roster.audited import Role, Source
from roster.domain.instance import Instance
from roster.domain.known import Fact
from roster.domain.post import Post
from roster.domain.roster import Roster
from roster.errors import InputError, Problem
from roster.foreign.reading import ReadMonth
from roster.foreign.written import Remark, Weight

_NAMES_TOLD = 10

_MISSING = "meaning.officers_missing"
"""What each file says of the staff of the other units: only who is in none of the files is missing."""


def one_of_each(months: Iterable[ReadMonth]) -> tuple[ReadMonth, ...]:
    """Return ``months`` by date, those of one month that list different people as one.

    Raises:
        InputError: with each person who is in two files of a month, and each shift that has two times.

    """
    found: defaultdict[tuple[int, int], list[ReadMonth]] = defaultdict(list)
    for month in months:
        found[month.roster.year, month.roster.month].append(month)
    problems: list[Problem] = []
    one: list[ReadMonth] = []
    for _, same in sorted(found.items()):
        try:
            one.append(same[0] if len(same) == 1 else _united(same))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return tuple(one)


def _united(months: Sequence[ReadMonth]) -> ReadMonth:
    """Return the files of several units of one seat as one month; cells get the name of their file before them."""
    problems = tuple(_in_two_files(months))
    if problems:
        raise InputError(problems)
    instance = months[0].instance
    for other in months[1:]:
        instance = with_tables(instance, other.instance)
    instance = instance.model_copy(update={"published": _programme(months)})
    rows = {officer: row for month in months for officer, row in month.roster.cells.items() if not _is_blank(row)}
    blank = {officer: row for month in months for officer, row in month.roster.cells.items()}
    first = months[0].roster
    files = ", ".join(month.sources[0].path.name for month in months)
    told = {"month": f"{first.month:02}/{first.year}", "files": files, "people": len(rows)}
    return ReadMonth(
        instance=instance,
        roster=Roster(
            year=first.year,
            month=first.month,
            cells={**blank, **rows},
            on_call=tuple(turn for month in months for turn in month.roster.on_call),
        ),
        sources=tuple(dict.fromkeys(source for month in months for source in month.sources)),
        known=frozenset.intersection(*(month.known for month in months)),
        addresses={key: _in_file(month, cell) for month in months for key, cell in month.addresses.items()},
        turns={
            key: tuple(_in_file(month, cell) for cell in cells)
            for month in months
            for key, cells in month.turns.items()
        },
        programmed={key: _in_file(month, cell) for month in months for key, cell in month.programmed.items()},
        remarks=(
            Remark(Weight.UNDERSTOOD, "joining.united", told),
            *(remark for month in months for remark in month.remarks if remark.key != _MISSING),
            *_missing(instance, rows),
        ),
    )


def _programme(months: Sequence[ReadMonth]) -> Roster | None:
    """Return the programme of all the files; None when one has none: its people would pass for never programmed."""
    posted = [month.instance.published for month in months if month.instance.published is not None]
    if len(posted) < len(months):
        return None
    cells = [(officer, row) for one in posted for officer, row in one.cells.items()]
    rows = {**dict(cells), **{officer: row for officer, row in cells if not _is_blank(row)}}
    return Roster(year=posted[0].year, month=posted[0].month, cells=rows)


def _missing(instance: Instance, rows: Collection[str]) -> Iterator[Remark]:
    missing = [officer.label for officer in instance.officers if officer.id not in rows]
    if missing:
        shown = ", ".join(missing[:_NAMES_TOLD]) + (" …" if len(missing) > _NAMES_TOLD else "")
        yield Remark(Weight.DOUBT, _MISSING, {"count": len(missing), "names": shown})


def _is_blank(row: Sequence[object]) -> bool:
    return all(cell is None for cell in row)


def _in_file(month: ReadMonth, cell: str) -> str:
    """Return the address of a cell as spreadsheets write that of another file."""
    return cell if cell.startswith("[") else f"[{month.sources[0].path.name}]{cell}"


def _in_two_files(months: Sequence[ReadMonth]) -> Iterator[Problem]:
    files: defaultdict[str, list[str]] = defaultdict(list)
    for month in months:
        for officer, row in month.roster.cells.items():
            if not _is_blank(row):
                files[officer].append(str(month.sources[0].path))
    twice = {officer: paths for officer, paths in files.items() if len(paths) > 1}
    if twice:
        first = months[0].roster
        people = {officer.id: officer.label for month in months for officer in month.instance.seat.officers}
        names = [people.get(officer, officer) for officer in twice]
        shown = ", ".join(names[:_NAMES_TOLD]) + (" …" if len(names) > _NAMES_TOLD else "")
        paths = ", ".join(dict.fromkeys(path for found in twice.values() for path in found))
        values = {"month": f"{first.month:02}/{first.year}", "paths": paths, "names": shown}
        yield Problem("joining.month_twice", dict(values))


def with_tables(instance: Instance, other: Instance) -> Instance:
    """Return ``instance`` with the people, units, shifts and posts that ``other`` has and it does not.

    Raises:
        InputError: when a code names two shifts of different times.

    """
    problems = tuple(_two_times(instance, other))
    if problems:
        raise InputError(problems)
    seat, more = instance.seat, other.seat
    units = {unit.code for unit in seat.profile.units}
    profile = seat.profile.model_copy(
        update={
            "shifts": (*seat.profile.shifts, *(s for s in other.profile.shifts if s.code not in instance.shift)),
            "units": (*seat.profile.units, *(unit for unit in more.profile.units if unit.code not in units)),
        }
    )
    changed = {
        "profile": profile,
        "officers": (*seat.officers, *(o for o in more.officers if o.id not in instance.officer)),
        "posts": (*seat.posts, *_posts_without_cover(instance, other)),
        "history": seat.history.model_copy(
            update={"days": (*seat.history.days, *(d for d in more.history.days if d not in seat.history.days))}
        ),
    }
    return Instance(
        seat=seat.model_copy(update=changed),
        year=instance.year,
        month=instance.month,
        published=instance.published,
        published_on=instance.published_on,
    )


def _posts_without_cover(instance: Instance, other: Instance) -> Iterator[Post]:
    """Yield the posts that only ``other`` has: what is to be covered is said by the seat of the roster alone."""
    for post in other.seat.posts:
        if post.code not in instance.post:
            yield post.model_copy(update={"cover": ()})


def _two_times(instance: Instance, other: Instance) -> Iterator[Problem]:
    for code, shift in other.shift.items():
        mine = instance.shift.get(code)
        if mine is not None and (mine.start, mine.minutes) != (shift.start, shift.minutes):
            values = {"shift": code, "one": mine.hours_label(), "other": shift.hours_label()}
            yield Problem("joining.two_times", dict(values))


def beside_programmed(month: ReadMonth, programme: ReadMonth) -> ReadMonth:
    """Return ``month`` as what was worked, beside ``programme`` as what was posted.

    Who is programmed and not in the roster has no row to be compared with: that is told.

    Raises:
        InputError: when the two are of different months, or a code names shifts of different times.

    """
    worked, posted = month.roster, programme.roster
    if (worked.year, worked.month) != (posted.year, posted.month):
        found = {"found": f"{posted.month:02}/{posted.year}", "asked": f"{worked.month:02}/{worked.year}"}
        raise InputError([Problem("joining.programme_other_month", dict(found))])
    tables = programme.instance
    only = {officer.id for officer in tables.seat.officers} - month.instance.officer.keys()
    if only & posted.cells.keys() and Fact.ANAGRAFE in month.known:
        strange = sorted(only & posted.cells.keys())
        raise InputError([Problem("plan.unknown_officer", {"officer": officer}) for officer in strange])
    seat = tables.seat.model_copy(update={"officers": (), "history": type(tables.seat.history)()})
    instance = with_tables(month.instance, Instance(seat=seat, year=tables.year, month=tables.month))
    names = [officer.label for officer in tables.seat.officers if officer.id in only]
    remarks = [*month.remarks, *programme.remarks]
    if names:
        shown = ", ".join(names[:_NAMES_TOLD]) + (" …" if len(names) > _NAMES_TOLD else "")
        values = {"people": len(names), "names": shown}
        remarks.append(Remark(Weight.DOUBT, "joining.programmed_only", values))
    return replace(
        month,
        instance=instance.model_copy(update={"published": posted}),
        known=month.known | {Fact.PROGRAMMA},
        programmed={key: _in_file(programme, cell) for key, cell in programme.addresses.items()},
        sources=tuple(dict.fromkeys((*month.sources, *(_as_programme(source) for source in programme.sources)))),
        remarks=tuple(remarks),
    )


def _as_programme(source: Source) -> Source:
    return replace(source, role=Role.PROGRAMME) if source.role is Role.ROSTER else source
