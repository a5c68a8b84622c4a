"""The archive that a workbook is, checked whole before any library opens it.

Sizes are counted while inflating, because what an archive declares may lie. Document types are refused here, in the
bytes of every part and before anybody parses them, and not by a library: three libraries read the parts, and one rule
for all of them leaves no entity to expand and no address to fetch whichever comes first.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

from roster.errors import InputError, Problem

MOST_MEGABYTES = 400
"""Of all the parts, inflated."""
_MOST_PACKED, _MOST_DIRECTORY = 100_000_000, 2_000_000
_MOST_STRUCTURE, _MOST_STRINGS = 8_000_000, 64_000_000
"""Bytes of parts that are kept in memory whole: parsed into trees, and the words of the cells."""
_CHUNK = 1 << 20
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_DOCTYPE = b"<!DOCTYPE"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00")
"""How XML of two or four bytes a character begins: Excel writes none, and a document type would hide in it."""
_NOT_PARSED = ("xl/media/", "xl/embeddings/")
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, KeyError, RuntimeError, ValueError),
    *(NotImplementedError, ElementTree.ParseError, expat.ExpatError),
)
"""What a damaged archive raises when read."""


@dataclass(frozen=True)
class Relation:
    """What a part refers to: another part, or something ``outside`` the archive that is never followed."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook and the part that holds it; ``kind`` is ``worksheet`` where it has cells."""

    title: str
    member: str
    kind: str
    hidden: bool


class Package:
    """A sound archive of a workbook: every part inflates to the size it declares, has its checksum, no document type.

    Raises:
        InputError: when it is damaged, protected, too heavy, or no workbook.

    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            if path.stat().st_size > _MOST_PACKED:
                raise self._heavy(path.stat().st_size, _MOST_PACKED)
            self.content = path.read_bytes()
            self._check_directory()
            self._archive = zipfile.ZipFile(BytesIO(self.content))
            self._check_names()
            for entry in self._archive.infolist():
                self._check_content(entry)
            self.sheets = self._sheets()
        except DAMAGED as error:
            if isinstance(error, InputError):
                raise
            raise self.refused("input.broken_workbook") from error

    @property
    def names(self) -> frozenset[str]:
        """The parts."""
        return frozenset(self._archive.namelist())

    @property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """The parts in their order, with what the archive says of them."""
        return tuple(self._archive.infolist())

    def refused(self, key: str, **values: object) -> InputError:
        """Return the error that refuses the file."""
        return InputError([Problem(key, {"name": self._path.name, **values})])

    def read(self, member: str) -> bytes:
        """Return a part."""
        return self._archive.read(member)

    def open(self, member: str) -> IO[bytes]:
        """Open a part, to be read piece by piece."""
        return self._archive.open(member)

    def relations(self, member: str) -> Mapping[str, Relation]:
        """Return what a part refers to, by id."""
        folder, name = posixpath.split(member)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.names:
            return {}
        found = {}
        for link in ElementTree.fromstring(self._structure(listed)):
            target, outside = link.get("Target", ""), link.get("TargetMode") == "External"
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = Relation(kind, target if outside else _resolved(folder, target), outside)
        return found

    def _sheets(self) -> tuple[SheetPart, ...]:
        if "xl/workbook.xml" not in self.names:
            raise self.refused("input.not_a_workbook")
        relations = self.relations("xl/workbook.xml")
        found = []
        for element in ElementTree.fromstring(self._structure("xl/workbook.xml")).iter():
            if element.tag.rpartition("}")[2] == "sheet":
                relation = relations[element.get(_OFFICE) or element.get(_STRICT) or ""]
                title = element.get("name", "")
                if relation.outside or relation.target not in self.names:
                    raise self.refused("opening.sheet_part_missing", title=title)
                hidden = element.get("state", "visible") != "visible"
                found.append(SheetPart(title, relation.target, relation.kind, hidden))
        if len({part.title for part in found}) < len(found) or len({part.member for part in found}) < len(found):
            raise self.refused("input.broken_workbook")
        return tuple(found)

    def _structure(self, member: str) -> bytes:
        if self._archive.getinfo(member).file_size > _MOST_STRUCTURE:
            raise self._heavy(self._archive.getinfo(member).file_size, _MOST_STRUCTURE)
        return self.read(member)

    def _heavy(self, size: int, limit: int) -> InputError:
        return self.refused("input.too_heavy", size=max(1, size // 1_000_000), limit=limit // 1_000_000)

    def _check_directory(self) -> None:
        """Refuse a list of members that would fill the memory by itself: it is read before anything can be counted."""
        end = self.content.rfind(_END)
        if end < 0 or self.content[end - 20 : end].startswith(_END_64):
            raise zipfile.BadZipFile
        if struct.unpack_from("<I", self.content, end + 12)[0] > _MOST_DIRECTORY:
            raise zipfile.BadZipFile

    def _check_names(self) -> None:
        """Refuse members that two programs would tell apart differently, or that another could not unpack safely."""
        seen = set()
        for entry in self._archive.infolist():
            name = entry.filename
            if entry.flag_bits & 1:
                raise self.refused("input.protected")
            if name.casefold() in seen or name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise zipfile.BadZipFile
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise zipfile.BadZipFile
            seen.add(name.casefold())
        size = sum(entry.file_size for entry in self._archive.infolist())
        if size > MOST_MEGABYTES * 1_000_000:
            raise self._heavy(size, MOST_MEGABYTES * 1_000_000)
        strings = [e.file_size for e in self._archive.infolist() if e.filename.casefold() == "xl/sharedstrings.xml"]
        if strings and strings[0] > _MOST_STRINGS:
            raise self._heavy(strings[0], _MOST_STRINGS)

    def _check_content(self, entry: zipfile.ZipInfo) -> None:
        """Inflate a member to its true end, which its declared size could hide, and look for document types."""
        unbounded = copy(entry)
        unbounded.file_size = entry.file_size + _CHUNK
        parsed = not entry.filename.startswith(_NOT_PARSED)
        size, before = 0, b""
        with self._archive.open(unbounded) as stream:
            while piece := stream.read(_CHUNK):
                if parsed and ((not size and piece.startswith(_WIDE)) or _DOCTYPE in before + piece):
                    raise self.refused("opening.document_type", part=entry.filename)
                before = piece[-len(_DOCTYPE) :]
                size += len(piece)
                if size > entry.file_size:
                    raise zipfile.BadZipFile
        if size != entry.file_size:
            raise zipfile.BadZipFile


def _resolved(folder: str, target: str) -> str:
    """Return the part a target names, from the folder of the part that names it; some writers begin at the root."""
    if target.startswith("/"):
        return posixpath.normpath(target[1:])
    if target.startswith("xl/"):
        return posixpath.normpath(target)
    return posixpath.normpath(posixpath.join(folder, target))
