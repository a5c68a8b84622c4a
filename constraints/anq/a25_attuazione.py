"""ANQ Art. 25(2): not observing the agreement is a breach of contract."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from roster.domain import Text
from roster.obligation import Citation, Shown


class ViolazioneContrattuale(Shown):
    """Every non-observance found is evidence: it names article, officer, date and value."""

    id: ClassVar[str] = "ANQ-25.2"
    title: ClassVar[Text] = Text(
        it="Ogni inosservanza è violazione contrattuale: il rilievo cita articolo, persona, data e valore",
        en="Every non-observance is a breach of contract: the finding cites article, officer, date and value",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="25, c. 2",
            text="La mancata osservanza delle disposizioni contenute nel presente accordo costituisce violazione "
            "contrattuale.",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = Text(
        it="foglio Rilievi e «validate», anche con --json: articolo, persona, data, cella e valore di ogni "
        "inosservanza",
        en='sheet Findings and "validate", with --json too: article, officer, date, cell and value of each '
        "non-observance",
    )
