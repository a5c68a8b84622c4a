"""The broken workbooks: a small sound one, and for each case what a person did to it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date

Sheets = dict[str, list[list[object]]]

DAY = date(2026, 12, 7)
AGENTI = "agenti-assistenti"
UNFORESEEN = "straordinario imprevisto"
PARENTS = "genitori nell'amministrazione, figlio fino a 6 anni"
RIGHTS: list[object] = ["Matricola", "Diritto", "Dal", "Al", "Altro genitore"]
WORK: list[object] = ["Matricola", "Data", "Inizio", "Fine", "Tipo"]
LESSONS: list[object] = ["Matricola", "Impegno", "Dal", "Al", "Inizio", "Fine"]
CHANGES: list[object] = ["Matricola", "Data", "Prima", "Dopo"]
BALANCES: list[object] = ["Matricola", "Congedo o permesso", "Anno", "Fruiti"]
SOUND: Sheets = {
    "Sede": [
        ["Voce", "Valore"],
        ["Istituto", "Casa di prova"],
        ["Accordo locale", "Accordo inventato"],
        ["Festa del patrono", "30 novembre"],
    ],
    "Orari": [["Codice", "Inizio", "Fine"], ["N", "00:00", "06:00"], ["M", "06:00", "12:00"], ["P", "12:00", "18:00"]],
    "Unità": [["Codice", "Denominazione"], ["UO1", "Reparto"]],
    "Tetti": [["Ruolo", "Notturni", "Festivi", "Serali", "Fonte"], ["ispettori", 4, 2, 5, "Accordo"]],
    "Letture": [["Voce", "Valore"], ["Q1", "no"]],
    "Personale": [
        [
            *("Matricola", "Cognome", "Nome", "Sesso", "Qualifica", "Ruolo", "Data di nascita", "In servizio dal"),
            *("Unità", "Orario", "Turno fisso", "Posto fisso"),
        ],
        [
            "001",
            "Rossi",
            "Anna",
            "F",
            "Agente",
            "agenti-assistenti",
            date(1990, 1, 2),
            date(2012, 3, 4),
            "UO1",
            "turni",
        ],
        ["002", "Bruni", "Ivo", "M", "Agente", AGENTI, date(1985, 1, 2), date(2010, 3, 4), "UO1", "turni"],
    ],
    "Posti": [
        ["Codice", "Posto di servizio", "Unità", "Piantonamento"],
        ["SEZ1", "Sezione 1", "UO1", None],
        ["PIANT", "Ospedale", "UO1", "sì"],
    ],
    "Coperture": [["Posto", "Turno", "Giorni", "Minimo", "Previsto"], ["SEZ1", "M", "tutti", 1, 2]],
    "Eventi": [
        ["Codice", "Tipo", "Posto", "Dal", "Al", "Turni", "Necessario", "Atto"],
        ["P1", "piantonamento", "PIANT", DAY, DAY, "N, M", "sì", "O.d.s. 1"],
    ],
    "Assenze": [["Matricola", "Assenza", "Dal", "Al", "Oraria"], ["001", "CO", DAY, date(2026, 12, 9), None]],
    "Blocchi": [["Matricola", "Data", "Cella"], ["002", DAY, "M SEZ1"]],
    "Storico": [["Matricola", date(2026, 11, 29), date(2026, 11, 30)], ["001", "RS", "M SEZ1"]],
    "Contatori": [["Matricola", "Notti"], ["001", 4]],
}


def sound() -> Sheets:
    """Return a copy of the sound workbook."""
    return deepcopy(SOUND)


Change = Callable[[Sheets], object]


def cell(sheet: str, row: int, column: str, value: object) -> Change:
    """Return the change that writes a value under a header; ``row`` 2 is the first below it, as people count."""

    def change(sheets: Sheets) -> None:
        rows = sheets[sheet]
        position = rows[0].index(column)
        line = rows[row - 1]
        line.extend([None] * (position + 1 - len(line)))
        line[position] = value

    return change


def sheet(title: str, *rows: list[object]) -> Change:
    """Return the change that adds a sheet."""
    return lambda sheets: sheets.__setitem__(title, list(rows))


def line(sheet: str, *values: object) -> Change:
    """Return the change that adds a row."""
    return lambda sheets: sheets[sheet].append(list(values))


def header(sheet: str, old: str, new: object) -> Change:
    """Return the change that renames a header; to None it empties it."""
    return lambda sheets: sheets[sheet][0].__setitem__(sheets[sheet][0].index(old), new)


def rename(old: str, new: str) -> Change:
    """Return the change that renames a sheet."""
    return lambda sheets: sheets.__setitem__(new, sheets.pop(old))


def drop(sheet: str) -> Change:
    """Return the change that deletes a sheet."""
    return lambda sheets: sheets.pop(sheet)


def every(*changes: Change) -> Change:
    """Return the changes one after the other."""
    return lambda sheets: [change(sheets) for change in changes]


def periods() -> Change:
    """Return the change that lets shifts have a first and a last day."""
    return lambda sheets: sheets["Orari"][0].extend(["Dal", "Al"])


CASES: dict[str, Change] = {
    "foglio-mancante": drop("Personale"),
    "foglio-quasi": rename("Assenze", "Assenza"),
    "foglio-doppio": lambda sheets: sheets.__setitem__("assenze ", deepcopy(sheets["Assenze"])),
    "foglio-senza-righe": lambda sheets: sheets.__setitem__("Posti", sheets["Posti"][:1]),
    "intestazioni-mancanti": lambda sheets: sheets["Posti"].pop(0),
    "colonna-mancante": header("Personale", "Ruolo", None),
    "colonna-quasi": header("Personale", "Turno fisso", "Turno fiso"),
    "colonna-doppia": header("Assenze", "Al", "Dal"),
    "voce-mancante": lambda sheets: sheets["Sede"].pop(2),
    "voce-sconosciuta": line("Sede", "Comandate", "Verdi"),
    "voce-doppia": line("Sede", "Istituto", "Altra casa"),
    "ruolo-sconosciuto": cell("Personale", 2, "Ruolo", "agente scelto"),
    "data-errata": cell("Assenze", 2, "Dal", "domani"),
    "data-ordine-errato": cell("Assenze", 2, "Dal", "12/31/2026"),
    "data-numero": cell("Personale", 2, "Data di nascita", 32875),
    "matricola-numero": cell("Personale", 2, "Matricola", 1),
    "matricola-doppia": lambda sheets: sheets["Personale"].append(sheets["Personale"][1]),
    "cella-vuota": cell("Personale", 2, "Cognome", "  "),
    "unita-sconosciuta": cell("Posti", 2, "Unità", "UO9"),
    "posto-sconosciuto-evento": cell("Eventi", 2, "Posto", "OSP"),
    "posto-non-piantonamento": cell("Eventi", 2, "Posto", "SEZ1"),
    "piantonamento-senza-atto": cell("Eventi", 2, "Atto", None),
    "previsto-sotto-minimo": cell("Coperture", 2, "Minimo", 3),
    "turno-sconosciuto-coperture": cell("Coperture", 2, "Turno", "S"),
    "coperture-doppie": line("Coperture", "SEZ1", "M", "festivo", 1, 1),
    "tetto-non-numero": cell("Tetti", 2, "Notturni", "quattro"),
    "tetto-negativo": cell("Tetti", 2, "Festivi", -1),
    "tetti-sovrapposti": line("Tetti", "ispettori", 5, 2, 5, "Accordo nuovo"),
    "patrono-30-febbraio": lambda sheets: sheets["Sede"][3].__setitem__(1, "30 febbraio"),
    "orario-illeggibile": cell("Orari", 2, "Inizio", "mezzanotte"),
    "codice-turno-e-stato": line("Orari", "RS", "08:00", "14:00"),
    "codice-con-spazi": line("Orari", "N 1", "08:00", "14:00"),
    "assenza-sconosciuta": cell("Assenze", 2, "Assenza", "FERIE"),
    "assenza-al-contrario": cell("Assenze", 2, "Al", date(2026, 12, 1)),
    "assenza-di-ignoto": cell("Assenze", 2, "Matricola", "009"),
    "assenze-sovrapposte": line("Assenze", "001", "MAL", date(2026, 12, 9), date(2026, 12, 11)),
    "si-o-no": cell("Assenze", 2, "Oraria", "forse"),
    "blocco-illeggibile": cell("Blocchi", 2, "Cella", "M SEZ1 SEZ2"),
    "blocco-turno-sconosciuto": cell("Blocchi", 2, "Cella", "X SEZ1"),
    "blocco-doppio": line("Blocchi", "002", DAY, "RS"),
    "orario-fisso-incompleto": every(
        cell("Personale", 3, "Orario", "5 giorni"), cell("Personale", 3, "Turno fisso", "M")
    ),
    "servizio-prima-di-nascere": cell("Personale", 2, "Data di nascita", date(2010, 1, 2)),
    "lettura-sconosciuta": lambda sheets: sheets["Letture"][1].__setitem__(1, "forse"),
    "contatore-decimale": cell("Contatori", 2, "Notti", 4.5),
    "storico-data-errata": lambda sheets: sheets["Storico"][0].__setitem__(1, "29-novembre-26"),
    "storico-ignoto": line("Storico", "009", "RS", "RS"),
    "formula-senza-risultato": cell("Contatori", 2, "Notti", "=2+2"),
    "formula-in-errore": cell("Contatori", 2, "Notti", "#DIV/0!"),
    "motivazione-data-errata": sheet(
        "Motivazioni",
        ["Codice", "Motivazione", "Testo", "Autore", "Registrata il", "Dal", "Al"],
        ["G1", "esigenze inderogabili", "Fatti", "Verdi", "ieri alle 10", DAY, DAY],
    ),
    "motivazione-di-nessuno": sheet(
        "Motivazioni",
        ["Codice", "Motivazione", "Testo", "Autore", "Dal", "Al"],
        ["G1", "richiesta specifica del dipendente", "Chiede una notte", "Verdi", DAY, DAY],
    ),
    "turno-da-meta-mese": every(periods(), line("Orari", "G", "09:00", "15:00", date(2026, 12, 15), None)),
    "turno-fino-a-meta-mese": every(periods(), line("Orari", "G", "09:00", "15:00", None, date(2026, 12, 15))),
    "turno-doppio-nel-mese": every(
        periods(),
        line("Orari", "G", "09:00", "15:00", None, date(2026, 12, 31)),
        line("Orari", "G", "10:00", "16:00", date(2026, 12, 1), None),
    ),
    "turno-fuori-periodo": every(
        periods(), line("Orari", "G", "09:00", "15:00", date(2027, 1, 1), None), cell("Blocchi", 2, "Cella", "G SEZ1")
    ),
    "codice-lungo": line("Orari", "MATTINALUNGA", "08:00", "14:00"),
    "contatore-troppo-grande": every(
        header("Contatori", "Notti", "Mesi"),
        cell("Contatori", 2, "Mesi", 36),
    ),
    "cambio-incompleto": every(
        lambda sheets: sheets["Personale"][0].append("Ruolo precedente"),
        cell("Personale", 2, "Ruolo precedente", "sovrintendenti"),
    ),
    "fisso-a-turni": cell("Personale", 2, "Turno fisso", "M"),
    "posto-non-traduzione": line("Eventi", "T1", "traduzione", "SEZ1", DAY, DAY, "M", "sì", None),
    "desiderio-senza-turno": sheet("Desiderata", ["Matricola", "Data", "Desiderio"], ["001", DAY, "non turno"]),
    "blocco-fuori-sede": every(
        lambda sheets: sheets["Personale"][0].append("In forza fino al"),
        cell("Personale", 3, "In forza fino al", date(2026, 11, 30)),
    ),
    "credito-al-contrario": sheet(
        "Crediti", ["Matricola", "Credito", "Maturato il", "Da fruire entro"], ["001", "RF", DAY, date(2026, 12, 1)]
    ),
    "assenti-oltre-forza": sheet("Provveditorato", ["Sede", "Data", "Forza", "Assenti"], ["Altra casa", DAY, 10, 12]),
    "tetto-unita-sconosciuta": every(
        lambda sheets: sheets["Tetti"][0].append("Unità"),
        cell("Tetti", 2, "Unità", "UO8"),
    ),
    "monte-ore-doppio": sheet(
        "Monte ore",
        ["Ore", "Fonte", "Dal", "Al"],
        [900, "Nota 1", None, None],
        [50, "Nota 2", DAY, None],
        [900, "nota  1", DAY, None],
    ),
    "monte-ore-al-contrario": sheet(
        "Monte ore", ["Ore", "Fonte", "Dal", "Al"], [900, "Nota 1", DAY, date(2026, 12, 1)]
    ),
    "altro-genitore-se-stesso": sheet("Diritti", RIGHTS, ["001", PARENTS, None, None, "001"]),
    "altro-genitore-ignoto": sheet("Diritti", RIGHTS, ["001", PARENTS, None, None, "077"]),
    "minuti-senza-oraria": every(
        lambda sheets: sheets["Assenze"][0].append("Minuti al giorno"),
        cell("Assenze", 2, "Minuti al giorno", 90),
    ),
    "straordinario-di-ignoto": sheet("Straordinari", WORK, ["009", DAY, "12:00", "14:00", UNFORESEEN]),
    "straordinario-ora-errata": sheet("Straordinari", WORK, ["001", DAY, "24:00", "02:00", UNFORESEEN]),
    "straordinario-tipo-errato": sheet("Straordinari", WORK, ["001", DAY, "12:00", "14:00", "lavoro extra"]),
    "straordinari-sovrapposti": sheet(
        "Straordinari",
        WORK,
        ["001", date(2026, 12, 6), "22:00", "02:00", UNFORESEEN],
        ["001", DAY, "01:30", "03:00", "chiamata in reperibilità"],
        ["002", DAY, "01:30", "03:00", UNFORESEEN],
    ),
    "studio-di-ignoto": sheet("Studio", LESSONS, ["009", "esame", DAY, DAY, None, None]),
    "studio-senza-diritto": sheet("Studio", LESSONS, ["001", "esame", DAY, DAY, None, None]),
    "studio-diritto-scaduto": every(
        sheet("Diritti", RIGHTS, ["001", "studente", None, date(2026, 12, 6), None]),
        sheet("Studio", LESSONS, ["001", "esame", DAY, DAY, None, None]),
    ),
    "studio-al-contrario": sheet("Studio", LESSONS, ["001", "lezione", DAY, date(2026, 12, 1), "15:00", "18:00"]),
    "studio-ore-al-contrario": sheet("Studio", LESSONS, ["001", "lezione", DAY, DAY, "18:00", "15:00"]),
    "assemblea-al-contrario": sheet("Assemblee", ["Data", "Inizio", "Fine"], [DAY, "12:00", "10:00"]),
    "variazione-illeggibile": sheet("Variazioni", CHANGES, ["001", DAY, "M SEZ1 SEZ2", "RS"]),
    "variazione-sconosciuta": sheet("Variazioni", CHANGES, ["009", DAY, "X SEZ1", "M SEZ9"]),
    "saldo-non-previsto": sheet("Saldi", BALANCES, ["001", "MAL", 2026, 3]),
    "saldo-doppio": sheet("Saldi", BALANCES, ["001", "CO", 2026, 3], ["001", "CO", 2025, 9], ["001", "CO", 2026, 4]),
    "saldo-di-ignoto": sheet("Saldi", BALANCES, ["009", "CO", 2026, 3], ["001", "CO", 26, 3]),
    "riga-con-piu-errori": every(
        lambda sheets: sheets["Posti"].append(["SEZ2", "Sezione 2", "UO9", "forse"]),
        line("Eventi", "T1", "traduzione", "OSP", DAY, "domani", "N, X", "sì", "O.d.s. 2"),
        line("Coperture", "SEZ9", "X", "domenica", -1, 1),
        line("Assenze", "009", "CO", "domani", date(2026, 12, 9), None),
        line("Blocchi", "009", "ieri", "X SEZ9"),
        line("Tetti", "capi", -1, 2, "cinque", "Accordo"),
        cell("Personale", 3, "Ruolo", "capo"),
        sheet("Diritti", RIGHTS, ["009", PARENTS, "ieri", None, "077"], ["002", PARENTS, None, None, "078"]),
    ),
    "errori-vari": every(
        cell("Personale", 2, "Ruolo", "capo"),
        cell("Personale", 3, "Unità", "UO7"),
        cell("Coperture", 2, "Minimo", "uno"),
        cell("Assenze", 2, "Al", "31/11/2026"),
        cell("Blocchi", 2, "Matricola", 2),
    ),
}
