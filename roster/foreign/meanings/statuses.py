"""What people type for the statuses of a day (catalogue D-8, D-9, B.3): the certain, the likely, the ambiguous."""

from __future__ import annotations

import re
from collections.abc import Mapping

from roster.domain.codes import DayCode
from roster.workbook.text import fold_code

_STOPS = re.compile(r"[\s.'’`´_]+")


def squeezed(words: str) -> str:
    """Return words without case, accents, blanks, dots and apostrophes: ``R. S.`` and ``rs`` are one code."""
    return _STOPS.sub("", fold_code(words))


_CERTAIN: Mapping[DayCode, tuple[str, ...]] = {
    DayCode.RS: ("riposo settimanale", "rip sett", "riposo sett", "r sett"),
    DayCode.RF: ("riposo festivo", "rip fest", "riposo fest", "riposo infrasettimanale", "festivo infrasettimanale"),
    DayCode.NL: ("giornata non lavorativa", "non lavorativo", "non lavorativa"),
    DayCode.CO: ("congedo ordinario", "cong ord", "c ord", "ferie", "licenza ordinaria"),
    DayCode.CS: ("congedo straordinario", "cong straord", "c straord"),
    DayCode.FS: ("937", "l 937", "legge 937", "937/77", "l 937/77", "festività soppressa", "festività soppresse"),
    DayCode.MAL: ("malattia", "malato", "malata"),
    DayCode.ASP: ("aspettativa",),
    DayCode.MTR: ("maternità", "congedo maternità", "congedo di maternità"),
    DayCode.CP: ("congedo parentale", "parentale", "cong parentale"),
    DayCode.L104: ("l 104", "legge 104", "104/92", "l 104/92", "legge 104/92", "permesso 104", "permesso l 104"),
    DayCode.STU: ("150 ore", "diritto allo studio", "permesso studio", "permesso di studio"),
    DayCode.DON: ("donazione", "donazione sangue", "donazione di sangue", "donazione del sangue", "avis"),
    DayCode.SIN: ("permesso sindacale", "perm sind", "perm sindacale"),
    DayCode.RR: ("recupero riposo", "riposo recupero", "rec riposo", "rec rip"),
    DayCode.RC: ("riposo compensativo", "rip comp", "riposo comp"),
    DayCode.RO: ("recupero ore", "rec ore"),
    DayCode.MIS: ("missione", "in missione"),
    DayCode.AGG: ("aggiornamento", "corso di aggiornamento", "aggiornamento professionale"),
    DayCode.TIR: ("tiro", "poligono", "esercitazione di tiro"),
}
_LIKELY: Mapping[DayCode, tuple[str, ...]] = {
    DayCode.RS: ("r", "rip", "riposo", "libero"),
    DayCode.NL: ("sm", "smontante", "smont", "smonto", "smonto notte", "smontante notte"),
    DayCode.CO: ("congedo", "cong", "licenza", "fer"),
    DayCode.MAL: ("m a l", "ml", "ricovero", "ricoverato", "malat"),
    DayCode.STU: ("studio",),
    DayCode.SIN: ("sind", "sindacale", "sindacato"),
    DayCode.MIS: ("miss",),
    DayCode.AGG: ("corso",),
    DayCode.MTR: ("mat obbl",),
    DayCode.RR: ("recupero", "rec"),
}
_AMBIGUOUS: Mapping[str, tuple[DayCode, ...]] = {
    "f": (DayCode.CO, DayCode.RF),
    "fe": (DayCode.CO, DayCode.RF),
    "c": (DayCode.CO, DayCode.CS, DayCode.CP),
    "l": (DayCode.CO, DayCode.NL, DayCode.L104),
    "festivo": (DayCode.RF, DayCode.RS),
    "fest": (DayCode.RF, DayCode.RS),
    "permesso": (DayCode.L104, DayCode.SIN, DayCode.STU),
    "perm": (DayCode.L104, DayCode.SIN, DayCode.STU),
    "infortunio": (DayCode.MAL, DayCode.ASP),
    "assente": (DayCode.MAL, DayCode.CO),
    "ass": (DayCode.MAL, DayCode.CO),
}
_EXACT = {squeezed(code.value): code for code in DayCode if code is not DayCode.DUTY}
SMONTANTE = frozenset(squeezed(words) for words in _LIKELY[DayCode.NL])


def _by_words(table: Mapping[DayCode, tuple[str, ...]]) -> Mapping[str, DayCode]:
    return {squeezed(words): code for code, phrases in table.items() for words in phrases}


_CERTAIN_WORDS = _by_words(_CERTAIN)
_LIKELY_WORDS = _by_words(_LIKELY)


def own_status(words: str) -> DayCode | None:
    """Return the status whose own code ``words`` are, dots and blanks aside."""
    return _EXACT.get(squeezed(words))


def certain_status(words: str) -> DayCode | None:
    """Return the status that ``words`` say beyond doubt, None when they say none."""
    key = squeezed(words)
    return _EXACT.get(key) or _CERTAIN_WORDS.get(key)


def likely_status(words: str) -> DayCode | None:
    """Return the status that ``words`` most likely say: who takes it has to tell."""
    return _LIKELY_WORDS.get(squeezed(words))


def possible_statuses(words: str) -> tuple[DayCode, ...]:
    """Return the statuses among which only who typed ``words`` can choose."""
    return _AMBIGUOUS.get(squeezed(words), ())


def is_status(words: str) -> bool:
    """Return whether ``words`` are about a status, certain or not."""
    return bool(certain_status(words) or likely_status(words) or possible_statuses(words))
