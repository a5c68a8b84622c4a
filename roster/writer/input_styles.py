"""Formats of the input workbook: one look for needed and optional headers, one for each kind of value."""

from __future__ import annotations

from typing import Any

from roster.workbook.kinds import Clock, Code, CodeList, Day, DayAndMonth, Flag, Kind, Label, Moment, RosterCell, Whole

_FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_EDGE = {"border": 1, "border_color": "#B8C0CC"}
_HEADER = _FONT | _EDGE | {"bold": True, "text_wrap": True, "valign": "vcenter"}
_EXAMPLE = {"italic": True, "font_color": "#5A5A5A", "bg_color": "#FFF4D6"}
_NUMBER_FORMATS: dict[type[Kind], str] = {
    Day: "dd/mm/yyyy",
    Moment: "dd/mm/yyyy hh:mm",
    Whole: "0",
    **dict.fromkeys((Code, CodeList, Clock, DayAndMonth, RosterCell), "@"),
}
_CENTRED = (Day, Moment, Whole, Clock, Flag, DayAndMonth, RosterCell)


class Styles:
    """Formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}
        self.title = book.add_format(_FONT | {"bold": True, "font_size": 18, "font_color": "#1F3864"})
        self.heading = book.add_format(_FONT | {"bold": True, "font_size": 12, "font_color": "#1F3864"})
        self.text = book.add_format(_FONT | {"text_wrap": True})
        self.link = book.add_format(_FONT | {"underline": 1, "font_color": "#1F3864"})
        self.needed = book.add_format(_HEADER | {"bg_color": "#1F3864", "font_color": "#FFFFFF"})
        self.optional = book.add_format(_HEADER | {"bg_color": "#D9E1F2"})
        self.needed_day = book.add_format(_HEADER | {"bg_color": "#D9E1F2", "num_format": "dd/mm/yyyy"})
        self.example = book.add_format(_FONT | _EDGE | _EXAMPLE)
        self.meaning = book.add_format(_FONT | _EDGE | {"text_wrap": True, "font_color": "#404040"})

    def value(self, kind: Kind, *, example: bool = False, framed: bool = False) -> Any:
        """Return the format of a value; ``framed`` for the cells of a form, ``example`` for rows to overwrite."""
        number = _NUMBER_FORMATS.get(type(kind), "@" if not isinstance(kind, Label) else "General")
        wanted = _FONT | {"num_format": number}
        if isinstance(kind, _CENTRED):
            wanted |= {"align": "center"}
        if isinstance(kind, Label):
            wanted |= {"font_color": "#7F7F7F"}
        wanted |= _EDGE if framed else {}
        wanted |= _EDGE | _EXAMPLE if example else {}
        key = repr(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]
