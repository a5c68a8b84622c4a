"""``roster equality``: how burdens are shared over months, whoever made the rosters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster.cli.arguments import Complaints
from roster.cli.delivery import Delivery, check_extension
from roster.cli.pseudonym_key import key_for
from roster.cli.validate.request import Request as Rosters
from roster.cli.validate.request import check_request, roster_files
from roster.cli.validate.union import check_pseudonyms
from roster.messages import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.equality import Month
    from roster.foreign.reading import ReadMonth


@dataclass(frozen=True)
class Request:
    """What the command line asked for: the rosters as ``validate`` takes them, and the files to write."""

    rosters: Rosters
    out: Path
    json: Path | None = None

    @property
    def targets(self) -> tuple[tuple[Path, str], ...]:
        """The files to write, with the extension each must have."""
        return ((self.out, ".xlsx"), *(((self.json, ".json"),) if self.json else ()))


def run_equality(request: Request) -> int:
    """Write the report and print its verdict; return 0: equality is measured, never a breach by itself.

    Raises:
        InputError: when the files cannot be used.

    """
    files, delivery = _check(request)
    months, key_lines = _read(request, files)
    from roster.equality import equality
    from roster.writer import write_equality, write_equality_json
    from roster.writer.equality.words import Words

    lang = request.rosters.lang
    report = equality(months)
    with delivery.staged() as staged:
        write_equality(report, staged[0], lang)
        for path in staged[1:]:
            write_equality_json(report, path, lang)
    for line in Words(report, lang).verdict():
        print(line)
    for line in key_lines:
        print(line)
    print(text("equality.written", lang, paths=", ".join(str(path) for path, _ in request.targets)))
    return 0


def _check(request: Request) -> tuple[tuple[Path, ...], Delivery]:
    complaints = Complaints()
    files: tuple[Path, ...] = ()
    with complaints.kept():
        check_request(request.rosters)
    with complaints.kept():
        files = roster_files(request.rosters)
    for target, extension in request.targets:
        with complaints.kept():
            check_extension(target, extension)
    delivery = Delivery(
        [target for target, _ in request.targets],
        overwrite=request.rosters.force,
        sources=(*files, *request.rosters.beside),
    )
    with complaints.kept():
        delivery.check()
    with complaints.kept():
        check_pseudonyms(request.rosters, (*files, *request.rosters.beside, *delivery.targets))
    complaints.raise_any()
    return files, delivery


def _read(request: Request, files: Sequence[Path]) -> tuple[list[Month], tuple[str, ...]]:
    """Return the months to compare, without names where a key is asked for, and what to say of the key."""
    from roster.cli.month import tell_validity
    from roster.cli.validate.reading import read_all
    from roster.cli.validate.recognised import tell_reading
    from roster.equality import Month

    months = read_all(request.rosters, files)
    for month in months:
        tell_validity(month.roster.year, month.roster.month, request.rosters.lang)
    if request.rosters.pseudonyms is None:  # what is told of the reading is full of names
        tell_reading(months, request.rosters.lang)
    else:
        return _without_names(request.rosters.pseudonyms, months, request.rosters.lang)
    found = (
        Month(month.instance, month.roster, month.sources[0].path.name, month.known, month.addresses)
        for month in months
    )
    return list(found), ()


def _without_names(path: Path, months: Sequence[ReadMonth], lang: str) -> tuple[list[Month], tuple[str, ...]]:
    """Return months of people with pseudonyms, without the names of files and without cells: rows follow names."""
    from roster.equality import Month
    from roster.pseudonyms import renamed

    key, line = key_for(path, [month.instance for month in months], lang)
    found = []
    for month in months:
        instance, roster = renamed(month.instance, month.roster, key)
        found.append(Month(instance, roster, f"{roster.year}-{roster.month:02}", month.known))
    return found, (line,)
