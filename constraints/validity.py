"""The months the rules were written for, and from when each source of law binds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

ANQ_SIGNED = date(2023, 10, 5)
"""The Accordo Nazionale Quadro. Earlier agreements were other texts, which no rule here states."""

FIRST_MONTH = (2023, 11)
"""The first month whose whole programme the ANQ rules: that of October 2023 was posted before it was signed."""

LAST_MONTH = (2028, 12)
"""The last month whose festive days were read one by one (catalogue B.6)."""

READ_ON = date(2026, 11, 22)
"""When the sources were last read: nothing that changed them later is in the rules."""

SINCE: Mapping[str, date] = {
    "ANQ": ANQ_SIGNED,
    "L. 354/1975": date(1975, 7, 26),
    "L. 937/1977": date(1977, 12, 23),
    "d.P.R. 782/1985": date(1985, 10, 28),
    "L. 395/1990": date(1990, 12, 15),
    "L. 104/1992": date(1992, 2, 5),
    "d.P.R. 395/1995": date(1995, 7, 31),
    "d.P.R. 82/1999": date(1999, 2, 15),
    "d.lgs. 151/2001": date(2001, 3, 26),
    "d.P.R. 164/2002": date(2002, 6, 18),
    "D.A.P.": date(2008, 4, 15),
    "d.P.R. 39/2018": date(2018, 3, 15),
    "d.lgs. 121/2018": date(2018, 10, 2),
    "d.P.R. 57/2022": date(2022, 4, 20),
}
"""Date of each act; of the notes of the Dipartimento, the first one cited. A source that is not here binds always.

Only acts later than the ANQ could come into force within the months accepted: a rule from one of these states its own
``since``.
"""
