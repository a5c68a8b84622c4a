"""The corpus: for each file how it is typed, what is planted in it, and so what must be found, in which cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.foreign import breaches as b
from tests.foreign import files as f
from tests.foreign.breaches import Breach, Expected, Maker
from tests.foreign.files import Built
from tests.foreign.layouts import Month
from tests.foreign.month import base
from tests.foreign.seat import write_seat

Builder = Callable[[Path, Month], Built]


@dataclass(frozen=True)
class Case:
    """One file of the corpus. ``posts`` is False where it does not say who stands at which post."""

    name: str
    build: Builder
    makers: tuple[Maker, ...]
    month: int = 10
    posts: bool = True
    alone: bool = False
    """True where the file says enough to be judged without the seat's input."""
    mapping: str = ""
    """The mapping file it needs, if any."""

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """What is planted."""
        return tuple(maker(2026, self.month) for maker in self.makers)

    @property
    def expected(self) -> frozenset[Expected]:
        """Every hard finding."""
        return frozenset(e for breach in self.breaches for e in breach.expected)

    @property
    def what(self) -> Month:
        """Return the month with the breaches in it."""
        return Month.of(2026, self.month, b.planted(base(2026, self.month), self.breaches))

    def made(self, folder: Path) -> Built:
        """Write the file into a folder."""
        return self.build(folder, self.what)

    def seat(self, folder: Path) -> Path:
        """Write the input of the seat, with the absences that the breaches have on file."""
        path = folder / "sede.xlsx"
        write_seat(path, 2026, self.month, absences=[a for breach in self.breaches for a in breach.absences])
        return path


CASES: tuple[Case, ...] = (
    Case(
        "righe con matricola e codici della sede",
        f.rows_with_own_codes,
        (b.afternoon_then_night, b.woman_in_mens_section, b.exempt_at_night, b.leave_not_on_file),
    ),
    Case(
        "date vere, orari e nome del posto",
        f.rows_with_dates,
        (b.evening_then_night, b.control_room_without_call, b.no_weekly_rest, b.mother_at_night),
        alone=True,
    ),
    Case(
        "lun 1 e turno sopra il posto",
        f.rows_stacked,
        (b.night_after_leave, b.two_rests, b.union_officer_moved, b.pregnant_at_night),
    ),
    Case(
        "giorni su due righe, totali, legenda, firme",
        f.rows_between_totals,
        (b.evening_before_leave, b.eight_hours, b.cap_of_nights, b.duty_on_exam),
    ),
    Case(
        "giorni del mese prima a sinistra",
        f.rows_after_last_month,
        (b.seventh_night, b.parents_together, b.ruolo_not_admitted),
    ),
    Case(
        "colonne inserite tra le quindicine",
        f.rows_with_gaps,
        (b.ninth_evening, b.three_sundays, b.rest_not_owed),
    ),
    Case(
        "unità come titoli nella griglia",
        f.rows_under_unit_titles,
        (b.night_after_union_leave, b.two_duties, b.continuous_post),
    ),
    Case(
        "un foglio per unità",
        f.sheet_per_unit,
        (b.always_at_the_ward, b.eight_hours_of_night, b.before_joining),
    ),
    Case(
        "un file per unità",
        f.file_per_unit,
        (b.afternoon_then_night, b.evening_before_leave, b.no_weekly_rest),
    ),
    Case(
        "persone in colonne",
        f.columns_by_day,
        (b.evening_then_night, b.exempt_at_night, b.two_rests),
    ),
    Case(
        "persone in colonne con le date",
        f.columns_by_date,
        (b.night_after_leave, b.woman_in_mens_section, b.eight_hours),
        alone=True,
    ),
    Case(
        "un foglio al giorno",
        f.daily,
        (b.afternoon_then_night, b.union_officer_moved, b.seventh_night),
    ),
    Case(
        "un foglio al giorno con virgole",
        f.daily_with_commas,
        (b.evening_then_night, b.woman_in_mens_section, b.no_weekly_rest),
    ),
    Case(
        "elenco di assegnazioni",
        f.list_with_codes,
        (b.two_duties, b.control_room_without_call, b.evening_before_leave),
    ),
    Case(
        "elenco in csv con dalle e alle",
        f.list_as_csv,
        (b.eight_hours_of_night, b.night_after_leave, b.parents_together),
        alone=True,
    ),
    Case(
        "csv con punto e virgola in cp1252",
        f.csv_semicolons,
        (b.cap_of_nights, b.afternoon_then_night, b.empty_cell),
    ),
    Case(
        "csv con tabulazioni in utf-16",
        f.csv_tabs,
        (b.three_sundays, b.night_after_union_leave, b.rest_not_owed),
    ),
    Case(
        "righe e colonne nascoste",
        f.rows_hidden,
        (b.evening_then_night, b.ruolo_not_admitted, b.mother_at_night),
    ),
    Case(
        "copertina, legenda, note, colori e filtro",
        f.rows_dressed,
        (b.afternoon_then_night, b.pregnant_at_night, b.two_rests, b.leave_not_on_file),
    ),
    Case(
        "foglio con un nome qualunque",
        f.rows_under_a_strange_name,
        (b.no_weekly_rest, b.exempt_at_night, b.night_after_leave),
    ),
    Case(
        "matricole diventate numeri",
        f.rows_with_numbers,
        (b.evening_before_leave, b.ninth_evening, b.always_at_the_ward),
    ),
    Case(
        "qualifica davanti al nome, accenti con l'apostrofo",
        f.rows_by_rank,
        (b.cap_of_nights, b.woman_in_mens_section, b.eight_hours),
    ),
    Case(
        "nome prima del cognome, con una svista",
        f.rows_with_a_slip,
        (b.afternoon_then_night, b.union_officer_moved, b.two_rests),
    ),
    Case(
        "orari con la barra e R.S.",
        f.rows_with_slashes,
        (b.evening_then_night, b.eight_hours_of_night, b.empty_cell, b.before_joining),
        alone=True,
    ),
    Case(
        "legenda che definisce le sigle",
        f.rows_with_their_own_letters,
        (b.afternoon_then_night, b.night_after_leave, b.no_weekly_rest),
    ),
    Case(
        "solo lettere, senza posto",
        f.rows_of_letters,
        (b.afternoon_then_night, b.seventh_night, b.ninth_evening, b.no_weekly_rest),
        posts=False,
    ),
    Case(
        "solo orari, senza posto né matricola",
        f.rows_of_hours,
        (b.evening_then_night, b.three_sundays, b.evening_before_leave),
        posts=False,
        alone=True,
    ),
    Case(
        "programmato e svolto su due righe",
        f.rows_of_two_layers,
        (b.afternoon_then_night, b.continuous_post, b.two_rests),
    ),
    Case(
        "assenze in celle unite",
        f.rows_with_merged_leave,
        (b.evening_then_night, b.union_officer_moved, b.eight_hours),
    ),
    Case(
        "parole per esteso",
        f.rows_spelled,
        (b.afternoon_then_night, b.control_room_without_call, b.no_weekly_rest),
    ),
    Case(
        "novembre con il titolo unito",
        f.rows_with_merged_title,
        (b.night_after_leave, b.exempt_at_night, b.eight_hours, b.two_duties),
        month=11,
    ),
    Case(
        "sigle di questa sede con la mappa",
        f.rows_in_slang,
        (b.afternoon_then_night, b.evening_before_leave, b.no_weekly_rest),
        mapping=f.SLANG_MAP,
    ),
)
