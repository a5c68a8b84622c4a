"""Puts notes on the cells of a sheet of the original: those that are there stay, ours is added under them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from roster.annotation.parts import Parts
from roster.annotation.xml_edit import Edit, Element, appended, edited, elements, encoded
from roster.workbook.addresses import position

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
"""What follows the drawing of notes in a sheet: the order of its elements is fixed."""
_COMMENT = re.compile(r'<comment ref="([A-Z]+\d+)" authorId="0">(.*?)</comment>', re.DOTALL)
_SHAPE = re.compile(r"<v:shape .*?</v:shape>", re.DOTALL)
_SHAPE_TYPE = re.compile(r"<v:shapetype .*?</v:shapetype>", re.DOTALL)
_SHAPE_ID = re.compile(r"_x0000_s(\d+)")
_AUTHOR = re.compile(r"<author>(.*?)</author>", re.DOTALL)
_ROW, _COLUMN = re.compile(r"<x:Row>(\d+)</x:Row>"), re.compile(r"<x:Column>(\d+)</x:Column>")


@dataclass(frozen=True)
class NotesPart:
    """The notes of a sheet as our own writer makes them: their texts, and their boxes."""

    comments: str
    drawing: str


def noted(parts: Parts, sheet: str, cells: Mapping[str, str], drawn: NotesPart) -> None:
    """Put a note on each of the cells of a sheet."""
    relations = {relation.kind: relation.target for relation in parts.relations(sheet).values() if not relation.outside}
    comments = relations.get("comments")
    if comments is None:
        new = set(cells)
        _add(parts, sheet, "comments", "xl/comments{}.xml", _in_space(drawn.comments, parts), _COMMENTS_TYPE)
    else:
        new = _add_comments(parts, comments, cells, drawn.comments)
    drawing = _drawing(parts, sheet)
    if drawing is None:
        _add_drawing(parts, sheet, drawn.drawing)
    elif new:
        _add_boxes(parts, drawing, drawn.drawing, new)


def _add(parts: Parts, sheet: str, kind: str, pattern: str, content: str, content_type: str = "") -> str:
    """Add a part that a sheet refers to; return the id of the reference."""
    member = parts.free(pattern)
    parts.write(member, content.encode())
    if content_type:
        parts.type(member, content_type)
    return parts.link(sheet, kind, posixpath.relpath(member, posixpath.dirname(sheet)))


def _in_space(comments: str, parts: Parts) -> str:
    return re.sub(r'(<comments xmlns=")[^"]*', rf"\g<1>{parts.main}", comments)


def _add_comments(parts: Parts, member: str, cells: Mapping[str, str], ours: str) -> set[str]:
    """Add the texts; return the cells that had none."""
    content = parts.read(member)
    found = elements(content, ("authors", "author", "commentList", "comment", "text"))
    authors = next(element for element in found if element.name == "authors")
    listed = next(element for element in found if element.name == "commentList")
    author = sum(element.name == "author" for element in found)
    texts = _texts(found)
    prefix = authors.prefix
    edits = []
    for cell in cells.keys() & texts.keys():
        run = f'<{prefix}r><{prefix}t xml:space="preserve">{escape(chr(10) * 2 + cells[cell])}</{prefix}t></{prefix}r>'
        edits.append(appended(content, texts[cell], run))
    name = _AUTHOR.search(ours)
    edits.append(appended(content, authors, f"<{prefix}author>{name[1] if name else ''}</{prefix}author>"))
    new = {cell: body for cell, body in _COMMENT.findall(ours) if cell not in texts}
    if prefix:
        new = {cell: re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", body) for cell, body in new.items()}
    added = "".join(
        f'<{prefix}comment ref={quoteattr(cell)} authorId="{author}">{body}</{prefix}comment>'
        for cell, body in new.items()
    )
    parts.write(member, edited(content, [*edits, appended(content, listed, added)]))
    return set(new)


def _texts(found: list[Element]) -> dict[str, Element]:
    """Return the text of the comment of each cell."""
    texts = {}
    cell = ""
    for element in found:
        if element.name == "comment":
            cell = element.attributes.get("ref", "")
        elif element.name == "text" and cell:
            texts[cell] = element
    return texts


def _drawing(parts: Parts, sheet: str) -> str | None:
    """Return the part with the boxes of a sheet's notes."""
    drawings = elements(parts.read(sheet), ("legacyDrawing",), depth=1)
    if not drawings:
        return None
    named = next((value for name, value in drawings[0].attributes.items() if name.rpartition(":")[2] == "id"), "")
    relation = parts.relations(sheet).get(named)
    return relation.target if relation is not None and parts.has(relation.target) else None


def _add_drawing(parts: Parts, sheet: str, drawing: str) -> None:
    relation = _add(parts, sheet, "vmlDrawing", "xl/drawings/vmlDrawingRilievi{}.vml", drawing)
    parts.type_of_extension("vml", _DRAWING_TYPE)
    content = parts.read(sheet)
    found = elements(content, ("worksheet", *_AFTER), depth=1)
    at = min((element.begin for element in found[1:]), default=found[0].close)
    added = f'<{found[0].prefix}legacyDrawing xmlns:r="{parts.office}" r:id="{relation}"/>'
    parts.write(sheet, edited(content, [Edit(at, at, encoded(added))]))


def _add_boxes(parts: Parts, member: str, drawing: str, cells: set[str]) -> None:
    """Add the boxes of the new notes to a drawing, which programs do not always write as sound XML."""
    content = parts.read(member)
    end = content.rfind(b"</")
    wanted = {position(cell) for cell in cells}
    shapes = [shape for shape in _SHAPE.findall(drawing) if _at(shape) in wanted]
    number = max([0, *(int(found) for found in _SHAPE_ID.findall(content.decode("latin-1")))]) + 1
    added = "" if b"_x0000_t202" in content else "".join(_SHAPE_TYPE.findall(drawing))
    for place, shape in enumerate(shapes):
        added += _SHAPE_ID.sub(f"_x0000_s{number + place}", shape, count=1)
    parts.write(member, content[:end] + encoded(added) + content[end:])


def _at(shape: str) -> tuple[int, int]:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]), int(column[1])) if row and column else (-1, -1)
