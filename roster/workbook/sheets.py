"""The sheets of the input workbook, in the order of its tabs."""

from __future__ import annotations

from roster.workbook.history import CONTATORI, CREDITI, STORICO
from roster.workbook.layout import Sheet
from roster.workbook.people import ABILITA, ASSENZE, DESIDERATA, DIRITTI, PERSONALE
from roster.workbook.service import BLOCCHI, COPERTURE, EVENTI, MOTIVAZIONI, POSTI, PROVVEDITORATO
from roster.workbook.site import DEROGHE, LETTURE, ORARI, PESI, PRESTITI, SEDE, TETTI, UNITA

SHEETS: tuple[Sheet, ...] = (
    *(SEDE, ORARI, UNITA, PRESTITI, TETTI, DEROGHE, LETTURE, PESI),
    *(PERSONALE, DIRITTI, ABILITA, POSTI, COPERTURE, EVENTI),
    *(ASSENZE, DESIDERATA, MOTIVAZIONI, BLOCCHI),
    *(STORICO, CONTATORI, CREDITI, PROVVEDITORATO),
)
