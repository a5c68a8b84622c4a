"""The sheets of the input workbook, in the order of its tabs."""

from __future__ import annotations

from roster.workbook.beside import ASSEMBLEE, STRAORDINARI, STUDIO, VARIAZIONI
from roster.workbook.history import CONTATORI, CREDITI, SALDI, STORICO
from roster.workbook.layout import Sheet
from roster.workbook.people import ABILITA, ASSENZE, DESIDERATA, DIRITTI, PERSONALE
from roster.workbook.service import BLOCCHI, COPERTURE, EVENTI, MOTIVAZIONI, POSTI, PROVVEDITORATO
from roster.workbook.site import DEROGHE, LETTURE, MONTE_ORE, ORARI, PESI, PRESTITI, SEDE, TETTI, UNITA

SHEETS: tuple[Sheet, ...] = (
    *(SEDE, ORARI, UNITA, PRESTITI, TETTI, DEROGHE, MONTE_ORE, LETTURE, PESI),
    *(PERSONALE, DIRITTI, ABILITA, POSTI, COPERTURE, EVENTI),
    *(ASSENZE, STUDIO, ASSEMBLEE, DESIDERATA, MOTIVAZIONI, BLOCCHI, STRAORDINARI, VARIAZIONI),
    *(STORICO, CONTATORI, CREDITI, SALDI, PROVVEDITORATO),
)
