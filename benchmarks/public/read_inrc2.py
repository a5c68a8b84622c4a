"""Reads the text files of INRC-II: sections of blank-separated fields, some headed with the number of their lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from benchmarks.public.inrc2 import (
    DAYS,
    Contract,
    Demand,
    History,
    Inrc2,
    Limits,
    Nurse,
    Shift,
    Unwanted,
)
from benchmarks.public.text import FormatError, each, lines_of

_Lines = list[tuple[int, str]]
_SCENARIO = ("SHIFT_TYPES", "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS", "CONTRACTS", "NURSES")
_HISTORY = ("NURSE_HISTORY",)
_WEEK = ("REQUIREMENTS", "SHIFT_OFF_REQUESTS")


def read_inrc2(files: tuple[Path, ...]) -> Inrc2:
    """Return the instance of a scenario, a history and the weeks, in this order.

    Raises:
        FormatError: when a section is missing, or a line has the wrong fields or names something unknown.

    """
    scenario, history, *weeks = files
    parts = _sections(scenario, _SCENARIO)
    forbidden = dict(each(scenario, parts["FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"], _forbidden))
    shifts = {one.id: one for one in each(scenario, parts["SHIFT_TYPES"], lambda line: _shift(line, forbidden))}
    contracts = {one.id: one for one in each(scenario, parts["CONTRACTS"], _contract)}
    past = dict(each(history, _sections(history, _HISTORY)["NURSE_HISTORY"], lambda line: _history(line, shifts)))
    nurses = {one.id: one for one in each(scenario, parts["NURSES"], lambda line: _nurse(line, contracts, past))}
    demands: list[Demand] = []
    unwanted: list[Unwanted] = []
    for number, path in enumerate(weeks):
        wanted, refused = _week(path, number * len(DAYS), shifts, nurses)
        demands += wanted
        unwanted += refused
    return Inrc2(len(weeks) * len(DAYS), shifts, nurses, tuple(demands), tuple(unwanted))


def _sections(path: Path, needed: tuple[str, ...]) -> dict[str, _Lines]:
    """Return the lines of the sections ``needed``; a count in a heading must be that of the lines."""
    found: dict[str, _Lines] = {}
    counts: dict[str, int] = {}
    current: _Lines = []
    for number, line in lines_of(path):
        heading = re.fullmatch(r"([A-Z_]{5,})(?: *= *(\w+))?", line)
        if heading is None:
            current.append((number, line))
            continue
        name, count = heading.groups()
        current = found[name] = []
        if count and count.isdigit():
            counts[name] = int(count)
    for name in needed:
        if name not in found:
            raise FormatError(path, 1, f"no {name}")
        if len(found[name]) != counts.get(name, len(found[name])):
            raise FormatError(path, 1, f"{name} announces {counts[name]} lines and has {len(found[name])}")
    return found


def _limits(text: str) -> Limits:
    inside = re.fullmatch(r"\((\d+),(\d+)\)", text)
    if inside is None:
        raise ValueError(f"{text} is not (least,most)")
    return Limits(int(inside[1]), int(inside[2]))


def _forbidden(line: str) -> tuple[str, frozenset[str]]:
    shift, _, *after = line.split()
    return shift, frozenset(after)


def _shift(line: str, forbidden: Mapping[str, frozenset[str]]) -> Shift:
    name, limits = line.split()
    return Shift(name, _limits(limits), forbidden.get(name, frozenset()))


def _contract(line: str) -> Contract:
    name, assignments, work, off, weekends, whole = line.split()
    return Contract(name, _limits(assignments), _limits(work), _limits(off), int(weekends), whole == "1")


def _history(line: str, shifts: Mapping[str, Shift]) -> tuple[str, History]:
    nurse, assignments, weekends, shift, *runs = line.split()
    same, worked, off = map(int, runs)
    last = None if shift == "None" else shifts[shift].id
    return nurse, History(int(assignments), int(weekends), last, same, worked, off)


def _nurse(line: str, contracts: Mapping[str, Contract], past: Mapping[str, History]) -> Nurse:
    name, contract, _, *skills = line.split()
    return Nurse(name, contracts[contract], tuple(skills), past[name])


def _week(
    path: Path, first: int, shifts: Mapping[str, Shift], nurses: Mapping[str, Nurse]
) -> tuple[list[Demand], list[Unwanted]]:
    """Return what a week file wants and what is asked not to be, with ``first`` the day of its Monday."""
    sections = _sections(path, _WEEK)
    daily = each(path, sections["REQUIREMENTS"], lambda line: _demands(line, first, shifts))
    unwanted = each(path, sections["SHIFT_OFF_REQUESTS"], lambda line: _unwanted(line, first, shifts, nurses))
    return [demand for line in daily for demand in line], unwanted


def _demands(line: str, first: int, shifts: Mapping[str, Shift]) -> list[Demand]:
    shift, skill, *amounts = line.split()
    if len(amounts) != len(DAYS):
        raise ValueError(f"{len(amounts)} days in a week")
    return [Demand(day, shifts[shift].id, skill, *_limits(amount)) for day, amount in enumerate(amounts, first)]


def _unwanted(line: str, first: int, shifts: Mapping[str, Shift], nurses: Mapping[str, Nurse]) -> Unwanted:
    nurse, shift, day = line.split()
    return Unwanted(nurses[nurse].id, first + DAYS.index(day), None if shift == "Any" else shifts[shift].id)
