"""The parts of a package being changed: contents, types and links, and the archive they end in."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import quoteattr

from roster.annotation.xml_edit import Edit, Element, appended, edited, elements
from roster.reader.package import Package, Relation

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_LINK = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_BEFORE_ALL = (1980, 1, 1, 0, 0, 0)


class Parts:
    """The parts of a package with what is changed, added and taken away."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._changed: dict[str, bytes] = {}
        self._removed: set[str] = set()
        self.strict = _STRICT_MAIN.encode() in self.read("xl/workbook.xml")[:4000]
        self.office = _STRICT_LINK if self.strict else _LINK
        self.main = _STRICT_MAIN if self.strict else _MAIN

    def has(self, member: str) -> bool:
        """Return whether there is such a part."""
        return member in self._changed or (member in self._package.names and member not in self._removed)

    def read(self, member: str) -> bytes:
        """Return a part as it is now."""
        return self._changed[member] if member in self._changed else self._package.read(member)

    def write(self, member: str, content: bytes) -> None:
        """Change a part or add it."""
        self._changed[member] = content

    def remove(self, member: str) -> None:
        """Take a part and its type away."""
        self._removed.add(member)
        self._edit_types(member, None)

    def free(self, pattern: str) -> str:
        """Return the first name of a pattern that no part has, whatever its case."""
        taken = {name.casefold() for name in (*self._package.names, *self._changed)}
        number = 1
        while pattern.format(number).casefold() in taken:
            number += 1
        return pattern.format(number)

    def relations(self, member: str) -> Mapping[str, Relation]:
        """Return what a part of the original refers to, by id."""
        return self._package.relations(member)

    def link(self, member: str, kind: str, target: str) -> str:
        """Make a part refer to another; return the id."""
        listed = _listed(member)
        if not self.has(listed):
            self.write(listed, f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
        content = self.read(listed)
        found = elements(content, depth=1)
        taken = {element.attributes.get("Id") for element in found}
        number = 1
        while f"rIdRilievi{number}" in taken:
            number += 1
        said = f'Id="rIdRilievi{number}" Type="{self.office}/{kind}" Target={quoteattr(target)}'
        added = f"<{found[0].prefix}Relationship {said}/>"
        self.write(listed, edited(content, [appended(content, found[0], added)]))
        return f"rIdRilievi{number}"

    def unlink(self, member: str, relation: str) -> None:
        """Make a part refer to another no more."""
        content = self.read(_listed(member))
        gone = [element for element in elements(content, depth=1) if element.attributes.get("Id") == relation]
        self.write(_listed(member), edited(content, [Edit(e.begin, e.end, b"") for e in gone]))

    def type(self, member: str, content_type: str) -> None:
        """State the type of an added part."""
        self._add_type(f'Override PartName="/{member}" ContentType="{content_type}"')

    def type_of_extension(self, extension: str, content_type: str) -> None:
        """State the type of the parts with an extension, where it is not stated yet."""
        found = elements(self.read(_TYPES), ("Default",), depth=1)
        if extension not in {element.attributes.get("Extension", "").casefold() for element in found}:
            self._add_type(f'Default Extension="{extension}" ContentType="{content_type}"')

    def retype(self, member: str, content_type: str) -> None:
        """State another type of a part."""
        self._edit_types(member, f'Override PartName="/{member}" ContentType="{content_type}"')

    def packed(self) -> bytes:
        """Return the archive: parts in their order, the added ones last; same parts, same bytes."""
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self._package.entries:
                if entry.filename not in self._removed:
                    info = zipfile.ZipInfo(entry.filename, entry.date_time)
                    archive.writestr(info, self.read(entry.filename), zipfile.ZIP_DEFLATED)
            for member in self._changed:
                if member not in self._package.names:
                    archive.writestr(zipfile.ZipInfo(member, _BEFORE_ALL), self._changed[member], zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _add_type(self, said: str) -> None:
        content = self.read(_TYPES)
        root = elements(content, depth=0)[0]
        self.write(_TYPES, edited(content, [appended(content, root, f"<{root.prefix}{said}/>")]))

    def _edit_types(self, member: str, said: str | None) -> None:
        """Say something else of the type of a part, or nothing more."""
        content = self.read(_TYPES)
        found = [e for e in elements(content, ("Override",), depth=1) if e.attributes.get("PartName") == f"/{member}"]
        self.write(_TYPES, edited(content, [_replaced(element, said) for element in found]))


def _replaced(element: Element, said: str | None) -> Edit:
    content = b"" if said is None else f"<{element.prefix}{said}/>".encode()
    return Edit(element.begin, element.end, content)


def _listed(member: str) -> str:
    """Return the part that lists what a part refers to."""
    folder, name = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{name}.rels")
