"""From what a file says to rosters, with a seat and without; what is proposed reads back to the same."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.auditor import audit
from roster.domain import Cell, DayCode
from roster.domain.known import EVERYTHING, Fact
from roster.errors import InputError
from roster.foreign.meanings.mapping import Map
from roster.foreign.meanings.meaning import Meaning, meaning_of
from roster.foreign.meanings.proposal import proposed_map
from roster.foreign.meanings.understanding import understand
from roster.foreign.written import Entry, Layer, Layout, Person, Place, Weight, Written
from roster.messages import problem_text, text
from tests.samples import instance_of

YEAR, MONTH = 2026, 12
GROSSETO = instance_of("grosseto-34-2026-12.xlsx")
ROSSI, VERDI = Person(name="ROSSI Mario"), Person(name="Isp. VERDI Anna", unit="UO1")


def written(
    words: dict[tuple[Person, int], str], *, layout: Layout = Layout.PERSONS_IN_ROWS, **more: object
) -> Written:
    people = list(dict.fromkeys(person for person, _ in words))
    rows = {person: row for row, person in enumerate(people, start=5)}
    entries = tuple(
        Entry(person, date(YEAR, MONTH, day), said, Place("Dicembre", f"C{rows[person]}-{day}"))
        for (person, day), said in words.items()
    )
    places = {person: Place("Dicembre", f"B{row}") for person, row in rows.items()}
    return Written(layout, YEAR, MONTH, places, entries, **more)  # type: ignore[arg-type]  # fields by name


def cells(meaning: Meaning, layer: Layer = Layer.PROGRAMMED) -> dict[tuple[str, int], str]:
    found = meaning.rosters[layer].cells
    return {
        (officer, number): str(cell)
        for officer, row in found.items()
        for number, cell in enumerate(row, start=1)
        if cell is not None
    }


def remarks(meaning: Meaning, weight: Weight = Weight.DOUBT) -> list[str]:
    for remark in meaning.remarks:
        assert text(remark.key, **remark.values)
        assert text(remark.key, "en", **remark.values)
    return [remark.key.removeprefix("meaning.") for remark in meaning.remarks if remark.weight is weight]


def refused(file: Written, mapping: Map | None = None, *, seat: bool = False) -> list[str]:
    with pytest.raises(InputError) as error:
        meaning_of(file, GROSSETO.seat if seat else None, mapping or Map())
    for problem in error.value.problems:
        assert problem.cell
        assert problem_text(problem)
        assert problem_text(problem, "en")
    return [problem.key.removeprefix("meaning.") for problem in error.value.problems]


def test_a_file_alone_becomes_a_seat() -> None:
    file = written({(ROSSI, 1): "8-14 portineria", (ROSSI, 2): "R.S.", (VERDI, 1): "22/6 sez. 1", (VERDI, 3): "co"})
    meaning = meaning_of(file, None, Map())
    assert cells(meaning) == {
        ("ROSSI MARIO", 1): "08-14 PORTINERIA",
        ("ROSSI MARIO", 2): "RS",
        ("VERDI ANNA", 1): "22-06 SEZ-1",
        ("VERDI ANNA", 3): "CO",
    }
    assert {shift.code: shift.minutes for shift in meaning.instance.profile.shifts} == {"08-14": 360, "22-06": 480}
    assert {post.name for post in meaning.instance.seat.posts} == {"PORTINERIA", "SEZ. 1"}
    assert meaning.addresses[Layer.PROGRAMMED]["ROSSI MARIO", date(YEAR, MONTH, 2)] == "Dicembre!C5-2"
    assert meaning.known == {Fact.STATI, Fact.TABELLA}
    assert remarks(meaning) == []


def test_a_file_that_says_units_and_ruoli_lets_them_be_known() -> None:
    meaning = meaning_of(written({(VERDI, 1): "RS"}), None, Map())
    assert meaning.known == {Fact.STATI, Fact.TABELLA, Fact.UNITA, Fact.RUOLO}


def test_the_patron_of_a_seat_that_is_not_given_makes_no_day_festive() -> None:
    instance = meaning_of(written({(ROSSI, 1): "RS"}), None, Map()).instance
    names = {instance.festive_name(day) for day in instance.days}
    assert names >= {"domenica", None}
    assert not any(instance.is_patron(date(YEAR, month, 1)) for month in range(1, 13))
    assert "santo patrono" not in names


def test_nobody_on_duty_is_still_a_roster() -> None:
    assert cells(meaning_of(written({(ROSSI, 1): "RS"}), None, Map())) == {("ROSSI MARIO", 1): "RS"}


def test_shifts_without_hours_are_asked_and_the_map_or_the_legend_answers() -> None:
    words = {(ROSSI, 1): "M", (ROSSI, 2): "mattina SEZ1", (ROSSI, 3): "N"}
    assert refused(written(words)) == ["asked_hours", "asked_hours"]
    mapped = meaning_of(written(words), None, Map(shifts={"M": "08-14", "N": "00-06"}))
    legend = {"M": "Mattina 08/14", "N": "notte 0-6"}
    explained = meaning_of(written(words, legend=legend), None, Map())
    assert (
        cells(mapped)
        == cells(explained)
        == {
            ("ROSSI MARIO", 1): "M",
            ("ROSSI MARIO", 2): "M SEZ1",
            ("ROSSI MARIO", 3): "N",
        }
    )
    assert "legend" in remarks(explained, Weight.UNDERSTOOD)


def test_the_legend_explains_statuses() -> None:
    file = written({(ROSSI, 1): "F"}, legend={"F": "ferie"})
    assert cells(meaning_of(file, None, Map())) == {("ROSSI MARIO", 1): "CO"}


def test_the_table_of_the_seat_wins_over_the_legend_and_that_is_told() -> None:
    officer = GROSSETO.officers[0]
    file = written({(Person(matricola=officer.id), 1): "M PRT"}, legend={"M": "07-13"})
    meaning = meaning_of(file, GROSSETO.seat, Map())
    assert cells(meaning) == {(officer.id, 1): "M PRT"}
    assert "legend_against_seat" in remarks(meaning)


def test_hours_in_no_table_become_a_shift_that_the_audit_judges() -> None:
    officer = GROSSETO.officers[0]
    meaning = meaning_of(written({(Person(matricola=officer.id), 1): "8-16 PRT"}), GROSSETO.seat, Map())
    assert meaning.instance.shift["08-16"].minutes == 480
    found = {finding.rule for finding in audit(meaning.instance, meaning.rosters[Layer.PROGRAMMED], meaning.known)}
    assert {"ANQ-9.5a", "ANQ-9.6"} <= found
    assert "hours_in_no_table" in remarks(meaning)


def test_everything_is_refused_at_once_with_its_cell() -> None:
    words = {
        (Person(name="Nessuno Ignoto"), 1): "RS",
        (Person(matricola=GROSSETO.officers[0].id), 1): "M refettorio",
        (Person(matricola=GROSSETO.officers[1].id), 1): "xyz",
        (Person(matricola=GROSSETO.officers[1].id), 2): "XYZ",
    }
    assert sorted(refused(written(words), seat=True)) == [
        "asked_person",
        "asked_post",
        "asked_unknown",
        "asked_unknown",
    ]


def test_stacked_cells_are_layers_when_a_day_cannot_hold_both() -> None:
    file = written({(ROSSI, 1): "8-14\n14-20", (ROSSI, 2): "8-14\nRS", (ROSSI, 3): "CO"})
    meaning = meaning_of(file, None, Map())
    programmed = {("ROSSI MARIO", 1): "08-14", ("ROSSI MARIO", 2): "08-14", ("ROSSI MARIO", 3): "CO"}
    assert cells(meaning) == programmed
    assert cells(meaning, Layer.WORKED) == {**programmed, ("ROSSI MARIO", 1): "14-20", ("ROSSI MARIO", 2): "RS"}
    assert remarks(meaning) == ["lines_are_layers"]


def test_stacked_cells_are_two_shifts_otherwise() -> None:
    meaning = meaning_of(written({(ROSSI, 1): "8-14\n14-20", (ROSSI, 2): "RS"}), None, Map())
    assert cells(meaning) == {("ROSSI MARIO", 1): "08-14 + 14-20", ("ROSSI MARIO", 2): "RS"}
    assert remarks(meaning) == ["lines_are_services"]


def test_where_nothing_is_worked_the_programme_was() -> None:
    file = written({(ROSSI, 1): "8-14", (ROSSI, 2): "RS"})
    worked = Entry(ROSSI, date(YEAR, MONTH, 1), "14-20", Place("Dicembre", "C6"), layer=Layer.WORKED)
    both = Written(file.layout, YEAR, MONTH, file.people, (*file.entries, worked))
    meaning = meaning_of(both, None, Map())
    assert cells(meaning, Layer.WORKED) == {("ROSSI MARIO", 1): "14-20", ("ROSSI MARIO", 2): "RS"}
    assert remarks(meaning) == ["worked_as_programmed"]


def test_two_lists_that_contradict_each_other_are_refused() -> None:
    file = written({(ROSSI, 1): "8-14"})
    second = Entry(ROSSI, date(YEAR, MONTH, 1), "RS", Place("Foglio2", "B3"))
    both = Written(Layout.ASSIGNMENTS, YEAR, MONTH, file.people, (*file.entries, second))
    assert refused(both) == ["two_cells"]


def test_the_same_line_twice_is_told_and_counted_once() -> None:
    file = written({(ROSSI, 1): "8-14"})
    both = Written(Layout.ASSIGNMENTS, YEAR, MONTH, file.people, file.entries * 2)
    meaning = meaning_of(both, None, Map())
    assert cells(meaning) == {("ROSSI MARIO", 1): "08-14"}
    assert remarks(meaning) == ["written_twice"]
    assert Fact.STATI not in meaning.known


@pytest.mark.parametrize(("words", "known"), [("RS", True), ("CO", False)])
def test_a_list_that_writes_the_rest_of_everybody_tells_who_is_not_on_duty(words: str, known: bool) -> None:
    file = written({(ROSSI, 1): "8-14", (ROSSI, 2): "RS", (VERDI, 1): words})
    listed = Written(Layout.ASSIGNMENTS, YEAR, MONTH, file.people, file.entries)
    assert (Fact.STATI in meaning_of(listed, None, Map()).known) is known


def test_a_rest_said_under_each_quadrant_of_a_daily_sheet_is_one() -> None:
    day, place = date(YEAR, MONTH, 1), Place("1", "B14")
    rests = tuple(Entry(ROSSI, day, "", place, shift=shift, post="Riposo settimanale") for shift in ("00-06", "06-12"))
    meaning = meaning_of(Written(Layout.DAILY_SHEETS, YEAR, MONTH, {ROSSI: place}, rests), None, Map())
    assert cells(meaning) == {("ROSSI MARIO", 1): "RS"}
    assert remarks(meaning) == []


def test_turns_of_reperibilita_have_their_cells() -> None:
    meaning = meaning_of(written({(ROSSI, 1): "RS + REP 14-20"}), None, Map())
    turn = meaning.rosters[Layer.PROGRAMMED].on_call[0]
    assert (turn.officer, turn.day.day, turn.shift) == ("ROSSI MARIO", 1, "14-20")
    assert meaning.turns[Layer.PROGRAMMED] == {("ROSSI MARIO", date(YEAR, MONTH, 1)): ("Dicembre!C5-1",)}


def test_days_of_the_month_before_are_its_history() -> None:
    file = written({(ROSSI, 1): "00-06"})
    before = Entry(ROSSI, date(YEAR, MONTH - 1, 30), "14-20", Place("Dicembre", "A5"))
    after = Entry(ROSSI, date(YEAR + 1, 1, 1), "RS", Place("Dicembre", "AK5"))
    meaning = meaning_of(
        Written(file.layout, YEAR, MONTH, file.people, file.entries, around=(before, after)), None, Map()
    )
    assert meaning.instance.known_cell("ROSSI MARIO", before.day) == Cell.duty("14-20")
    assert remarks(meaning, Weight.PASSED_OVER) == ["around"]
    found = audit(meaning.instance, meaning.rosters[Layer.PROGRAMMED], EVERYTHING)
    assert any(finding.rule == "ANQ-9.16a" for finding in found)


def test_near_names_are_told_where_there_is_no_personnel() -> None:
    file = written({(ROSSI, 1): "RS", (Person(name="ROSI Mario"), 1): "RS"})
    assert remarks(meaning_of(file, None, Map())) == ["near_names"]


def test_what_is_known_beside_a_seat() -> None:
    officer = GROSSETO.officers[0]
    file = written({(Person(matricola=officer.id), 1): "M PRT"})
    known = meaning_of(file, GROSSETO.seat, Map()).known
    assert Fact.STORICO in known
    assert Fact.CONTATORI in known
    assert EVERYTHING - known == {Fact.PROGRAMMA, Fact.REPERIBILITA, Fact.CIRCOSCRIZIONE} - known
    bare = GROSSETO.seat.model_copy(update={"history": GROSSETO.seat.history.model_copy(update={"days": ()})})
    assert Fact.STORICO not in meaning_of(file, bare, Map()).known


def test_a_proposal_asks_what_is_not_understood_with_the_place() -> None:
    file = written({(ROSSI, 1): "xyz", (ROSSI, 2): "M", (ROSSI, 3): "r.s.", (ROSSI, 4): "F"})
    proposal = proposed_map([understand(file, None, Map())], Map())
    assert tomllib.loads(proposal) == {
        "file": {},
        "ignora": {},
        "codici": {"F": "?", "r.s.": "RS", "xyz": "?"},
        "turni": {"M": "?"},
        "posti": {},
        "persone": {},
    }
    assert '# non capito: Dicembre!C5-4 (caselle: 1); forse CO, RF\nF = "?"' in proposal


WORDS = st.sampled_from(
    [
        "8/14",
        "08-14 port",
        "M",
        "N SEZ1",
        "R.S.",
        "c.o.",
        "SM",
        "22-6",
        "M + S",
        "8-14\nRS",
        "REP 14-20",
        "RS",
        "104",
        "x\ny",
    ]
)
ANSWERS = Map(shifts={"M": "07-13", "N": "00-06", "S": "19-24"}, codes={"x | y": "RR"})


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from([ROSSI, VERDI]), st.integers(1, 31)), WORDS, min_size=1))
def test_what_is_proposed_reads_to_the_same_roster(words: dict[tuple[Person, int], str]) -> None:
    file = written(words)
    proposal = proposed_map([understand(file, None, ANSWERS)], ANSWERS)
    again = Map.model_validate(tomllib.loads(proposal))
    assert meaning_of(file, None, again).rosters == meaning_of(file, None, ANSWERS).rosters


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_proposed_beside_a_seat_reads_to_the_same_roster(data: st.DataObject) -> None:
    officers = GROSSETO.officers[:5]
    typed = data.draw(
        st.dictionaries(
            st.tuples(st.sampled_from(range(5)), st.integers(1, 31)),
            st.sampled_from(["M portineria", "8-14 PRT", "n prt", "8-16 PRT", "r", "ferie", "M\nP", "RS REP"]),
            min_size=1,
        )
    )
    forms = [f"{officers[0].name} {officers[0].surname}", officers[1].label.upper(), f"Ass. {officers[2].label}"]
    people = [*(Person(name=form) for form in forms), *(Person(matricola=one.id) for one in officers[3:])]
    file = written({(people[row], day): said for (row, day), said in typed.items()})
    proposal = proposed_map([understand(file, GROSSETO, Map())], Map())
    again = Map.model_validate(tomllib.loads(proposal))
    assert meaning_of(file, GROSSETO.seat, again).rosters == meaning_of(file, GROSSETO.seat, Map()).rosters


def test_the_status_of_a_day_is_a_cell() -> None:
    meaning = meaning_of(written({(ROSSI, 5): "L. 937"}), None, Map())
    assert meaning.rosters[Layer.PROGRAMMED].cell("ROSSI MARIO", date(YEAR, MONTH, 5)) == Cell(code=DayCode.FS)


def test_a_file_without_posts_says_so_and_rules_on_posts_are_not_checked() -> None:
    person = Person(matricola=GROSSETO.officers[0].id)
    hours = meaning_of(written({(person, 1): "N"}), GROSSETO.seat, Map())
    assert Fact.POSTI not in hours.known
    assert "no_posts" in remarks(hours)
    placed = meaning_of(written({(person, 1): "N", (person, 2): "M PRT"}), GROSSETO.seat, Map())
    assert Fact.POSTI in placed.known
    assert "no_posts" not in remarks(placed)


def test_an_empty_cell_has_its_address() -> None:
    file = written({(ROSSI, 1): "8-14"})
    blank = Entry(ROSSI, date(YEAR, MONTH, 2), "", Place("Dicembre", "D5"))
    meaning = meaning_of(replace(file, blanks=(blank,)), None, Map())
    assert meaning.addresses[Layer.PROGRAMMED]["ROSSI MARIO", date(YEAR, MONTH, 2)] == "Dicembre!D5"
