"""Where everything stands on the page of an officer: the same place on every page, page after page."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name

from roster.domain.account import AccountKind as Kind
from roster.writer.book import Column

STRIP = (
    Kind.ORDINARIE,
    Kind.ACCREDITATE,
    Kind.OLTRE_IL_TURNO,
    Kind.STRAORDINARIO_FERIALE,
    Kind.STRAORDINARIO_FESTIVO,
    Kind.STRAORDINARIO_NOTTURNO,
    Kind.STRAORDINARIO_NOTTURNO_FESTIVO,
    Kind.ORE_NOTTURNE,
    Kind.ORE_FESTIVE,
    Kind.NOTTI,
    Kind.SERALI,
    Kind.FESTIVI,
    Kind.FESI,
)
"""The accounts shown date by date, hours first, in the order of the columns."""
ALWAYS = frozenset({Kind.DOVUTE, *STRIP, Kind.RS_DOVUTI, Kind.RS_GODUTI, Kind.TIRO, Kind.AGGIORNAMENTO})
"""The accounts every page shows; the others when there is something to say."""

DAY, CELL, FIRST_STRIP = 0, 1, 2
GAP = FIRST_STRIP + len(STRIP)
LABEL, BROUGHT, MONTH, CLOSING, LIMIT, RULES = range(GAP + 1, GAP + 7)
WIDTH = RULES + 1

ACCOUNTS = (
    Column("officer.account", 26, "text"),
    Column("officer.brought", 7, "hours"),
    Column("officer.month", 7, "hours_bold"),
    Column("officer.closing", 7, "hours"),
    Column("officer.limit", 12, "small"),
    Column("officer.rules", 29, "small"),
)

TITLE, SERVICE, RIGHTS, HEAD = 0, 1, 2, 4
"""Rows of a page from its top: name, place in service, rights, headers; the dates follow the headers."""
FIRST_DAY = HEAD + 1
TOTAL = FIRST_DAY + 31
BELOW = FIRST_DAY + len(Kind) + 2
"""Row where the trace starts at the left and the rests owed at the right."""
MOST_LINES = 13
"""Lines of the trace, and of the rests owed."""
ROWS = BELOW + MOST_LINES + 2
"""Rows of a page."""
PAGES = 1000
"""Pages of a sheet: no more than 1,023 page breaks are allowed on one."""


def top(place: int) -> int:
    """Return the first row of the page of the officer at ``place``, on its sheet."""
    return place % PAGES * ROWS


def sheet_name(name: str, place: int) -> str:
    """Return the name of the sheet with the page of the officer at ``place``: ``name``, then ``name 2``."""
    return f"{name} {place // PAGES + 1}" if place >= PAGES else name


def column_of(account: Kind) -> int:
    """Return the column of an account of the strip."""
    return FIRST_STRIP + STRIP.index(account)


def letter(column: int) -> str:
    """Return the name of a column."""
    return str(xl_col_to_name(column))
