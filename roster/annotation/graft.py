"""Puts the added sheets and notes into the package of the original, whose other parts stay as they were to the byte."""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from roster.annotation.cell_notes import Notes
from roster.annotation.graft_notes import NotesPart, noted
from roster.annotation.graft_styles import with_styles
from roster.annotation.parts import Parts
from roster.annotation.xml_edit import Edit, appended, edited, elements, encoded
from roster.reader.package import Package

_WORKBOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHARED = re.compile(r'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="s"><v>(\d+)</v></c>')
_STYLE = re.compile(r'(<c r="[A-Z]+\d+" s=|<row [^>]*? s=|<col [^>]*? style=)"(\d+)"')
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


def grafted(package: Package, report: bytes, names: tuple[str, ...], notes: Notes) -> bytes:
    """Return the workbook of ``package`` with the first sheets of ``report`` at its end as ``names``, and its notes.

    ``notes`` are those that the sheets of ``report`` after these bear, in their order.
    """
    parts = Parts(package)
    with zipfile.ZipFile(BytesIO(report)) as ours:
        _without_macros(parts)
        first_style = with_styles(parts, ours.read(_STYLES).decode())
        words = _words(ours)
        for number, name in enumerate(names, start=1):
            content = ours.read(f"xl/worksheets/sheet{number}.xml").decode()
            _add_sheet(parts, name, _self_contained(content, words, first_style))
        _add_names(parts, ours, names)
        members = {part.title: part.member for part in package.sheets}
        for number, (title, cells) in enumerate(notes.items(), start=1):
            drawn = NotesPart(
                ours.read(f"xl/comments{number}.xml").decode(),
                ours.read(f"xl/drawings/vmlDrawing{number}.vml").decode(),
            )
            noted(parts, members[title], cells, drawn)
    return parts.packed()


def _without_macros(parts: Parts) -> None:
    """Leave the macros out: a copy that travels carries no program, and its name says that it has none."""
    for relation_id, relation in parts.relations(_WORKBOOK).items():
        if relation.kind == "vbaProject":
            parts.unlink(_WORKBOOK, relation_id)
            parts.remove(relation.target)
    parts.retype(_WORKBOOK, _PLAIN_TYPE)


def _words(ours: zipfile.ZipFile) -> list[str]:
    """Return the shared texts as elements of a cell."""
    shared = ElementTree.fromstring(ours.read("xl/sharedStrings.xml"))
    texts = ("".join(piece.text or "" for piece in item.iter(f"{_MAIN}t")) for item in shared)
    return [f'<is><t xml:space="preserve">{escape(words)}</t></is>' for words in texts]


def _self_contained(content: str, words: list[str], first_style: int) -> str:
    """Return a sheet that needs no shared texts, and whose styles are those appended from ``first_style`` on."""
    content = _STYLE.sub(lambda found: f'{found[1]}"{int(found[2]) + first_style}"', content)
    content = _SHARED.sub(lambda found: f'{found[1]} t="inlineStr">{words[int(found[2])]}</c>', content)
    return content.replace(' tabSelected="1"', "")


def _add_sheet(parts: Parts, name: str, content: str) -> None:
    member = parts.free("xl/worksheets/sheet{}.xml")
    parts.write(member, content.encode())
    parts.type(member, _SHEET_TYPE)
    relation = parts.link(_WORKBOOK, "worksheet", posixpath.relpath(member, "xl"))
    workbook = parts.read(_WORKBOOK)
    found = elements(workbook, ("sheets", "sheet"), depth=2)
    highest = max(int(element.attributes["sheetId"]) for element in found if element.name == "sheet")
    sheets = next(element for element in found if element.name == "sheets")
    added = (
        f'<{sheets.prefix}sheet name={quoteattr(name)} sheetId="{highest + 1}" '
        f'xmlns:r="{parts.office}" r:id="{relation}"/>'
    )
    parts.write(_WORKBOOK, edited(workbook, [appended(workbook, sheets, added)]))


def _add_names(parts: Parts, ours: zipfile.ZipFile, names: tuple[str, ...]) -> None:
    """Add what a sheet repeats on each page, prints and filters, which the workbook says and not the sheet."""
    workbook = parts.read(_WORKBOOK)
    found = elements(workbook, ("sheets", "sheet", "definedNames", *_BEFORE_NAMES), depth=2)
    before = sum(element.name == "sheet" for element in found) - len(names)
    root = ElementTree.fromstring(ours.read(_WORKBOOK))
    added = ""
    sheets = next(element for element in found if element.name == "sheets")
    for name in root.iter(f"{_MAIN}definedName"):
        place, hidden = int(name.attrib["localSheetId"]), ' hidden="1"' if name.get("hidden") else ""
        if place < len(names):
            tag = f"{sheets.prefix}definedName"
            said = f'name={quoteattr(name.attrib["name"])} localSheetId="{before + place}"{hidden}'
            added += f"<{tag} {said}>{escape(name.text or '')}</{tag}>"
    held = next((element for element in found if element.name == "definedNames"), None)
    if held is not None:
        parts.write(_WORKBOOK, edited(workbook, [appended(workbook, held, added)]))
        return
    at = max(element.end for element in found if element.name in _BEFORE_NAMES)
    tag = f"{sheets.prefix}definedNames"
    parts.write(_WORKBOOK, edited(workbook, [Edit(at, at, encoded(f"<{tag}>{added}</{tag}>"))]))
