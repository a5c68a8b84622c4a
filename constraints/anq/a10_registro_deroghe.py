"""ANQ Art. 10(9), derived: the register of derogations."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from roster.domain import Text
from roster.obligation import Citation, Shown


class RegistroDelleDeroghe(Shown):
    """Who goes beyond a cap, which one, by how much, on which ground and act: kept by month, for the unions."""

    id: ClassVar[str] = "ANQ-10.9d"
    title: ClassVar[Text] = Text(
        it="Registro delle deroghe: persona, mese, tetto, valore, motivazione, atto",
        en="Register of derogations: officer, month, cap, value, ground, act",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 9",
            text="Per gravi ed indifferibili esigenze di servizio o su richiesta specifica del dipendente, possono "
            "essere assegnati:",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = Text(
        it="foglio Deroghe: chi supera un tetto o una tutela, di quanto, in quali giorni, con motivazione, autore e "
        "atto",
        en="sheet Derogations: who goes beyond a cap or a protection, by how much, on which days, with ground, author "
        "and act",
    )
