"""The mapping file: every error with its key, every question left open, and the round trip with what is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster.errors import InputError
from roster.foreign.asked import Asked
from roster.foreign.meanings.hours import Hours
from roster.foreign.meanings.mapping import Map, read_map
from roster.foreign.written import Layer, Layout
from roster.messages import problem_text

WHOLE = """
[file]
mese = "2026-12"
disposizione = "persone in righe"
fogli = ["Dicembre"]
giorni = 4
primo_giorno = "c"
matricola = "A"
nomi = ["B"]
unita = "D"
qualifica = "E"
due_righe = ["programmato", "svolto"]
[codici]
"M" = "M"
"8/14 port." = "M PORT"
"SM" = "smontante"
[turni]
M = "08-14"
[posti]
"portineria grande" = "PRT"
[persone]
"ROSSI M." = "00123"
[ignora]
fogli = ["Note"]
caselle = [40, "41:55", "ak:am", "Foglio1!c7"]
"""


def written_to(folder: Path, content: str | bytes) -> Path:
    path = folder / "MAPPA.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problems(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_map(written_to(folder, content))
    for problem in refused.value.problems:
        assert problem_text(problem)
        assert problem_text(problem, "en")
    return [problem.key.removeprefix("meaning.") for problem in refused.value.problems]


def test_every_table_is_read(tmp_path: Path) -> None:
    read = read_map(written_to(tmp_path, WHOLE))
    assert read.asked() == Asked(
        month=(2026, 12),
        layout=Layout.PERSONS_IN_ROWS,
        sheets=("Dicembre",),
        ignored_sheets=("Note",),
        days="4",
        first_day="C",
        matricola="A",
        names=("B",),
        unit="D",
        ruolo="E",
        layers=(Layer.PROGRAMMED, Layer.WORKED),
        ignored=("40", "41:55", "AK:AM", "Foglio1!C7"),
    )
    assert read.hours() == {"M": Hours(480, 360)}
    assert read.posts == {"portineria grande": "PRT"}
    assert read.people == {"ROSSI M.": "00123"}


def test_an_empty_map_asks_for_nothing(tmp_path: Path) -> None:
    assert read_map(written_to(tmp_path, "")) == Map()
    assert Map().asked() == Asked()


def test_a_map_saved_by_notepad_is_read(tmp_path: Path) -> None:
    assert read_map(written_to(tmp_path, b'\xef\xbb\xbf[codici]\r\n"M" = "RS"\r\n')).codes == {"M": "RS"}


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        ("[codici]\nM = RS\n", ["map_broken"]),
        (b'[codici]\n"M" = "\xe0"\n', ["map_encoding"]),
        ('[codici]\n"SM" = "?"\n[persone]\n"Rossi" = "?"\n', ["map_open", "map_open"]),
        ('[file]\nmese = "dicembre"\n', ["map_month"]),
        ('[file]\ngiorni = "quarta"\n', ["map_place"]),
        ('[file]\ndisposizione = "a caso"\n', ["map_choice"]),
        ('[file]\ndue_righe = ["sopra"]\n', ["map_choice"]),
        ('[ignora]\ncaselle = ["dopo la 40"]\n', ["map_range"]),
        ('[turni]\nM = "mattina"\n', ["map_hours"]),
        ('[codice]\nM = "RS"\n', ["map_unknown"]),
        ('[codici]\nM = ["RS"]\n', ["map_value"]),
        ('codici = "RS"\n', ["map_value"]),
        ('[file]\nmese = "12"\n[turni]\nM = "?"\nN = "x"\n', ["map_open", "map_month", "map_hours"]),
    ],
)
def test_every_error_is_told_at_once(tmp_path: Path, content: str | bytes, keys: list[str]) -> None:
    assert problems(tmp_path, content) == keys


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_map(written_to(tmp_path, '[codici]\n"M" = "RS"\n"N" = ?\n'))
    assert "riga 3" in problem_text(refused.value.problems[0])


def test_a_map_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_map(tmp_path / "MAPPA.toml")
