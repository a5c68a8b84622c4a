"""The accounts of an officer, and one movement of them with the obligation that makes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import Field

from roster.domain.base import Filling, Frozen


class AccountKind(StrEnum):
    """The accounts of an officer. Hours are kept in minutes, all the rest in days, shifts or rests."""

    DOVUTE = "ore dovute"
    ORDINARIE = "ore ordinarie"
    ACCREDITATE = "ore accreditate"
    OLTRE_IL_TURNO = "consegne, viaggi e mensa"
    STRAORDINARIO_FERIALE = "straordinario feriale"
    STRAORDINARIO_FESTIVO = "straordinario festivo"
    STRAORDINARIO_NOTTURNO = "straordinario notturno"
    STRAORDINARIO_NOTTURNO_FESTIVO = "straordinario notturno festivo"
    A_RIPOSO_COMPENSATIVO = "straordinario da compensare con riposo"
    ORE_NOTTURNE = "ore di servizio fra le 22 e le 6"
    ORE_FESTIVE = "ore di servizio in giorno festivo"
    NOTTI = "turni notturni"
    SERALI = "turni serali"
    FESTIVI = "turni festivi"
    DOMENICHE_IN_FILA = "domeniche di servizio in fila"
    RS_DOVUTI = "riposi settimanali dovuti"
    RS_GODUTI = "riposi settimanali goduti"
    RF_DOVUTI = "riposi festivi dovuti"
    RF_GODUTI = "riposi festivi goduti"
    RR_DOVUTI = "riposi recupero dovuti"
    RR_GODUTI = "riposi recupero goduti"
    RC_DOVUTI = "riposi compensativi dovuti"
    RC_GODUTI = "riposi compensativi goduti"
    TIRO = "giorni di addestramento operativo"
    AGGIORNAMENTO = "giorni di aggiornamento"
    FESI = "giorni utili F.E.S.I."
    REPERIBILITA = "turni di reperibilità"
    CONGEDO_ORDINARIO = "congedo ordinario goduto"
    L937 = "giorni della legge 937 goduti"
    L104 = "giorni della legge 104 goduti"
    STUDIO = "permessi di studio goduti"
    RLS = "permessi R.L.S. goduti"
    INDENNITA_RICHIAMO = "richiami in giorno di riposo o festivo"

    @property
    def in_minutes(self) -> bool:
        """True for the accounts of hours."""
        return self in _MINUTES


_MINUTES = frozenset(
    {
        AccountKind.DOVUTE,
        AccountKind.ORDINARIE,
        AccountKind.ACCREDITATE,
        AccountKind.OLTRE_IL_TURNO,
        AccountKind.STRAORDINARIO_FERIALE,
        AccountKind.STRAORDINARIO_FESTIVO,
        AccountKind.STRAORDINARIO_NOTTURNO,
        AccountKind.STRAORDINARIO_NOTTURNO_FESTIVO,
        AccountKind.A_RIPOSO_COMPENSATIVO,
        AccountKind.ORE_NOTTURNE,
        AccountKind.ORE_FESTIVE,
        AccountKind.STUDIO,
        AccountKind.RLS,
    }
)


class Entry(Frozen):
    """What one date adds to an account: minutes for accounts of hours, else days, shifts or rests.

    ``rule`` is the id of the obligation that makes it, ``says`` one of its sentences, filled in by ``values``: where
    the figure comes from. ``due`` is the date by which a rest owed must be given; ``year`` the one whose leave or
    permits are used up, None for the year of ``day``.
    """

    officer: str
    account: AccountKind
    day: date
    amount: int
    rule: str
    says: str
    values: Mapping[str, Filling] = Field(default_factory=dict)
    due: date | None = None
    year: int | None = None
