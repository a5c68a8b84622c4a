"""The class of our sheets: formulas are written as they are.

The library looks in every formula for 29 functions newer than any of ours: a quarter of the time of a large seat.
"""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc]  # the library is not typed
    """A worksheet that trusts its formulas; were the method renamed, sheets would only take longer."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")
