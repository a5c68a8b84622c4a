"""Formulas over the cells of the grid, in the English function names files carry.

They read the text a person sees: ``N SEZ1`` with a blank or a line break, ``M SEZ1 + N SEZ2``, lower case, stray
blanks. Lists of codes are names of the workbook, kept in sheet Parametri, so a change there is counted too.
"""

from __future__ import annotations

from roster.domain.codes import Counted

SHIFTS, SHIFT_MINUTES, CROSSING = "codici_turni", "minuti_turni", "codici_oltre_mezzanotte"
RESTS, ABSENCES, AWAY = "codici_riposo", "codici_assenza", "codici_fuori_sede"
UNPOPULAR = "posti_gravosi"
NIGHTS, EVENINGS = "codici_notturni", "codici_serali"
FESTIVE_MARK, EVE_MARK = "F", "V"


def shifts(row: str, codes: str, weight: str = "") -> str:
    """Return the number of shifts with one of ``codes`` in ``row``, each times ``weight`` (a range of equal shape)."""
    found = _occurrences(f'"+ "&{_tidy(row)}&" "', f'"+ "&UPPER({codes})&" "')
    return f"SUMPRODUCT({found}*{weight})" if weight else f"SUMPRODUCT({found})"


def at_posts(row: str, posts: str) -> str:
    """Return the number of shifts at one of ``posts``: the post is the last word of a duty."""
    found = _occurrences(f'{_tidy(row)}&" +"', f'" "&UPPER({posts})&" +"')
    return f"SUMPRODUCT({found})"


def statuses(row: str, codes: str) -> str:
    """Return the number of days of ``row`` whose status is one of ``codes``: a name or a quoted code."""
    return f"SUMPRODUCT(--(UPPER(TRIM({row}))={codes}))"


def at_slot(column: str, shift: str, post: str) -> str:
    """Return the officers in a column of the grid on one shift at one post, double duties included."""
    duty = f"{_literal(shift)}?{_literal(post)}"
    return f'SUM(COUNTIF({column},"{duty}"),COUNTIF({column},"{duty}?+*"),COUNTIF({column},"*+ {duty}"))'


def festive(row: str, marks: str, *, crossing: bool) -> str:
    """Return the festive shifts of ``row``; with ``crossing`` also those of the eve that end on it (Q5)."""
    total = shifts(row, SHIFTS, f'({marks}="{FESTIVE_MARK}")')
    eve = shifts(row, CROSSING, f'({marks}="{EVE_MARK}")')
    return f"{total}+{eve}" if crossing else total


def named(counted: Counted) -> str:
    """Return the name of the list of codes of nights or evenings."""
    return NIGHTS if counted is Counted.NOTTURNI else EVENINGS


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas and links write it."""
    return "'" + sheet.replace("'", "''") + "'"


def _tidy(row: str) -> str:
    return f'TRIM(SUBSTITUTE(SUBSTITUTE(UPPER({row}),CHAR(10)," "),"+"," + "))'


def _occurrences(cells: str, wanted: str) -> str:
    return f'((LEN({cells})-LEN(SUBSTITUTE({cells},{wanted},"")))/LEN({wanted}))'


def _literal(code: str) -> str:
    """Return a code with the marks that COUNTIF would take as wildcards, and the quotes of a formula, made harmless."""
    escaped = "".join(f"~{char}" if char in "~*?" else char for char in code)
    return escaped.replace('"', '""')
