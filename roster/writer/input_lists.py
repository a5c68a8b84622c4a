"""Drop-down lists of the input workbook: closed words from a hidden sheet, codes from the sheet that declares them."""

from __future__ import annotations

from typing import Any

from roster.messages import text
from roster.workbook.addresses import column_letters
from roster.workbook.kinds import Choice, ChoiceList, Code, Flag, Kind, Whole, yes

_DECLARED_IN = {"unit": "unita", "shift": "orari", "post": "posti", "officer": "personale"}


class Lists:
    """The sheet of closed lists, filled as columns ask for them; it is added last and hidden."""

    def __init__(self, lang: str, rows: int) -> None:
        self._lang = lang
        self._rows = rows
        self._options: list[tuple[str, ...]] = []

    def rule(self, kind: Kind, *, declares: bool = False) -> dict[str, object] | None:
        """Return the validation of the cells of a kind, None where anything may be typed.

        Words of a closed list are the only ones accepted; a code not declared yet brings a warning only, because the
        person may be filling the sheets in another order.
        """
        if isinstance(kind, ChoiceList):
            return None
        if isinstance(kind, Choice):
            return self._list(kind.options)
        if isinstance(kind, Flag):
            return self._list((yes(self._lang), "no"))
        if isinstance(kind, Whole):
            return {"validate": "integer", "criteria": ">=", "value": 0, **self._alert("stop", "whole")}
        if isinstance(kind, Code) and kind.of in _DECLARED_IN and not declares:
            sheet = text(f"input_sheet.{_DECLARED_IN[kind.of]}", self._lang)
            source = f"='{sheet}'!$A$2:$A${self._rows}"
            return {"validate": "list", "source": source, **self._alert("warning", "listed")}
        return None

    def _list(self, options: tuple[str, ...]) -> dict[str, object]:
        if options not in self._options:
            self._options.append(options)
        column = column_letters(self._options.index(options))
        sheet = text("input_sheet.elenchi", self._lang)
        source = f"='{sheet}'!${column}$1:${column}${len(options)}"
        return {"validate": "list", "source": source, **self._alert("stop", "listed")}

    def _alert(self, kind: str, key: str) -> dict[str, object]:
        return {
            "error_type": kind,
            "error_title": text("input_alert.title", self._lang),
            "error_message": text(f"input_alert.{key}", self._lang),
        }

    def write(self, book: Any) -> None:
        """Add the hidden sheet with every list asked for."""
        sheet = book.add_worksheet(text("input_sheet.elenchi", self._lang))
        for column, options in enumerate(self._options):
            for row, option in enumerate(options):
                sheet.write_string(row, column, option)
        sheet.hide()


def declares(sheet_key: str, kind: Kind) -> bool:
    """Return whether a column of that kind, in that sheet, is where its codes are declared."""
    return isinstance(kind, Code) and _DECLARED_IN.get(kind.of) == sheet_key
