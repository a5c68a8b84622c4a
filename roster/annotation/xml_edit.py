"""Adds to a part of a package without writing the rest anew: elements are found by their place in the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

_TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_COUNT = re.compile(rb'\scount="\d+"')


@dataclass
class Element:
    """An element, its name without prefix, and where it stands: from ``begin`` its tag, from ``close`` its end tag."""

    name: str
    prefix: str
    attributes: dict[str, str]
    depth: int
    begin: int
    inner: int
    close: int = 0
    end: int = 0

    @property
    def is_empty(self) -> bool:
        """True for an element of one tag."""
        return self.close == self.inner == self.end


@dataclass(frozen=True)
class Edit:
    """Bytes to put in the place of those from ``begin`` to ``end``."""

    begin: int
    end: int
    content: bytes


def elements(part: bytes, names: Iterable[str] | None = None, depth: int = 99) -> list[Element]:
    """Return the elements of these names, or all, down to a depth, in the order they begin; the root has depth 0."""
    wanted = None if names is None else frozenset(names)
    found: list[Element] = []
    path: list[Element | None] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        element = None
        if len(path) <= depth and (wanted is None or local in wanted):
            begin = parser.CurrentByteIndex
            tag = _TAG.match(part, begin)
            inner = tag.end() if tag else begin
            element = Element(local, f"{prefix}:" if prefix else "", attributes, len(path), begin, inner)
            found.append(element)
        path.append(element)

    def end(_name: str) -> None:
        element = path.pop()
        if element is None:
            return
        if part[element.begin : element.inner].endswith(b"/>"):
            element.close = element.end = element.inner
            return
        element.close = parser.CurrentByteIndex
        element.end = part.index(b">", element.close) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(part, True)
    return found


def appended(part: bytes, element: Element, content: str) -> Edit:
    """Return the edit that adds content at the end of an element."""
    added = encoded(content)
    if not element.is_empty:
        return Edit(element.close, element.close, added)
    tag = part[element.begin : element.inner].removesuffix(b"/>")
    name = f"{element.prefix}{element.name}".encode()
    return Edit(element.begin, element.inner, tag + b">" + added + b"</" + name + b">")


def counted(part: bytes, element: Element, content: str, count: int) -> list[Edit]:
    """Return the edits that add content at the end of an element and state how many children it has then."""
    tag = part[element.begin : element.inner]
    told = _COUNT.sub(f' count="{count}"'.encode(), tag)
    if element.is_empty:
        inner = told.removesuffix(b"/>") + b">" + encoded(content)
        name = f"{element.prefix}{element.name}".encode()
        return [Edit(element.begin, element.inner, inner + b"</" + name + b">")]
    return [Edit(element.begin, element.inner, told), appended(part, element, content)]


def edited(part: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a part with all edits, which must not overlap."""
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.begin, edit.end)):
        pieces += [part[at : edit.begin], edit.content]
        at = edit.end
    return b"".join((*pieces, part[at:]))


def encoded(content: str) -> bytes:
    """Return content that stands in a part whatever its encoding."""
    return content.encode("ascii", "xmlcharrefreplace")


def children_of(parent: Element, found: Iterable[Element]) -> list[Element]:
    """Return the elements directly inside another."""
    return [e for e in found if e.depth == parent.depth + 1 and parent.begin < e.begin < max(parent.end, parent.inner)]
