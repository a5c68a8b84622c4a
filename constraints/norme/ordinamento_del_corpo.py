"""L. 395/1990 art. 5(2) and 6(2), d.lgs. 66/2003: what other rules fulfil, and what does not bind the Corpo."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from roster.domain import Text
from roster.obligation import Citation, Elsewhere, NotApplicable


class CompitiIstituzionali(Elsewhere):
    """The institutional tasks of the Corpo are the posts that Art. 10(2) of the agreement covers first."""

    id: ClassVar[str] = "L395-5.2"
    title: ClassVar[Text] = Text(
        it="I compiti istituzionali del Corpo",
        en="The institutional tasks of the Corpo",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 395/1990",
            article="5, c. 2",
            text="Il Corpo di polizia penitenziaria attende ad assicurare l'esecuzione dei provvedimenti restrittivi "
            "della libertà personale; garantisce l'ordine all'interno degli istituti di prevenzione e di pena e "
            "ne tutela la sicurezza; partecipa, anche nell'ambito di gruppi di lavoro, alle attività di "
            "osservazione e di trattamento rieducativo dei detenuti e degli internati; espleta il servizio di "
            "traduzione dei detenuti ed internati ed il servizio di piantonamento dei detenuti ed internati "
            "ricoverati in luoghi esterni di cura, secondo le modalità ed i tempi di cui all'articolo 4.",
            checked_on=date(2026, 11, 22),
        ),
    )
    by: ClassVar[tuple[str, ...]] = ("ANQ-10.2", "GU18-4")


class StessoSessoInSezione(Elsewhere):
    """Inside the sections serve staff of the sex of those held there: the agreement says it again, and where.

    The text of L. 395/1990 art. 6(2) was not at hand; the agreement is quoted in its place.
    """

    id: ClassVar[str] = "L395-6.2"
    title: ClassVar[Text] = Text(
        it="Nelle sezioni, personale dello stesso sesso dei ristretti",
        en="In the sections, staff of the sex of those held there",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 1",
            text="In tutti i servizi, ad eccezione di quello di vigilanza ed osservazione all'interno delle sezioni "
            "(art. 42, d.P.R. 82/1999), nei quali deve essere assegnato il personale dello stesso sesso dei "
            "detenuti o internati ivi ristretti, il personale maschile e quello femminile di Polizia "
            "Penitenziaria sono impiegati secondo il principio dell'eguaglianza di posizione, attitudine e "
            "dignità professionali.",
            checked_on=date(2026, 11, 22),
        ),
    )
    by: ClassVar[tuple[str, ...]] = ("ANQ-10.1a",)


class OrarioDiLavoroEuropeo(NotApplicable):
    """The European rules on working time leave out the police in their institutional operations.

    Eleven hours between two duties are good practice (P-2), never a limit. The sentence quoted is that of the agreement
    that takes their place; the text of d.lgs. 213/2004 was read in part only.
    """

    id: ClassVar[str] = "DLGS66"
    title: ClassVar[Text] = Text(
        it="Riposo di undici ore tra due servizi (d.lgs. 66/2003)",
        en="Eleven hours of rest between two duties (d.lgs. 66/2003)",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 2",
            text="La durata dell'orario di lavoro è prevista dal contratto.",
            checked_on=date(2026, 11, 22),
        ),
    )
    reason: ClassVar[Text] = Text(
        it="il d.lgs. 66/2003, come modificato dal d.lgs. 213/2004, non si applica alle Forze di polizia nelle "
        "operazioni istituzionali; l'intervallo di undici ore è seguito come buona pratica (P-2)",
        en="d.lgs. 66/2003, as amended by d.lgs. 213/2004, does not apply to police forces in institutional "
        "operations; the eleven hours are followed as good practice (P-2)",
    )
