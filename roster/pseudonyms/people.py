"""A month with pseudonyms in the place of names and matricole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from roster.domain.codes import DayCode, Sex
from roster.domain.instance import Instance, Seat
from roster.domain.officer import Officer
from roster.domain.profile import Profile
from roster.domain.roster import Cell, OnCall, Roster
from roster.pseudonyms.key import SURNAME, Key

_NO_DATE = date(1970, 1, 1)

_Rename = Callable[[Officer, Key], Officer]


def renamed(instance: Instance, roster: Roster, key: Key) -> tuple[Instance, Roster]:
    """Return a month to be measured, not shown: facts and reasons are all there, nobody has a name or a matricola.

    ``key`` must have everybody. What the office writes in its own words is left out, and what no measure reads.
    """
    seat = instance.seat
    absences = tuple(
        absence.model_copy(update={"officer": key.alias(absence.officer), "note": None, "refusal": None})
        for absence in seat.absences
        if absence.officer in key.number
    )
    counters = tuple(
        row.model_copy(update={"officer": key.alias(row.officer)})
        for row in seat.history.counters
        if row.officer in key.number
    )
    grounds = tuple(
        ground.model_copy(update={"officer": ground.officer and key.alias(ground.officer), "text": "-", "author": "-"})
        for ground in seat.grounds
        if ground.officer is None or ground.officer in key.number
    )
    told = {
        "absences": absences,
        "grounds": grounds,
        "history": seat.history.model_copy(update={"counters": counters, "days": (), "credits": ()}),
    }
    return _month(instance, roster, key, _with_alias, told, code=lambda cell: cell)


def bare(instance: Instance, roster: Roster, key: Key) -> tuple[Instance, Roster]:
    """Return a month to be shown: who serves where and when, with no fact of any person but ruolo and unit.

    Rests are one rest and service away one service away, as in the copy to post; a date of absence is empty.
    """
    return _month(instance, roster, key, _bare, {}, code=neutral)


def _month(
    instance: Instance,
    roster: Roster,
    key: Key,
    rename: _Rename,
    told: Mapping[str, object],
    *,
    code: Callable[[Cell], Cell | None],
) -> tuple[Instance, Roster]:
    officers = sorted((rename(officer, key) for officer in instance.seat.officers), key=lambda officer: officer.id)
    seat = Seat(
        profile=_profile(instance.seat.profile),
        officers=tuple(officers),
        posts=instance.seat.posts,
    ).model_copy(update=dict(told))
    cells = {
        key.alias(officer): tuple(None if cell is None else code(cell) for cell in row)
        for officer, row in roster.cells.items()
    }
    turns = (OnCall(officer=key.alias(turn.officer), day=turn.day, shift=turn.shift) for turn in roster.on_call)
    on_call = tuple(sorted(turns, key=lambda turn: (turn.day, turn.officer)))
    month = Roster(year=roster.year, month=roster.month, cells=cells, on_call=on_call)
    return Instance(seat=seat, year=instance.year, month=instance.month), month


def _with_alias(officer: Officer, key: Key) -> Officer:
    requests = tuple(one.model_copy(update={"reference": None, "other_parent": None}) for one in officer.requests)
    own = {"id": key.alias(officer.id), "surname": SURNAME, "name": key.digits(officer.id), "requests": requests}
    return officer.model_copy(update=own)


def _bare(officer: Officer, key: Key) -> Officer:
    return Officer(
        id=key.alias(officer.id),
        surname=SURNAME,
        name=key.digits(officer.id),
        sex=Sex.M,
        qualifica=officer.ruolo.value,
        ruolo=officer.ruolo,
        birth_date=_NO_DATE,
        service_from=_NO_DATE,
        in_force_from=officer.in_force_from,
        in_force_to=officer.in_force_to,
        unit=officer.unit,
    )


def _profile(profile: Profile) -> Profile:
    units = tuple(unit.model_copy(update={"responsible": None}) for unit in profile.units)
    return profile.model_copy(update={"director": None, "commander": None, "scheme_note": None, "units": units})


def neutral(cell: Cell | None) -> Cell | None:
    """Return a cell as it may be shown: rests are one rest, service away one service away, an absence is nothing."""
    if cell is None or cell.duties:
        return cell
    if cell.code.is_rest:
        return Cell(code=DayCode.RS)
    return Cell(code=DayCode.MIS) if cell.code.is_away else None
