"""Files made to do harm, or spoilt by chance: a clear refusal or a table, in bounded memory and time, nothing run."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import warnings
import zipfile
import zlib

import pytest

from roster.errors import InputError
from roster.foreign.files.opening import open_file
from roster.messages import problem_text
from tests import packages

MEMORY = 2_000_000_000
SECONDS = 60
BODY = '<row r="1"><c r="A1"><v>1</v></c></row>'


def cell(reference, row=1):
    return packages.with_sheet(f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>')


def spoilt(part, content):
    return packages.packed(packages.parts(packages.month()) | {part: content})


def with_links(target, mode=""):
    links = packages.parts(packages.month())["xl/_rels/workbook.xml.rels"]
    return spoilt(
        "xl/_rels/workbook.xml.rels", links.replace(b'"/xl/worksheets/sheet1.xml"', f'"{target}"{mode}'.encode())
    )


def twice(name):
    content = packages.month()
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what is wanted here
        archive.writestr(name, packages.sheet(BODY))
    return stream.getvalue()


def lying(declared, real):
    """The sound workbook with a sheet of ``real`` bytes whose size is declared as ``declared``."""
    rows = packages.sheet("").replace(b"</worksheet>", b" " * real + b"</worksheet>")
    content = bytearray(spoilt(packages.SHEET, rows))
    name = packages.SHEET.encode()
    central = content.rfind(name) - 46
    local = content.find(name) - 30
    cut = zlib.crc32(rows[:declared])
    for at, crc, size in ((central, 16, 24), (local, 14, 22)):
        struct.pack_into("<I", content, at + crc, cut)
        struct.pack_into("<I", content, at + size, declared)
    return bytes(content)


DOCTYPE = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
BLANK = "".join(f'<row r="{number}"><c r="C{number}" s="0"/></row>' for number in range(2, 1_048_577))
DEEP = "<x>" * 300_000 + "</x>" * 300_000
REFUSED = {
    "a cell in the last corner": (lambda: cell("XFD1048576", 1048576), "opening.too_many_cells"),
    "a cell far below a wide table": (
        lambda: packages.with_sheet(
            '<row r="1"><c r="ZZ1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>'
        ),
        "opening.too_many_cells",
    ),
    "a reference that is none": (lambda: cell("ZZZZZZ99999999999"), "input.broken_workbook"),
    "a reference of row zero": (lambda: cell("A0"), "input.broken_workbook"),
    "a column beyond the last": (lambda: cell("XFE1"), "input.broken_workbook"),
    "a dimension that is none": (
        lambda: packages.with_sheet(BODY, '<dimension ref="A1:ZZZZ99999999"/>'),
        "input.broken_workbook",
    ),
    "rows without end": (lambda: packages.with_sheet('<row r="99999999999"><c/></row>'), "input.broken_workbook"),
    "the same cell twice": (
        lambda: packages.with_sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        "input.broken_workbook",
    ),
    "words out of range": (
        lambda: packages.with_sheet('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'),
        "input.broken_workbook",
    ),
    "elements in elements": (lambda: packages.with_sheet(DEEP), "input.broken_workbook"),
    "merged everywhere": (
        lambda: packages.with_sheet(
            '<row r="1"><c r="GR1"><v>1</v></c></row><row r="9000"><c r="A9000"><v>1</v></c></row>',
            after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        "opening.too_many_merged",
    ),
    "merged over merged": (
        lambda: packages.with_sheet(
            '<row r="1"><c r="C1"><v>1</v></c></row><row r="3"><c r="C3"><v>1</v></c></row>',
            after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>',
        ),
        "opening.merged_twice",
    ),
    "a document type in a sheet": (
        lambda: spoilt(packages.SHEET, DOCTYPE + packages.sheet(BODY)),
        "opening.document_type",
    ),
    "a document type after a megabyte": (
        lambda: spoilt("xl/styles.xml", b" " * ((1 << 20) - 5) + DOCTYPE + b"<styleSheet/>"),
        "opening.document_type",
    ),
    "a document type in wide characters": (
        lambda: spoilt("xl/workbook.xml", (DOCTYPE + b"<workbook/>").decode().encode("utf-16")),
        "opening.document_type",
    ),
    "no part for a sheet": (lambda: with_links("worksheets/none.xml"), "opening.sheet_part_missing"),
    "a part outside the archive": (lambda: with_links("../../../../etc/passwd"), "opening.sheet_part_missing"),
    "a part on the network": (
        lambda: with_links("http://127.0.0.1:9/sheet.xml", ' TargetMode="External"'),
        "opening.sheet_part_missing",
    ),
    "two sheets in one part": (lambda: with_links("worksheets/sheet2.xml"), "input.broken_workbook"),
    "no links": (lambda: spoilt("xl/_rels/workbook.xml.rels", b"<Relationships/>"), "input.broken_workbook"),
    "a member twice": (lambda: twice(packages.SHEET), "input.broken_workbook"),
    "a member twice but for case": (lambda: twice(packages.SHEET.upper()), "input.broken_workbook"),
    "a member above the archive": (lambda: spoilt("../../tmp/x", b"x"), "input.broken_workbook"),
    "an absolute member": (lambda: spoilt("/tmp/x", b"x"), "input.broken_workbook"),
    "a rare compression": (
        lambda: packages.packed(packages.parts(packages.month()), zipfile.ZIP_LZMA),
        "input.broken_workbook",
    ),
    "cut in half": (lambda: packages.month()[: len(packages.month()) // 2], "input.broken_workbook"),
    "cut at its end": (lambda: packages.month()[:-10], "input.broken_workbook"),
    "more inside than declared": (lambda: lying(1000, 300_000_000), "input.broken_workbook"),
    "too much inside": (lambda: spoilt("xl/media/image1.png", bytes(450_000_000)), "input.too_heavy"),
    "too many words": (
        lambda: spoilt("xl/sharedStrings.xml", b"<sst>" + b"<si/>" * 14_000_000 + b"</sst>"),
        "input.too_heavy",
    ),
    "too many sheets": (
        lambda: spoilt("xl/workbook.xml", b"<workbook>" + b'<sheet name="a"/>' * 600_000 + b"</workbook>"),
        "input.too_heavy",
    ),
    "no archive": (lambda: b"PK\x03\x04" + bytes(5000), "input.broken_workbook"),
    "a list of members without end": (
        lambda: b"PK\x03\x04" + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 1, 1, 0x7FFFFFFF, 4, 0),
        "input.broken_workbook",
    ),
}
OPENED = {
    "a dimension that lies": (lambda: packages.with_sheet(BODY, '<dimension ref="A1:XFD1048576"/>'), (1, 1)),
    "a million blank styled rows": (
        lambda: packages.with_sheet(
            BODY + "".join(f'<row r="{n}"><c r="C{n}" s="0"/></row>' for n in range(2, 1048577))
        ),
        (1, 1),
    ),
    "a mark in the last column": (lambda: cell("XFD1"), (1, 16384)),
}
PROGRAM = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from pathlib import Path
from roster.errors import InputError
from roster.foreign.files.opening import open_file
from roster.messages import problem_text
try:
    table = open_file(Path(sys.argv[1])).tables[0]
    print("opened", len(table.rows), len(table.rows[0]) if table.rows else 0)
except InputError as error:
    for problem in error.problems:
        problem_text(problem), problem_text(problem, "en")
        print("refused", problem.key)
"""


def outcome(path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, timeout=2 * SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", REFUSED)
def test_harm_is_refused_in_bounded_memory_and_time(tmp_path, name):
    make, key = REFUSED[name]
    path = tmp_path / "foglio.xlsx"
    path.write_bytes(make())
    assert outcome(path) == [f"refused {key}"]


@pytest.mark.parametrize("name", OPENED)
def test_size_alone_does_no_harm(tmp_path, name):
    make, (rows, columns) = OPENED[name]
    path = tmp_path / "foglio.xlsx"
    path.write_bytes(make())
    assert outcome(path) == [f"opened {rows} {columns}"]


def test_a_text_of_a_gigabyte_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "lungo.csv"
    with path.open("wb") as stream:
        stream.write(b"Matricola;1;2\n")
        stream.truncate(1_000_000_000)
    assert outcome(path) == ["refused input.too_heavy"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (b"x" * 60_000_000, "opening.long_cell"),
        (b";" * 60_000_000, "opening.too_long"),
        (b"\n" * 60_000_000, "opening.too_long"),
    ],
)
def test_a_line_without_end_is_refused(tmp_path, line, key):
    path = tmp_path / "lungo.csv"
    path.write_bytes(b"a;b\n" + line)
    assert outcome(path) == [f"refused {key}"]


def test_a_pipe_is_no_file(tmp_path):
    path = tmp_path / "tubo.csv"
    os.mkfifo(path)
    assert outcome(path) == ["refused input.unreadable"]


@pytest.mark.parametrize("seed", range(8))
def test_bytes_changed_by_chance_never_end_the_program(tmp_path, seed):
    """Of the archive and, packed again soundly, of its parts: then the damage reaches what reads them."""
    chance = random.Random(seed)
    path = tmp_path / "foglio.xlsx"
    sound = packages.parts(packages.month())
    for _ in range(60):
        if chance.random() < 0.3:
            content = flipped(packages.packed(sound), chance)
        else:
            name = chance.choice(sorted(sound))
            content = packages.packed(sound | {name: flipped(sound[name], chance)})
        path.write_bytes(content)
        open_or_refuse(path)


@pytest.mark.parametrize("seed", range(4))
def test_text_changed_by_chance_never_ends_the_program(tmp_path, seed):
    chance = random.Random(seed)
    path = tmp_path / "foglio.csv"
    sound = 'Matricola;Cognome;1;2\r\n00123;Nicolò Città;N;"M\nP"\r\n'.encode(
        chance.choice(["utf-8", "cp1252", "utf-16"])
    )
    for _ in range(100):
        path.write_bytes(flipped(sound, chance))
        open_or_refuse(path)


def open_or_refuse(path):
    """Open the file; a refusal must be a sentence, and anything else raised is a failure."""
    try:
        open_file(path)
    except InputError as error:
        for problem in error.problems:
            problem_text(problem)


def flipped(content, chance):
    """Some bytes changed, taken out or doubled."""
    spoilt = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoilt))
        match chance.randrange(4):
            case 0:
                spoilt[at] = chance.randrange(256)
            case 1:
                del spoilt[at : at + chance.randint(1, 20)]
            case 2:
                spoilt[at:at] = spoilt[at : at + chance.randint(1, 40)]
            case _:
                spoilt[at] ^= 1 << chance.randrange(8)
        if not spoilt:
            break
    return bytes(spoilt)
