"""The command line: months, numbers and languages as people write them."""

from __future__ import annotations

import pytest

from roster.cli.arguments import parse_month, parse_seconds, parse_share, parse_whole
from roster.cli.main import run, take_language
from roster.errors import InputError


@pytest.mark.parametrize("value", ["2026-12", "12/2026", " 2026-12 "])
def test_a_month_is_read_in_both_forms(value: str) -> None:
    assert parse_month(value) == (2026, 12)


@pytest.mark.parametrize("value", ["2026-13", "0/2026", "dicembre", "2026", "26-12", "1999-12", "2101-01", ""])
def test_what_is_not_a_month_is_refused(value: str) -> None:
    with pytest.raises(InputError):
        parse_month(value)


def test_numbers_are_read_with_point_or_comma() -> None:
    assert parse_seconds("12,5") == parse_seconds("12.5") == 12.5
    assert parse_whole("--workers", "8", 1) == 8
    assert parse_share("--gap", "0,5") == parse_share("--gap", "0.5") == 0.005


@pytest.mark.parametrize("value", ["0", "-1", "inf", "nan", "1e3", "", "dieci"])
def test_a_time_limit_is_a_positive_number(value: str) -> None:
    with pytest.raises(InputError):
        parse_seconds(value)


@pytest.mark.parametrize("value", ["0", "0,0", "-1", "100", "1 %", "", "uno"])
def test_a_gap_is_between_0_and_100_per_cent(value: str) -> None:
    with pytest.raises(InputError):
        parse_share("--gap", value)


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x"])
def test_workers_are_at_least_one(value: str) -> None:
    with pytest.raises(InputError):
        parse_whole("--workers", value, 1)


def test_the_language_is_found_wherever_it_stands() -> None:
    assert take_language(["generate", "--lang", "en", "x"]) == ("en", ["generate", "x"])
    assert take_language(["--lang=en", "schema"]) == ("en", ["schema"])
    assert take_language(["schema"]) == ("it", ["schema"])


@pytest.mark.parametrize("arguments", [["--lang"], ["--lang", "fr"], ["--lang="]])
def test_an_unknown_language_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments]) == 2
    assert "--lang" in capsys.readouterr().err
