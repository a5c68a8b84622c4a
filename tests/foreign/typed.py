"""How people type the same cell, the same name, the same day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.foreign.month import Cell, Turn
from tests.foreign.people import Agent
from tests.foreign.seat import HOURS, POSTS

Dialect = Callable[[Cell], str]
Naming = Callable[[Agent], str]

WEEKDAYS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
    "novembre", "dicembre",
)  # fmt: skip


def _dialect(turn: Callable[[Turn], str], joined: str = " + ", **statuses: str) -> Dialect:
    """Return a dialect: how a turn is written, how two are joined, and the statuses it writes its own way."""

    def write(cell: Cell) -> str:
        if isinstance(cell, str):
            return statuses.get(f"s{cell}", cell)
        return joined.join(turn(one) for one in cell)

    return write


def _clock(text: str, *, point: str = ":", bare: bool = True, zero: bool = True) -> str:
    hour, minute = text.split(":")
    shown = hour if zero else str(int(hour))
    return shown if bare and minute == "00" else f"{shown}{point}{minute}"


def _span(turn: Turn, mark: str, **how: Any) -> str:
    start, end = HOURS[turn.shift]
    return f"{_clock(start, **how)}{mark}{_clock(end, **how)}"


_DOTTED = {"sRS": "R.S.", "sCO": "c.o.", "sMAL": "mal.", "s104": "L.104", "sSTU": "stu", "sNL": "n.l.", "sSIN": "sin."}
_SPELLED = {
    "sRS": "Riposo", "sCO": "Congedo", "sMAL": "Malattia", "s104": "L. 104", "sSTU": "Studio", "sNL": "non lavorativo",
    "sSIN": "permesso sindacale", "sRF": "RF",
}  # fmt: skip
_WORDS = {"N": "Notte", "M": "Mattina", "P": "Pomeriggio", "S": "Sera", "U": "08:00-15:12", "L": "08-16", "N8": "00-08"}

own = _dialect(lambda t: f"{t.shift} {t.post}")
"""``M SEZ1``, ``RS``: as the input writes."""
low = _dialect(lambda t: f"{t.shift.lower()} {t.post.lower()}", " / ", **_DOTTED)
"""``m sez1``, ``R.S.``, ``c.o.``"""
slash = _dialect(lambda t: f"{_span(t, '/', zero=False, point='.')} {t.post}", **_DOTTED)
"""``6/12 SEZ1``, ``8/15.12 MATR``."""
dash_named = _dialect(lambda t: f"{_span(t, '-')} {POSTS[t.post].lower()}")
"""``06-12 portineria``."""
post_first = _dialect(lambda t: f"{POSTS[t.post]} {_span(t, '-')}", **_SPELLED)
"""``Portineria 06-12``, ``Riposo``."""
clock = _dialect(lambda t: f"{_span(t, '-', bare=False)} {t.post}")
"""``06:00-12:00 SEZ1``."""
clock_points = _dialect(lambda t: f"{_span(t, '/', bare=False, point='.')} {t.post}", **_DOTTED)
"""``06.00/12.00 SEZ1``."""
stacked = _dialect(lambda t: f"{t.shift}\n{t.post}")
"""The shift above the post, in one cell."""
spelled = _dialect(lambda t: f"{_WORDS[t.shift]} {t.post}", **_SPELLED)
"""``Mattina SEZ1``, ``Congedo``."""
letters = _dialect(lambda t: t.shift)
"""``M`` alone: the file does not say where."""
spans = _dialect(lambda t: _span(t, "-"), **_DOTTED)
"""``06-12`` alone."""


def surname_first(a: Agent) -> str:
    """``ROSSI Mario``."""
    return f"{a.surname.upper()} {a.name}"


def name_first(a: Agent) -> str:
    """``Mario Rossi``."""
    return f"{a.name} {a.surname}"


def shouted(a: Agent) -> str:
    """``ROSSI MARIO``, the accents typed as apostrophes: ``NICOLO' ROSARIO``."""
    return f"{a.surname} {a.name}".upper().replace("Ò", "O'").replace("À", "A'")


def initial(a: Agent) -> str:
    """``Rossi M.``"""
    return f"{a.surname} {a.name[0]}."


def ranked(a: Agent) -> str:
    """``Ass. C. ROSSI Mario``: the qualifica shortened before the name."""
    short = {
        "Ispettore superiore": "Isp. Sup.",
        "Ispettore capo": "Isp. C.",
        "Sovrintendente capo": "Sov. C.",
        "Sovrintendente": "Sov.",
        "Vice sovrintendente": "V. Sov.",
        "Assistente capo": "Ass. C.",
        "Agente scelto": "Ag. Sc.",
        "Agente": "Ag.",
    }
    return f"{short[a.qualifica]} {surname_first(a)}"


def lun_1(day: date) -> str:
    """``lun 1``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}"


def one_l(day: date) -> str:
    """``1 L``: number and first letter."""
    return f"{day.day} {WEEKDAYS[day.weekday()][0].upper()}"


def day_month(day: date) -> str:
    """``01/10``."""
    return f"{day:%d/%m}"


def short_date(day: date) -> str:
    """``1-ott``."""
    return f"{day.day}-{MONTHS[day.month - 1][:3]}"


def month_title(day: date) -> str:
    """``OTTOBRE 2026``."""
    return f"{MONTHS[day.month - 1].upper()} {day.year}"
