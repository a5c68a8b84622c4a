"""What a person asks of the reading of a file: a mapping file or the command line, and it wins over recognition."""

from __future__ import annotations

from dataclasses import dataclass

from roster.foreign.written import Layer, Layout


@dataclass(frozen=True)
class Asked:
    """What is said of a file; what is left empty is found.

    Rows and columns are named as a spreadsheet names them: ``4`` is a row, ``B`` a column. With people in columns the
    days stand in a column, and what names the people in rows: the same fields take the other kind of name.
    """

    month: tuple[int, int] | None = None
    """Year and month."""
    layout: Layout | None = None
    sheets: tuple[str, ...] = ()
    """The sheets to read, no others; every sheet when empty."""
    ignored_sheets: tuple[str, ...] = ()
    days: str = ""
    """The row, or column, that holds the days."""
    first_day: str = ""
    """The column, or row, of day 1."""
    matricola: str = ""
    names: tuple[str, ...] = ()
    """Where the name stands; two when surname and first name are apart."""
    unit: str = ""
    ruolo: str = ""
    layers: tuple[Layer, ...] = ()
    """What the two rows of a person, or two lines in a cell, tell: programmed then worked, or the other way round."""
    ignored: tuple[str, ...] = ()
    """Rows ``40`` or ``40:55``, columns ``AK:AM``, cells ``C7`` or ``C7:D9``; of one sheet only as ``Foglio1!40``."""
