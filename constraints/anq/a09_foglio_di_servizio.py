"""ANQ Art. 9(7)-(9): what is posted, for how long, and what it may not say."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from roster.domain import Text
from roster.obligation import Citation, Shown

_COMMA_7 = Citation(
    source="ANQ",
    article="9, c. 7",
    text="Lo stesso sarà esposto almeno 7 giorni prima della fine del mese precedente e per l'intera durata "
    "di vigenza, nell'apposito albo ubicato in luogo tale da garantire la riservatezza dei dati personali "
    "nel rispetto della legislazione in materia.",
    checked_on=date(2026, 11, 22),
)
_COMMA_8 = Citation(
    source="ANQ",
    article="9, c. 8",
    text="Il foglio elettronico di servizio, da predisporre in piena aderenza all'articolo 30, d.P.R. 15 "
    "febbraio 1999, n. 82, deve essere accessibile al personale per l'intera durata di vigenza e deve "
    "essere garantita la riservatezza dei dati nel rispetto della legislazione in materia.",
    checked_on=date(2026, 11, 22),
)


class EsposizionePerTuttoIlMese(Shown):
    """The programme stays posted for the whole month: what is posted can be told from any other version.

    The proof of posting itself is a matter of the notice board; the date it was posted is judged by ANQ-9.7c.
    """

    id: ClassVar[str] = "ANQ-9.7d"
    title: ClassVar[Text] = Text(
        it="Il servizio resta esposto per l'intera durata di vigenza",
        en="The programme stays posted for as long as it holds",
    )
    cites: ClassVar[tuple[Citation, ...]] = (_COMMA_7,)
    shown: ClassVar[Text] = Text(
        it="la copia da affiggere («generate --posted-out») porta su ogni pagina la versione del servizio; «validate "
        "--published» confronta con essa ogni versione successiva",
        en='the copy to post ("generate --posted-out") bears the version of the roster on every page; "validate '
        '--published" compares every later version with it',
    )


class RiservatezzaDelServizio(Shown):
    """The posted copy says who serves where and nothing of why somebody is not there: one neutral mark.

    Reasons stay in the workbook of the office. A test looks for them in every part of the posted file.
    """

    id: ClassVar[str] = "ANQ-9.7e"
    title: ClassVar[Text] = Text(
        it="Ciò che è esposto tutela i dati personali: i motivi delle assenze non vi compaiono",
        en="What is posted protects personal data: reasons of absence are not in it",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        _COMMA_7,
        _COMMA_8,
    )
    shown: ClassVar[Text] = Text(
        it="la copia da affiggere («generate --posted-out»): Brogliaccio e fogli giornalieri con un solo segno neutro "
        "per ogni assenza, senza matricole",
        en='the copy to post ("generate --posted-out"): Brogliaccio and daily sheets with one neutral mark for every '
        "absence, without staff numbers",
    )


class FoglioDiServizio(Shown):
    """Each day has its sheet: who serves at which post, from when to when, with what the day asks to know.

    The fields of d.P.R. 82/1999 art. 30, whose text was not at hand, follow section D.1 of the catalogue.
    """

    id: ClassVar[str] = "ANQ-9.8a"
    title: ClassVar[Text] = Text(
        it="Foglio di servizio di ogni giorno, con posti, orari e nominativi",
        en="Service sheet of each day, with posts, hours and names",
    )
    cites: ClassVar[tuple[Citation, ...]] = (_COMMA_8,)
    shown: ClassVar[Text] = Text(
        it="un foglio per ogni giorno del mese (01, 02, …) nella cartella dell'ufficio e nella copia da affiggere",
        en="one sheet for each day of the month (01, 02, …) in the workbook of the office and in the copy to post",
    )


class FoglioUnico(Shown):
    """One sheet for each day, with the mark of its version: another roster has another mark.

    Keeping the older versions is left to who keeps the files.
    """

    id: ClassVar[str] = "ANQ-9.8b"
    title: ClassVar[Text] = Text(
        it="Il foglio di servizio è unico: nessun foglio sostitutivo",
        en="The service sheet is one: no substitute sheets",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 8",
            text="Il foglio elettronico di servizio deve avere carattere di unicità e non sono ammessi fogli "
            "sostitutivi.",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = Text(
        it="ogni foglio giornaliero porta numero e versione del servizio; ogni modifica è confrontata con il servizio "
        "esposto («validate --published», foglio Variazioni)",
        en="each daily sheet bears its number and the version of the roster; every edit is compared with the posted "
        'one ("validate --published", sheet Changes)',
    )


class VerificaSemestrale(Shown):
    """The results to discuss with the unions every six months are those of each month, which the plans keep.

    The meeting itself, about GUSweb, is between the Administration and the unions.
    """

    id: ClassVar[str] = "ANQ-9.9"
    title: ClassVar[Text] = Text(
        it="Verifica semestrale con le organizzazioni sindacali dei risultati dell'applicativo dei servizi",
        en="Half-yearly review with the unions of what the software of the services achieved",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 9",
            text="L'Amministrazione persegue l'implementazione dell'applicativo informatico dei servizi (Gusweb), "
            "verificandone i risultati unitamente alle organizzazioni sindacali con cadenza semestrale.",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = Text(
        it="foglio Riepilogo di ogni mese: verdetto, copertura, obiettivi raggiunti; gli stessi dati in «generate "
        "--json»; per più mesi insieme «equality»",
        en='sheet Summary of each month: verdict, coverage, objectives reached; the same data in "generate --json"; '
        'months together in "equality"',
    )
