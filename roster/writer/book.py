"""The workbook of a plan being written: the facts it shows, the page every sheet is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.writer.facts import Facts
from roster.writer.tables import Column, Formula, Link, Tables, midnight

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Book", "Column", "Formula", "Link", "midnight"]


@dataclass
class Book(Tables):
    """What every sheet of a plan needs. ``public`` is True for the copy to post (ANQ Art. 9(7)(8))."""

    facts: Facts
    public: bool = False

    @property
    def month_name(self) -> str:
        """Month and year in words."""
        return f"{self.say(f'month.m{self.facts.instance.month:02}')} {self.facts.instance.year}"

    @property
    def institute(self) -> str:
        """Kind and name of the seat; the name alone where it says the kind."""
        profile = self.facts.instance.profile
        says_kind = profile.seat.casefold().startswith(profile.kind.casefold())
        return profile.seat if says_kind else f"{profile.kind} - {profile.seat}"

    def page(self, sheet: Worksheet, title: str, *, landscape: bool = True, a3: bool = False, tall: int = 0) -> None:
        """Set paper, header and footer; ``tall`` is the number of pages in height, 0 for as many as needed."""
        self.paper(sheet, landscape=landscape, a3=a3, tall=tall)
        version = self.say("page.version", hash=self.facts.fingerprint)
        self.banner(sheet, self.facts.instance.profile.seat, title, self.month_name, version)
