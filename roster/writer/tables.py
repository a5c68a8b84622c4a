"""A workbook of ours being written, whatever it is about: its language, its styles, its tables, its pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from roster.messages import text, written
from roster.writer.plain_sheet import PlainSheet
from roster.writer.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A3, _A4 = 8, 9
_LINE_HEIGHT = 11.5
_CHARACTER = 0.8  # width of an average character of the tables' font, in columns' units
_MARGINS = {"left": 0.35, "right": 0.35, "top": 0.6, "bottom": 0.55}


@dataclass(frozen=True)
class Formula:
    """A live formula with the value it has now, so that readers without a calculator see it."""

    text: str
    value: str | float = 0


@dataclass(frozen=True)
class Link:
    """A jump to a cell of the same workbook."""

    target: str
    label: str


@dataclass(frozen=True)
class Column:
    """A column of a table: message key of its header, width in characters, style of its cells."""

    head: str
    width: float
    style: str = "text"


@dataclass
class Tables:
    """What every sheet needs to write itself."""

    workbook: Workbook
    lang: str
    styles: Styles = field(init=False)

    def __post_init__(self) -> None:
        self.styles = Styles(self.workbook)

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of the catalogue in the language of the workbook."""
        return text(key, self.lang, **values)

    def written(self, value: object) -> str:
        """Return a value as people read it in the language of the workbook."""
        return written(value, self.lang)

    def weekday(self, day: date) -> str:
        """Return the name of the day of the week."""
        return self.say(f"weekday.d{day.weekday()}")

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet with gridlines hidden: the tables draw their own."""
        sheet: Worksheet = self.workbook.add_worksheet(name, worksheet_class=PlainSheet)
        sheet.hide_gridlines(2)
        return sheet

    def paper(self, sheet: Worksheet, *, landscape: bool = True, a3: bool = False, tall: int = 0) -> None:
        """Set paper and margins; ``tall`` is the number of pages in height, 0 for as many as needed."""
        if landscape:
            sheet.set_landscape()
        else:
            sheet.set_portrait()
        sheet.set_paper(_A3 if a3 else _A4)
        sheet.set_margins(**_MARGINS)
        sheet.fit_to_pages(1, tall)
        sheet.center_horizontally()

    def banner(self, sheet: Worksheet, left: str, centre: str, right: str, foot: str) -> None:
        """Set header and footer; the number of the page is at the right of the footer."""
        sheet.set_header(f'&L&9{_plain(left)}&C&"Arial,Bold"&10{_plain(centre)}&R&9{_plain(right)}')
        sheet.set_footer(f"&L&8{_plain(foot)}&R&8{self.say('page.number')}")

    def heading(self, sheet: Worksheet, title: str, subtitle: str = "") -> int:
        """Write the title of a sheet and a line under it; return the first free row."""
        sheet.write_string(0, 0, title, self.styles["title"])
        sheet.set_row(0, 22)
        sheet.write_string(1, 0, subtitle, self.styles["subtitle"])
        return 3

    def table(self, sheet: Worksheet, top: int, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> int:
        """Write a table with its header at row ``top`` and return the first row under it."""
        self.headers(sheet, top, columns)
        below = top + 1
        for below, row in enumerate(rows, start=top + 1):
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self.put(sheet, below, place, value, column.style)
            self.height(
                sheet, below, max(self.lines(value, column.width) for column, value in zip(columns, row, strict=True))
            )
            below += 1
        return below

    @staticmethod
    def lines(value: object, width: float) -> int:
        """Return the lines a text takes in a column of that width; a column of width 0 is sized by its sheet."""
        if not isinstance(value, str) or not width:
            return 1
        return sum(1 + int(len(line) * _CHARACTER / width) for line in value.split("\n"))

    def height(self, sheet: Worksheet, row: int, lines: int) -> None:
        """Make a row high enough for wrapped text: not every program does it by itself."""
        if lines > 1:
            sheet.set_row(row, _LINE_HEIGHT * lines + 2)

    def headers(self, sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
        """Write a row of headers."""
        heads = [self.say(column.head) for column in columns]
        for place, head in enumerate(heads):
            sheet.write_string(row, place, head, self.styles["head"])
        widths = (int(column.width) or len(head) for head, column in zip(heads, columns, strict=True))
        self.height(sheet, row, max(len(wrap(head, max(1, width))) for head, width in zip(heads, widths, strict=True)))

    def widths(self, sheet: Worksheet, columns: Sequence[Column]) -> None:
        """Set the widths of the columns of a table."""
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)

    def put(self, sheet: Worksheet, row: int, column: int, value: Any, style: str = "text") -> None:
        """Write one value by its kind."""
        look = self.styles[style]
        if value is None:
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, Formula):
            sheet.write_formula(row, column, value.text, look, value.value)
        elif isinstance(value, Link):
            sheet.write_url(row, column, f"internal:{value.target}", self.styles["link"], string=value.label)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, midnight(value), self.styles["date"] if style == "text" else look)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value, look)
        else:
            sheet.write_string(row, column, self.written(value), look)


def midnight(day: date) -> datetime:
    """Return the instant sheets store for a date."""
    return datetime.combine(day, time())


def _plain(words: str) -> str:
    """Return words that a page header does not take for its own codes, within the 255 characters it may have."""
    return words.replace("&", "&&")[:70]
