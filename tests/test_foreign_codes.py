"""What people type in the cells of a roster is read, told or asked; never chosen in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.domain import DayCode
from roster.domain.codes import ShiftClass
from roster.foreign.meanings.codes import read_apart, read_words
from roster.foreign.meanings.hours import Hours, hours_alone
from roster.foreign.meanings.senses import Sense, Stacked, Unclear
from roster.foreign.meanings.shifts import Vocabulary
from roster.workbook.cells import format_cell
from tests.samples import FILES, instance_of

ALONE = Vocabulary()
WITH_HOURS = Vocabulary(hours={"m": Hours(480, 360), "rep": Hours(840, 360)})


def seat(name: str = "rimini-117-2026-10.xlsx") -> Vocabulary:
    instance = instance_of(name)
    profile = instance.profile
    return Vocabulary(
        shifts=instance.shift,
        classes={shift.code: profile.class_of(shift) for shift in profile.shifts},
        posts=instance.seat.posts,
        has_seat=True,
        on_call=profile.on_call.shift if profile.on_call else None,
    )


RIMINI = seat()


def said(words: str, vocabulary: Vocabulary, unit: str = "") -> str:
    found = read_words(words, unit, vocabulary)
    if isinstance(found, Unclear):
        return f"? {found.key.removeprefix('meaning.')}"
    if isinstance(found, Stacked):
        return f"{found.above.text()} // {found.below.text()}"
    return found.text() + (" !" if found.notes else "")


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("RS", "RS"),
        ("R.S.", "RS"),
        ("r.s", "RS"),
        ("r. s.", "RS"),
        ("RF", "RF"),
        ("riposo settimanale", "RS"),
        ("Riposo", "RS !"),
        ("R", "RS !"),
        ("co", "CO"),
        ("c.o.", "CO"),
        ("ferie", "CO"),
        ("Congedo", "CO !"),
        ("congedo ordinario", "CO"),
        ("104", "104"),
        ("L.104", "104"),
        ("l. 104/92", "104"),
        ("MAL", "MAL"),
        ("malattia", "MAL"),
        ("Maternità", "MTR"),
        ("L. 937", "FS"),
        ("riposo\nsettimanale", "RS"),
        ("SM", "NL !"),
        ("smontante", "NL !"),
        ("RS*", "RS !"),
        ("F", "? asked_status"),
        ("permesso", "? asked_status"),
        ("-", "? asked_unknown"),
        ("/", "? asked_unknown"),
        ("x", "? asked_unknown"),
        ("*", "? asked_unknown"),
        ("?", "? asked_unknown"),
        ("vuoto", "vuoto"),
    ],
)
@pytest.mark.parametrize("vocabulary", [ALONE, RIMINI], ids=["alone", "seat"])
def test_statuses(typed: str, meaning: str, vocabulary: Vocabulary) -> None:
    assert said(typed, vocabulary) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("N", "N"),
        ("n prt", "N PRT"),
        ("PRT N", "N PRT"),
        ("N-PRT", "N PRT"),
        ("N/PRT", "N PRT"),
        ("N (PRT)", "N PRT"),
        ("N\nPRT", "N PRT"),
        ("N.", "N"),
        ("M 8", "M8"),
        ("m8 prt", "M8 PRT"),
        ("M RA S1", "M RA-S1"),
        ("00-08", "N8"),
        ("8/14", "M8"),
        ("08-14", "M8"),
        ("8-14", "M8"),
        ("0814", "M8 !"),
        ("0800-1400", "M8"),
        ("08.00-14.00", "M8"),
        ("dalle 8 alle 14", "M8"),
        ("07:30/13:30", "07:30-13:30 !"),
        ("22-6", "22-06 !"),
        ("24-06", "N !"),
        ("8-14 portineria", "M8 PRT"),
        ("portineria 8-14", "M8 PRT"),
        ("8-14\nPortineria", "M8 PRT"),
        ("M8 portin.", "M8 PRT !"),
        ("M8 port.", "? asked_post_many"),
        ("M8 portinerai", "M8 PRT !"),
        ("M8 segreteria e protocollo", "M8 SEG"),
        ("M8 Reparto", "? asked_post_many"),
        ("M8 refettorio", "? asked_post"),
        ("M8 (8-14)", "M8"),
        ("M 8-14", "? asked_both"),
        ("M PRT + N SRE", "M PRT + N SRE"),
        ("M + S", "M + S"),
        ("M e S", "M + S"),
        ("M/S", "M // S"),
        ("M\nS", "M // S"),
        ("M PRT\nS SRE", "M PRT // S SRE"),
        ("M\nRS", "M // RS"),
        ("M/RS", "M // RS"),
        ("8-14 15-18", "M8 + 15-18 !"),
        ("mattina", "M !"),
        ("NOTTE", "N !"),
        ("notte prt", "N PRT !"),
        ("I quadrante", "N !"),
        ("MAT", "? asked_shift"),
        ("PRT", "? asked_shift"),
        ("S 9-10", "? asked_hours_short"),
        ("12/08/2026", "? asked_date"),
        ("RS REP", "RS + REP S8 !"),
        ("RS + REP N", "RS + REP N !"),
        ("REP", "REP S8 !"),
        ("REP 14-20", "REP 14-20 !"),
        ("M PRT REP", "M PRT + REP S8 !"),
        ("RS + M", "? asked_both"),
        ("RS N", "? asked_both"),
    ],
)
def test_services_of_a_seat(typed: str, meaning: str) -> None:
    assert said(typed, RIMINI) == meaning


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("M", "M"),
        ("mattina", "M"),
        ("8/14", "08-14"),
        ("14-20 portineria", "14-20 PORTINERIA"),
        ("portineria 14-20", "14-20 PORTINERIA"),
        ("N SEZ1", "N SEZ1"),
        ("n\nsez1", "N SEZ1"),
        ("M 8-14", "08-14"),
        ("M 14-20", "? asked_both"),
        ("M + S", "M + S"),
        ("M\nS", "M // S"),
        ("N RS", "? asked_both"),
        ("SEZ1", "? asked_unknown"),
    ],
)
def test_services_where_no_seat_is_given(typed: str, meaning: str) -> None:
    assert said(typed, ALONE) == meaning


def test_hours_of_the_map_name_the_same_shift() -> None:
    assert said("8-14", WITH_HOURS) == said("mattina", WITH_HOURS) == "M"


def test_a_short_word_is_asked_when_the_file_writes_the_code_too() -> None:
    assert said("R", Vocabulary(used=frozenset({"r", "rs"}))) == "? asked_status"


def test_posts_of_one_name_are_told_apart_by_the_unit() -> None:
    napoli = seat("napoli-secondigliano-1114-2026-12.xlsx")
    assert said("M8 portineria", napoli) == "? asked_post_many"
    assert said("M8 portineria", napoli, "SOR2") == "M8 PRT2 !"


def test_the_map_wins_over_every_habit() -> None:
    vocabulary = Vocabulary(given={"r": "RR", "x | y": "vuoto"})
    assert said("R", vocabulary) == "RR"
    assert said("X\ny", vocabulary) == "vuoto"


def test_a_shift_of_the_map_stands_before_a_post() -> None:
    given = {"primo": "M", "lungo": "8-16"}
    assert said("primo PRT", replace(RIMINI, given=given)) == "M PRT"
    assert said("lungo portineria", Vocabulary(given=given)) == "08-16 PORTINERIA"


@pytest.mark.parametrize(
    ("shift", "post", "words", "meaning"),
    [
        ("08-14", "Portineria", "", "M8 PRT"),
        ("I quadrante (0-6)", "Sala regia", "", "N SRE"),
        ("", "Portineria", "8-14", "M8 PRT"),
        ("M8", "", "", "M8"),
        ("", "Portineria", "", "? asked_shift"),
        ("M8", "Refettorio", "", "? asked_post"),
        ("", "", "RS", "RS"),
        ("06-12", "Riposo settimanale", "", "RS"),
    ],
)
def test_what_a_layout_says_apart(shift: str, post: str, words: str, meaning: str) -> None:
    found = read_apart(shift, post, words, "", RIMINI)
    assert meaning == (found.text() if isinstance(found, Sense) else f"? {found.key.removeprefix('meaning.')}")


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("8/14", "08-14"),
        ("22-6", "22-06"),
        ("0-6", "00-06"),
        ("24-06", "00-06"),
        ("18-24", "18-24"),
        ("7.30-13.30", "07:30-13:30"),
    ],
)
def test_hours(typed: str, label: str) -> None:
    found = hours_alone(typed)
    assert found is not None
    assert found.label() == label


@pytest.mark.parametrize("typed", ["104/92", "8", "25-31", "8:75-14", "SEZ 1"])
def test_what_is_no_hours(typed: str) -> None:
    assert hours_alone(typed) is None


@pytest.mark.parametrize("name", FILES)
def test_the_program_own_cells_are_read_back(name: str) -> None:
    vocabulary, instance = seat(name), instance_of(name)
    past = {past.cell for past in instance.seat.history.days}
    for cell in past:
        found = read_words(format_cell(cell), "", vocabulary)
        assert isinstance(found, Sense)
        assert not found.notes
        assert found.text() == str(cell)


CODES = [
    *(code.value for code in DayCode if code is not DayCode.DUTY),
    *(f"{shift} {post}" for shift in ("N8", "M", "U5") for post in ("PRT", "RA-S1", "UFS")),
]


@given(st.sampled_from(CODES), st.data())
def test_case_dots_and_blanks_do_not_matter(code: str, data: st.DataObject) -> None:
    words = []
    for word in code.split():
        letters = [data.draw(st.sampled_from([char.upper(), char.lower()])) for char in word]
        dots = [data.draw(st.sampled_from(["", "."])) if char.isalpha() else "" for char in word]
        words.append("".join(char + dot for char, dot in zip(letters, dots, strict=True)))
    blanks = data.draw(st.sampled_from([" ", "  ", "\n"]))
    typed = data.draw(st.sampled_from(["", " "])) + blanks.join(words) + data.draw(st.sampled_from(["", " "]))
    assert said(typed, RIMINI) == said(code, RIMINI) == code


def test_classes_are_those_of_the_profile() -> None:
    assert RIMINI.classes["N8"] is ShiftClass.NOT


def test_a_word_that_the_map_explains_is_a_part_of_a_cell_too() -> None:
    post = RIMINI.posts[0].code
    mapped = replace(RIMINI, given={"primo": "M8", "fr": "RS"})
    assert said(f"primo {post}", mapped) == f"M8 {post}"
    assert said(f"{post} PRIMO", mapped) == f"M8 {post}"
    assert said("fr", mapped) == "RS"


def test_of_a_cell_that_names_a_post_only_the_word_beside_it_is_asked() -> None:
    post = RIMINI.posts[0].code
    found = read_words(f"primo {post}", "", RIMINI)
    assert isinstance(found, Unclear)
    assert (found.key, found.part) == ("meaning.asked_unknown", "primo")
    whole = read_words("primo intervento urgente", "", RIMINI)
    assert isinstance(whole, Unclear)
    assert whole.part == ""
