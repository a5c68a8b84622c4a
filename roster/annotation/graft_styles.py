"""Appends the styles of the added sheets to those of the original, which keep their numbers."""

from __future__ import annotations

import re

from roster.annotation.parts import Parts
from roster.annotation.xml_edit import Edit, Element, children_of, counted, edited, elements, encoded

_STYLES = "xl/styles.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_LISTS = ("fonts", "fills", "borders", "cellXfs")
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
"""How the lists follow one another, which is fixed."""
_FIRST_OWN_FORMAT = 164
"""Formats of numbers below are known to every program and are not listed."""
_FORMAT = re.compile(r'<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/>')
_REFERENCE = re.compile(r'(numFmtId|fontId|fillId|borderId)="(\d+)"')
_ITEMS = {
    "fonts": re.compile(r"<font>.*?</font>|<font/>", re.DOTALL),
    "fills": re.compile(r"<fill>.*?</fill>", re.DOTALL),
    "borders": re.compile(r"<border[ >].*?</border>", re.DOTALL),
    "cellXfs": re.compile(r"<xf [^>]*?/>|<xf [^>]*?[^/]>.*?</xf>", re.DOTALL),
}


def with_styles(parts: Parts, ours: str) -> int:
    """Append the styles of a workbook of ours; return the number that its first style has now."""
    if not parts.has(_STYLES):
        parts.write(_STYLES, ours.encode())
        parts.type(_STYLES, _TYPE)
        parts.link("xl/workbook.xml", "styles", "styles.xml")
        return 0
    styles = parts.read(_STYLES)
    found = elements(styles, depth=2)
    root = found[0]
    lists = {element.name: element for element in children_of(root, found)}
    size = {name: len(children_of(lists[name], found)) if name in lists else 0 for name in _LISTS}
    formats, numbers = _formats(found, ours)
    shifts = {"fontId": size["fonts"], "fillId": size["fills"], "borderId": size["borders"]}

    def shifted(reference: re.Match[str]) -> str:
        kind, number = reference[1], int(reference[2])
        moved = numbers.get(number, number) if kind == "numFmtId" else number + shifts[kind]
        return f'{kind}="{moved}"'

    edits: list[Edit] = []
    contents: dict[str, tuple[str, int]] = {}
    for name in _LISTS:
        items = _ITEMS[name].findall(_list(ours, name))
        content = "".join(items)
        if name == "cellXfs":
            content = _REFERENCE.sub(shifted, content)
        contents[name] = content, size[name] + len(items)
    if formats:
        content = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in formats.items())
        held = len(children_of(lists["numFmts"], found)) if "numFmts" in lists else 0
        contents["numFmts"] = content, held + len(formats)
    for name, (content, count) in contents.items():
        added = _in_space(content, root.prefix, parts.main)
        if name in lists:
            edits += counted(styles, lists[name], added, count)
            continue
        tag = f"{root.prefix}{name}"
        at = max([root.inner, *(lists[before].end for before in _ORDER[: _ORDER.index(name)] if before in lists)])
        edits.append(Edit(at, at, encoded(f'<{tag} count="{count}">{added}</{tag}>')))
    parts.write(_STYLES, edited(styles, edits))
    return size["cellXfs"]


def _formats(found: list[Element], ours: str) -> tuple[dict[int, str], dict[int, int]]:
    """Return the formats of numbers to add, by their new number, and the new number of each old one."""
    taken = [int(element.attributes["numFmtId"]) for element in found if element.name == "numFmt"]
    first = max([_FIRST_OWN_FORMAT - 1, *taken]) + 1
    own = _FORMAT.findall(_list(ours, "numFmts"))
    numbers = {int(number): first + place for place, (number, _) in enumerate(own)}
    return {numbers[int(number)]: code for number, code in own}, numbers


def _list(ours: str, name: str) -> str:
    found = re.search(rf"<{name} count=\"\d+\">(.*?)</{name}>", ours, re.DOTALL)
    return found[1] if found else ""


def _in_space(content: str, prefix: str, main: str) -> str:
    """Return items in the name space of the list, which they inherit where it is the default one."""
    return re.sub(r"<(numFmt|font|fill|border|xf)(?=[ >/])", rf'<\1 xmlns="{main}"', content) if prefix else content
