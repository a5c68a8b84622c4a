"""Names, groups and sentences of the report in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from roster.equality.burden import Burden
from roster.equality.chances import Group
from roster.equality.comparison import Standing
from roster.equality.notice import Notice
from roster.equality.report import Equality
from roster.messages import text, written
from roster.messages.numbers import decimal
from roster.writer.tables import Tables

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MOST_NAMES = 25
_MOST_DATES = 8


@dataclass(frozen=True)
class Words:
    """The report seen by a reader of ``lang``."""

    report: Equality
    lang: str

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of the catalogue."""
        return text(key, self.lang, **values)

    def name(self, officer: str) -> str:
        """Return how a person is called."""
        known = self.report.view.officer.get(officer)
        return known.label if known else officer

    def names(self, officers: Sequence[str], most: int = _MOST_NAMES) -> str:
        """Return people by name, the first ones when they are many."""
        return self.listed([self.name(officer) for officer in officers], most)

    def listed(self, words: Sequence[str], most: int) -> str:
        """Return words one after the other, the first ones when they are many."""
        more = len(words) - most
        return ", ".join([*words[:most], *([self.say("equality.and_more", count=more)] if more > 0 else [])])

    def group(self, ruolo: str, unit: str) -> str:
        """Return whom a person is compared with."""
        if ruolo and unit:
            return self.say("equality.group", ruolo=ruolo, unit=unit)
        return ruolo or unit or self.say("equality.everybody")

    def burden(self, burden: Burden) -> str:
        """Return the name of a burden."""
        return self.say(f"equality.burden_{burden.name.lower()}")

    def sentence(self, notice: Notice, most: int = _MOST_NAMES) -> str:
        """Return a notice in words."""
        people = {place: self.names(officers, most) for place, officers in notice.people.items()}
        values = {**notice.values, **people}
        group = self.group(str(values.get("ruolo", "")), str(values.get("unit", "")))
        return self.say(notice.key, **{**values, "group": group})

    def dates(self, officer: str, days: Sequence[date], most: int = _MOST_DATES) -> str:
        """Return dates of a person, each with the cell it stands in where there is one."""
        return self.listed([self._date(officer, day) for day in days], most)

    def _date(self, officer: str, day: date) -> str:
        cells = self.report.view.cells(officer, (day,))
        return self.say("equality.date_and_cell", day=day, cell=cells[0]) if cells else written(day, self.lang)

    def verdict(self) -> Iterator[str]:
        """Yield the verdict in plain words."""
        report = self.report
        beyond = [line for line in report.outliers if line.standing is Standing.BEYOND_CHANCE]
        notices = len(report.notices)
        if not report.view.spreads:
            yield self.say("equality.verdict_nothing", notices=notices)
        elif not beyond:
            yield self.say("equality.verdict_none", notices=notices)
        else:
            people, compared = len({line.officer for line in beyond}), report.standings.total()
            yield self.say(
                "equality.verdict_some", people=people, lines=len(beyond), compared=compared, notices=notices
            )
        if far := report.standings[Standing.FAR]:
            yield self.say("equality.far_too", lines=far, sheet=self.say("equality.sheet_comparisons"))

    def lengths(self, lengths: Iterable[tuple[int, int]]) -> str:
        """Return shift lengths in hours, with how many times each."""
        ordered = sorted(lengths)
        return "; ".join(
            self.say("equality.length", hours=decimal(minutes / 60, self.lang), times=times)
            for minutes, times in ordered
        )


@dataclass
class ReportBook(Tables):
    """The workbook of a report being written."""

    words: Words

    @property
    def report(self) -> Equality:
        """What the workbook shows."""
        return self.words.report

    @property
    def seat(self) -> str:
        """The name of the seat."""
        return self.report.view.months[-1].instance.profile.seat

    @property
    def span(self) -> dict[str, object]:
        """First and last month of the report."""
        first, last = self.report.view.months[0].when, self.report.view.months[-1].when
        return {"first": f"{first[1]:02}/{first[0]}", "last": f"{last[1]:02}/{last[0]}"}

    def page(self, sheet: Worksheet, title: str, *, a3: bool = False) -> None:
        """Set paper, header and footer."""
        self.paper(sheet, a3=a3)
        self.banner(sheet, self.seat, title, "{first} - {last}".format(**self.span), "ANQ art. 10, c. 6")


def group_words(words: Words, group: Group) -> tuple[str, str]:
    """Return ruolo and unit of a group as columns show them."""
    return group.ruolo or words.say("equality.everybody"), group.unit
