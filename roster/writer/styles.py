"""The look of every sheet. Meaning never rests on colour alone: weight, slant, pattern or a letter say it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

INK, PAPER, LINE, GREY, DARK = "#1F2933", "#FFFFFF", "#9AA5B1", "#E4E7EB", "#323F4B"
FESTIVE, NIGHT, EVENING, REST, ABSENT, AWAY = "#F0E3D0", "#C9D6EA", "#FBE7C2", "#E3F1E1", "#EADCEF", "#D8EEF0"
ALARM, WARNING = "#C0392B", "#F6C9C3"
DOTS, STRIPES = 17, 14  # patterns of the format: sparse dots, thin diagonal stripes; both survive a grey printer

_BASE: dict[str, Any] = {"font_name": "Arial", "font_size": 9, "font_color": INK, "valign": "vcenter"}
_BOX: dict[str, Any] = {"border": 1, "border_color": LINE}

_NAMED: dict[str, dict[str, Any]] = {
    "plain": {},
    "wrap": {"text_wrap": True, "valign": "top"},
    "note": {"italic": True, "font_size": 8, "text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 15},
    "subtitle": {"font_size": 10, "font_color": DARK},
    "note_line": {"italic": True, "font_size": 8},
    "section": {"bold": True, "font_size": 11, "bottom": 2, "bottom_color": DARK},
    "good": {"bold": True, "font_size": 13, "bg_color": REST, "border": 2, "text_wrap": True, "indent": 1},
    "bad": {"bold": True, "font_size": 13, "bg_color": WARNING, "border": 5, "text_wrap": True, "indent": 1},
    "head": {"bold": True, "bg_color": DARK, "font_color": PAPER, "text_wrap": True, "align": "center"} | _BOX,
    "head_left": {"bold": True, "bg_color": DARK, "font_color": PAPER, "text_wrap": True} | _BOX,
    "band": {"bold": True, "bg_color": GREY, "top": 2, "top_color": DARK, "font_size": 10},
    "text": {"text_wrap": True} | _BOX,
    "text_bold": {"bold": True, "text_wrap": True} | _BOX,
    "text_alarm": {"bold": True, "text_wrap": True, "font_color": "#9C0006", "bg_color": WARNING} | _BOX,
    "code": {"num_format": "@"} | _BOX,
    "centre": {"align": "center"} | _BOX,
    "number": {"align": "center", "num_format": "#,##0"} | _BOX,
    "number_bold": {"align": "center", "num_format": "#,##0", "bold": True} | _BOX,
    "number_soft": {"align": "center", "num_format": "0;-0;;@", "font_size": 8, "font_color": "#616E7C"} | _BOX,
    "count": {"align": "center", "num_format": "0;-0;;@", "bold": True} | _BOX,
    "signed": {"align": "center", "num_format": "+0;-0;;@", "font_size": 8} | _BOX | {"bottom": 2},
    "small": {"font_size": 8} | _BOX,
    "small_wrap": {"font_size": 8, "text_wrap": True} | _BOX,
    "small_bold": {"font_size": 8, "bold": True} | _BOX,
    "tiny": {"font_size": 8},
    "head_small": {"bold": True, "font_size": 7, "bg_color": DARK, "font_color": PAPER, "text_wrap": True}
    | {"align": "center"}
    | _BOX,
    "line": {"bottom": 7, "bottom_color": LINE, "font_size": 8},
    "day_plain": {"bottom": 7, "bottom_color": LINE, "font_size": 8},
    "day_festive": {"bottom": 7, "bottom_color": LINE, "font_size": 8, "bold": True, "bg_color": FESTIVE},
    "day_cell": {"bottom": 7, "bottom_color": LINE, "font_size": 8, "bold": True},
    "day_off": {"bottom": 7, "bottom_color": LINE, "font_size": 8, "italic": True, "bg_color": GREY},
    "number_tiny": {"bottom": 7, "bottom_color": LINE, "font_size": 8, "align": "center", "num_format": "0"},
    "hours_soft": {"bottom": 7, "bottom_color": LINE, "font_size": 8, "align": "center", "num_format": "[h]:mm"},
    "total": {"bold": True, "font_size": 8, "top": 2, "top_color": DARK, "bg_color": GREY},
    "number_total": {"bold": True, "font_size": 8, "top": 2, "top_color": DARK, "bg_color": GREY}
    | {"align": "center", "num_format": "0"},
    "hours_total": {"bold": True, "font_size": 8, "top": 2, "top_color": DARK, "bg_color": GREY}
    | {"align": "center", "num_format": "[h]:mm"},
    "hours": {"font_size": 8, "align": "center", "num_format": "[h]:mm"} | _BOX,
    "hours_bold": {"font_size": 8, "align": "center", "num_format": "[h]:mm", "bold": True} | _BOX,
    "signed_hours": {"font_size": 8, "align": "center", "num_format": "+0.00;-0.00;0", "bold": True} | _BOX,
    "days": {"font_size": 8, "align": "center", "num_format": "0"} | _BOX,
    "days_bold": {"font_size": 8, "align": "center", "num_format": "0", "bold": True} | _BOX,
    "link_plain": {"underline": 1, "font_color": "#1F4E9E", "font_size": 8, "align": "right"},
    "link_name": {"underline": 1, "bold": True, "text_wrap": True} | _BOX,
    "faint": {"font_size": 8, "font_color": LINE} | _BOX,
    "box": dict(_BOX),
    "decimal": {"align": "center", "num_format": "0.0"} | _BOX,
    "share": {"align": "center", "num_format": "0.0 %"} | _BOX,
    "percent": {"align": "center", "num_format": "0 %"} | _BOX,
    "difference": {"align": "center", "num_format": "+0.0;-0.0;0"} | _BOX,
    "probability": {"align": "center", "num_format": "0.0000 %"} | _BOX,
    "date": {"align": "center", "num_format": "dd/mm/yyyy"} | _BOX,
    "link": {"underline": 1, "font_color": "#1F4E9E"} | _BOX,
    "alarm": {"bold": True, "bg_color": WARNING, "pattern": STRIPES, "fg_color": ALARM, "font_color": INK}
    | {"num_format": "0"},
    "over_cap": {"bold": True, "font_color": "#9C0006", "pattern": DOTS, "bg_color": WARNING},
    "over_ceiling": {"bold": True, "font_color": PAPER, "bg_color": ALARM, "num_format": "0"},
    "surplus": {"italic": True, "pattern": DOTS, "bg_color": REST},
}

_KINDS: dict[str, dict[str, Any]] = {
    "duty": {},
    "night": {"bold": True, "bg_color": NIGHT},
    "evening": {"italic": True, "bg_color": EVENING},
    "rest": {"bg_color": REST},
    "absent": {"bg_color": ABSENT},
    "away": {"bg_color": AWAY},
    "empty": {"pattern": STRIPES, "fg_color": LINE, "bg_color": PAPER},
}


class Styles:
    """Formats of one workbook, made once each."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._named: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """Return the format of that name."""
        if name not in self._named:
            self._named[name] = self.make(**_NAMED[name])
        return self._named[name]

    def make(self, **properties: Any) -> Format:
        """Return the format with those properties over the common ones."""
        merged = _BASE | properties
        key = tuple(sorted(merged.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(merged)
        return self._made[key]

    def rule(self, name: str) -> Format:
        """Return the format of a conditional rule, which must not carry what such rules cannot set."""
        allowed = {"bold", "italic", "font_color", "bg_color", "fg_color", "pattern", "num_format"}
        properties = {key: value for key, value in _NAMED[name].items() if key in allowed}
        return self._workbook.add_format(properties)

    def day(self, kind: str, *, festive: bool, week_ends: bool, past: bool = False, **more: Any) -> Format:
        """Return the format of a day's cell in the grid: its kind, the shade of a festive column, the end of a week."""
        look = _BOX | {"align": "center", "text_wrap": True, "font_size": 8} | _KINDS[kind]
        if festive:
            look = {"bg_color": FESTIVE} | look | {"pattern": DOTS, "fg_color": DARK}
        if week_ends:
            look |= {"right": 2, "right_color": DARK}
        if past:
            look |= {"italic": True, "font_color": "#616E7C", "bg_color": GREY, "pattern": 1}
        return self.make(**look | more)
