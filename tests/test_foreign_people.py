"""People of a file are matched with the personnel sheet, and every tolerance is told with its cell."""

from __future__ import annotations

from datetime import date

import pytest

from roster.domain import Officer, Ruolo, Sex
from roster.foreign.meanings.names import ruolo_of, surname_and_name, typed_name
from roster.foreign.meanings.people import match_people
from roster.foreign.written import Person, Place, Weight


def officer(identity: str, surname: str, name: str, unit: str = "UO1") -> Officer:
    return Officer(
        id=identity,
        surname=surname,
        name=name,
        sex=Sex.M,
        qualifica="assistente",
        ruolo=Ruolo.AGENTI_ASSISTENTI,
        birth_date=date(1980, 1, 1),
        service_from=date(2005, 1, 1),
        unit=unit,
    )


STAFF = (
    officer("00123", "Rossi", "Mario"),
    officer("00124", "Rossi", "Anna"),
    officer("00200", "De Rosa", "Gianluca"),
    officer("00201", "D'Angelo", "Nicolò"),
    officer("00300", "Bianchi", "Luca", unit="UO2"),
    officer("00301", "Bianchi", "Lucia"),
    officer("00400", "Di Marco", "Carla Maria"),
    officer("00500", "Verdi", "Paolo"),
)


def matched(*people: Person, given: dict[str, str] | None = None) -> tuple[list[str], list[str], list[str], list[str]]:
    places = {person: Place("Foglio1", f"A{row}") for row, person in enumerate(people, start=3)}
    found = match_people(places, STAFF, given or {})
    remarks = [f"{r.weight.name} {r.key.removeprefix('meaning.')}" for r in found.remarks]
    problems = [f"{p.cell} {p.key.removeprefix('meaning.')}" for p in found.problems]
    questions = [unclear.key.removeprefix("meaning.") for unclear in found.questions.values()]
    return list(found.officers.values()), remarks, problems, questions


EXACT = "UNDERSTOOD people_exact"


@pytest.mark.parametrize(
    ("typed", "identity", "told"),
    [
        (Person(matricola="00123"), "00123", EXACT),
        (Person(matricola="00123", name="Rossi Mario"), "00123", EXACT),
        (Person(matricola="123", name="Rossi Mario"), "00123", "DOUBT zeros_lost"),
        (Person(matricola="123.0", name="Rossi Mario"), "00123", "DOUBT zeros_lost"),
        (Person(matricola="00123", name="Rosi Mario"), "00123", "DOUBT slip_with_matricola"),
        (Person(matricola="99999", name="Rossi Mario"), "00123", "DOUBT matricola_unknown"),
        (Person(name="ROSSI MARIO"), "00123", EXACT),
        (Person(name="Ass. C. ROSSI Mario"), "00123", EXACT),
        (Person(name="V.Sov. Rossi Mario"), "00123", EXACT),
        (Person(name="Isp. Sup. ROSSI Mario"), "00123", EXACT),
        (Person(name="A.C. ROSSI MARIO"), "00123", EXACT),
        (Person(name="Ass. Di Marco Carla Maria"), "00400", EXACT),
        (Person(name="Mario Rossi"), "00123", "UNDERSTOOD person_same"),
        (Person(name="DE ROSA Gianluca"), "00200", EXACT),
        (Person(name="Gianluca De Rosa"), "00200", "UNDERSTOOD person_same"),
        (Person(name="DEROSA Gianluca"), "00200", "UNDERSTOOD person_same"),
        (Person(name="D ANGELO NICOLO'"), "00201", "UNDERSTOOD person_same"),
        (Person(name="D’Angelo Nicolo"), "00201", "UNDERSTOOD person_same"),
        (Person(name="ROSSI M."), "00123", "DOUBT person_shortened"),
        (Person(name="M. Rossi"), "00123", "DOUBT person_shortened"),
        (Person(name="Di Marco Carla"), "00400", "DOUBT person_shortened"),
        (Person(name="VERDI"), "00500", "DOUBT person_shortened"),
        (Person(name="Verdi P."), "00500", "DOUBT person_shortened"),
        (Person(name="Rossi Maroi"), "00123", "DOUBT person_slip"),
        (Person(name="Rosi Mario"), "00123", "DOUBT person_slip"),
        (Person(name="Mario Rosssi"), "00123", "DOUBT person_slip"),
        (Person(name="Ag. Sc. Verdy Paolo"), "00500", "DOUBT person_slip"),
    ],
)
def test_a_person_is_found_and_every_tolerance_is_told(typed: Person, identity: str, told: str) -> None:
    officers, remarks, problems, questions = matched(typed)
    assert (officers, problems, questions) == ([identity], [], [])
    assert remarks[0] == told
    assert remarks[1:] == ["DOUBT officers_missing"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (Person(name="Rossi"), "asked_namesakes"),
        (Person(name="Bianchi L."), "asked_namesakes"),
        (Person(name="Neri Ugo"), "asked_person"),
        (Person(name="Rosi Maroi"), "asked_person"),
        (Person(name="Rosi M."), "asked_person"),
        (Person(matricola="99999"), "asked_person"),
    ],
)
def test_who_is_not_certain_is_asked(typed: Person, why: str) -> None:
    officers, remarks, problems, questions = matched(typed)
    assert (officers, remarks, problems, questions) == ([], [], [], [why])


def test_the_unit_tells_initials_apart() -> None:
    assert matched(Person(name="Bianchi L.", unit="UO2"))[0] == ["00300"]


def test_a_name_that_is_not_that_of_its_matricola_is_refused() -> None:
    assert matched(Person(matricola="00123", name="Verdi Paolo"))[2] == ["A3 matricola_of_another"]


def test_two_people_of_the_file_on_one_officer_are_refused() -> None:
    assert matched(Person(name="Rossi Mario"), Person(name="Mario Rossi"))[2] == ["A4 person_twice"]


def test_one_person_in_two_units_is_one_person() -> None:
    people = Person(name="Rossi Mario", unit="A"), Person(name="Rossi Mario", unit="B")
    assert matched(*people)[0] == ["00123", "00123"]
    assert matched(*people)[2] == []


def test_the_map_names_people_and_leaves_them_out() -> None:
    people = Person(name="Neri Ugo"), Person(name="Rossi")
    officers, remarks, problems, questions = matched(*people, given={"NERI UGO": "-", "Rossi": "00124"})
    assert (officers, problems, questions) == (["00124"], [], [])
    assert "PASSED_OVER person_left_out" in remarks
    assert matched(people[0], given={"neri ugo": "1"})[2] == ["A3 map_matricola"]


def test_remarks_carry_the_cell_and_both_names() -> None:
    place = Place("Foglio1", "B7")
    slip = match_people({Person(name="Rosi Mario"): place}, STAFF, {}).remarks[0]
    assert (slip.weight, slip.place) == (Weight.DOUBT, place)
    assert (slip.values["person"], slip.values["officer"], slip.values["id"]) == ("Rosi Mario", "Rossi Mario", "00123")


@pytest.mark.parametrize(
    ("typed", "ruolo"),
    [
        ("Ass. C. Coord.", Ruolo.AGENTI_ASSISTENTI),
        ("agente scelto", Ruolo.AGENTI_ASSISTENTI),
        ("V. Sov.", Ruolo.SOVRINTENDENTI),
        ("vice sovrintendente", Ruolo.SOVRINTENDENTI),
        ("Isp. Sup.", Ruolo.ISPETTORI),
        ("sostituto commissario", Ruolo.ISPETTORI),
        ("vice commissario", Ruolo.FUNZIONARI),
        ("vice ispettore", Ruolo.ISPETTORI),
        ("ispettori", Ruolo.ISPETTORI),
        ("A.C.C.", Ruolo.AGENTI_ASSISTENTI),
        ("", None),
        ("cuoco", None),
    ],
)
def test_the_ruolo_of_a_qualifica(typed: str, ruolo: Ruolo | None) -> None:
    assert ruolo_of(typed) is ruolo


def test_a_title_is_no_part_of_a_name() -> None:
    assert typed_name("Ass. Capo DI MARCO Carla").words == ("di", "marco", "carla")
    assert surname_and_name("Ass. Capo DI MARCO Carla") == ("DI MARCO", "Carla")
    assert surname_and_name("ROSSI Mario") == ("ROSSI", "Mario")
    assert surname_and_name("V.Sov. ROSSI M.") == ("ROSSI", "M.")
