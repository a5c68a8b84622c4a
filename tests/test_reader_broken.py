"""Every broken file is refused with exactly the lines written beside it, and is what its script makes."""

import io
import string
import tomllib
import zipfile
from pathlib import Path

import pytest

from roster.errors import InputError
from roster.messages import catalogue, problem_text
from roster.reader import package, read_instance, read_seat
from tests import make_broken

FOLDER = Path(__file__).parent / "broken"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
MADE = make_broken.contents()


def refusal(path):
    with pytest.raises(InputError) as refused:
        read_seat(path)
    return refused.value.problems


def unpacked(content):
    return make_broken.members(content) if zipfile.is_zipfile(io.BytesIO(content)) else content


@pytest.mark.parametrize("name", EXPECTED)
def test_refused_with_these_lines(name):
    assert [problem_text(problem) for problem in refusal(FOLDER / name)] == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_also_in_english(name):
    assert all(problem_text(problem, "en") for problem in refusal(FOLDER / name))


def test_each_file_stored_is_expected_and_made():
    stored = {path.name for path in FOLDER.iterdir() if path.suffix != ".toml"}
    assert stored == set(EXPECTED) == set(MADE)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_script_makes_the_file_stored(name):
    assert unpacked(MADE[name]) == unpacked((FOLDER / name).read_bytes())


def test_what_the_cases_start_from_is_sound(tmp_path):
    path = tmp_path / "sana.xlsx"
    path.write_bytes(make_broken.workbook(make_broken.sound()))
    assert [officer.id for officer in read_seat(path).officers] == ["001", "002"]


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert refusal(tmp_path / "non-c-e.xlsx")[0].key == "input.not_found"
    assert refusal(tmp_path)[0].key == "input.unreadable"


def test_a_month_that_does_not_exist_is_refused(tmp_path):
    path = tmp_path / "sana.xlsx"
    path.write_bytes(make_broken.workbook(make_broken.sound()))
    assert read_instance(path, 2026, 12).month == 12
    with pytest.raises(InputError, match=r"input\.month"):
        read_instance(path, 2026, 13)


def test_sentences_of_the_input_use_the_same_values_in_both_languages():
    def fields(sentence):
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    ours = {key: one for key, one in catalogue().items() if key.startswith("input")}
    assert len(ours) > 100
    assert [key for key, one in ours.items() if fields(one.it) != fields(one.en)] == []


def test_a_file_too_heavy_is_refused_before_it_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "MOST_MEGABYTES", -1)
    path = tmp_path / "sana.xlsx"
    path.write_bytes(make_broken.workbook(make_broken.sound()))
    assert refusal(path)[0].key == "input.too_heavy"


def test_every_reason_to_refuse_is_met_by_some_file():
    elsewhere = {"input.not_found", "input.unreadable", "input.month", "input.too_heavy"}
    met = {problem.key for name in EXPECTED for problem in refusal(FOLDER / name)}
    assert {key for key in catalogue() if key.startswith("input.")} == met | elsewhere
