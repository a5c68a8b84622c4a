"""Makes the files of ``tests/broken``: ``python -m tests.make_broken``. The same bytes every time."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

from openpyxl import Workbook

from tests.broken_cases import CASES, Sheets, sound

FOLDER = Path(__file__).parent / "broken"
_WRITTEN_AT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def make(folder: Path) -> None:
    """Write every broken file into ``folder``."""
    for name, content in contents().items():
        (folder / name).write_bytes(content)


def contents() -> dict[str, bytes]:
    """Return the content of every broken file by name."""
    files = {}
    for name, change in CASES.items():
        sheets = sound()
        change(sheets)
        files[f"{name}.xlsx"] = workbook(sheets)
    whole = workbook(sound())
    return files | {
        "intestazione-unita.xlsx": workbook(sound(), merge=("Assenze", "C1:D1")),
        "righe-unite.xlsx": workbook(sound(), merge=("Personale", "I2:I3")),
        "troppo-grande.xlsx": workbook(sound() | {"Assenze": [["Matricola"]]}, far=("Assenze", "XFD9")),
        "vuota.xlsx": workbook({"Foglio1": []}),
        "testo-rinominato.xlsx": b"Matricola;Cognome;Nome\n001;Rossi;Anna\n",
        "troncata.xlsx": _zip(members(whole), zipfile.ZIP_STORED)[:4000],
        "zero-byte.xlsx": b"",
        "con-password.xlsx": _OLE + bytes(504),
        "altro-zip.xlsx": _zip({"lettera.txt": b"niente fogli"}),
        "interrotto.json": b'{"profile": {"seat": "Casa di prova",\n "agreement": }',
        "campi-errati.json": (
            b'{"profile": {"seat": "Casa di prova", "agreement": "Accordo", "patron_day": 30, "patron_month": 2,'
            b' "units": [{"code": "UO1", "name": "Reparto", "capo": "Neri"}],'
            b' "shifts": [{"code": "N", "start": "mezzanotte", "minutes": 0}]},'
            b' "officers": [], "posts": [{"code": "SEZ1", "unit": "UO1"}]}'
        ),
        "tipi-errati.json": (
            b'{"profile": {"seat": "Casa di prova", "agreement": "", "patron_day": 30, "patron_month": 11,'
            b' "units": [{"code": "UO1", "name": 7}],'
            b' "shifts": [{"code": "N", "start": "00:00", "minutes": 360}]}, "officers": [], "posts": [],'
            b' "absences": [{"officer": "001", "code": "RS", "first": "2026-12-01", "last": "2026-12-02"}],'
            b' "locks": [{"officer": "001", "day": "2026-12-01", "cell": {"code": "TURNO"}}]}'
        ),
        "fatti-errati.json": (
            b'{"profile": {"seat": "Casa di prova", "agreement": "Accordo", "patron_day": 30, "patron_month": 11,'
            b' "units": [{"code": "UO1", "name": "Reparto"}],'
            b' "shifts": [{"code": "N", "start": "00:00", "minutes": 360}]}, "officers": [],'
            b' "posts": [{"code": "SEZ1", "name": "Sezione 1", "unit": "UO1"}],'
            b' "extras": [{"officer": "001", "day": "2026-12-07", "start_minute": 600, "end_minute": 2100,'
            b' "kind": "straordinario imprevisto"}, {"officer": "001", "day": "2026-12-07", "start_minute": 900,'
            b' "end_minute": 840, "kind": "straordinario imprevisto"}],'
            b' "assemblies": [{"day": "2026-12-07", "start_minute": 660, "end_minute": 600}],'
            b' "balances": [{"officer": "001", "code": "MAL", "year": 2026}]}'
        ),
        "riferimenti-errati.json": (
            b'{"profile": {"seat": "Casa di prova", "agreement": "Accordo", "patron_day": 30, "patron_month": 2,'
            b' "units": [{"code": "UO1", "name": "Reparto"}],'
            b' "shifts": [{"code": "N", "start": "00:00", "minutes": 360}]},'
            b' "officers": [], "posts": [{"code": "SEZ1", "name": "Sezione 1", "unit": "UO9"}]}'
        ),
    }


def workbook(sheets: Sheets, merge: tuple[str, str] | None = None, far: tuple[str, str] | None = None) -> bytes:
    """Return a workbook; ``merge`` names a range to merge, ``far`` a cell to fill, each with its sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    if merge:
        book[merge[0]].merge_cells(merge[1])
    if far:
        book[far[0]][far[1]] = "x"
    stream = io.BytesIO()
    book.save(stream)
    written = members(stream.getvalue())
    return _zip({name: _WRITTEN_AT.sub(b"2026-01-01T00:00:00Z", content) for name, content in written.items()})


def members(archive: bytes) -> dict[str, bytes]:
    """Return the members of an archive, however a machine compresses them."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _zip(content: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, member in content.items():
            packed.writestr(zipfile.ZipInfo(name), member, compression)
    return stream.getvalue()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
