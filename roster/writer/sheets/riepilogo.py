"""The first page: the verdict, what is covered and missing, how good the roster is proved to be, what to decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from roster.domain.codes import Counted
from roster.domain.plan import TierResult
from roster.messages import certificate_text
from roster.rule import Finding, Severity
from roster.writer.book import Book
from roster.writer.coverage import Line
from roster.writer.deadline import publication_deadline
from roster.writer.derogations import beyond_caps, register
from roster.writer.spans import spans

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (38, 15, 12, 12, 40)
_LAST = len(_WIDTHS) - 1
_MOST_LINES = 12
"""One page: the worst lines are here, all of them in the sheets the page names."""
_LONG = 140
"""Characters from which a sentence may need a second line."""


def write(book: Book, name: str) -> None:
    """Write the page."""
    sheet = book.sheet(name)
    profile = book.facts.instance.profile
    book.page(sheet, book.say("summary.page"), landscape=False, tall=1)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    title = book.say("summary.title", month=book.month_name)
    row = book.heading(sheet, title, f"{book.institute}    {profile.agreement}")
    for section in (_verdict, _figures, _tiers, _missing, _derogations, _decisions):
        row = section(book, sheet, row) + 1
    sheet.write_string(row, 0, book.say("summary.made", **_made(book)), book.styles["note_line"])
    sheet.freeze_panes(3, 0)
    sheet.print_area(0, 0, row, _LAST)


def _verdict(book: Book, sheet: Worksheet, row: int) -> int:
    blocking = sum(finding.blocks for finding in book.facts.findings)
    below = sum(line.below_minimum for line in book.facts.lines)
    words = book.say("summary.compliant") if not blocking else book.say("summary.not_compliant", number=blocking)
    minimum = book.say("summary.minimum_covered") if not below else book.say("summary.minimum_missing", number=below)
    for place, (sentence, good) in enumerate(((words, not blocking), (minimum, not below))):
        sheet.merge_range(row + place, 0, row + place, _LAST, sentence, book.styles["good" if good else "bad"])
        sheet.set_row(row + place, 26)
    return row + 2


def _figures(book: Book, sheet: Worksheet, row: int) -> int:
    """Write the main figures in pairs of label and number."""
    instance, lines = book.facts.instance, book.facts.lines
    needs = [need for line in lines for need in line.needs.values()]
    figures = (
        ("summary.officers", len(instance.officers)),
        ("summary.posts", len(instance.seat.posts)),
        ("summary.festive", spans(instance.festive_days)),
        ("summary.asked", sum(need.nominal for need in needs)),
        ("summary.covered", sum(min(need.nominal, need.covered) for need in needs)),
        ("summary.below_minimum", sum(need.below_minimum for need in needs)),
        ("summary.below_nominal", sum(need.below_nominal for need in needs)),
    )
    row = _section(book, sheet, row, "summary.cover")
    for place, (key, value) in enumerate(figures):
        book.put(sheet, row + place, 0, book.say(key), "text")
        book.put(sheet, row + place, 1, value, "number_bold")
    return row + len(figures)


def _tiers(book: Book, sheet: Worksheet, row: int) -> int:
    """Write each aim, its value, the proven bound, and what that means; then what is proved, in duties."""
    top = _section(book, sheet, row, "summary.tiers")
    for column, key in enumerate(("summary.tier", "summary.value", "summary.bound", "summary.gap", "summary.means")):
        sheet.write_string(top, column, book.say(key), book.styles["head"])
    sheet.set_row(top, 26)
    tiers = book.facts.plan.tiers
    for row, result in enumerate(tiers, start=top + 1):
        book.put(sheet, row, 0, f"{result.tier.value}. {book.say(f'tier.{result.tier.name.lower()}')}", "text")
        for column, value in ((1, result.value), (2, result.bound)):
            book.put(sheet, row, column, value, "number")
        book.put(sheet, row, 3, result.gap, "percent")
        book.put(sheet, row, 4, _meaning(book, result), "text")
    top += 1 + len(tiers)
    certificates = book.facts.plan.certificates
    for row, certificate in enumerate(certificates, start=top):
        _sentence(book, sheet, row, certificate_text(certificate, book.lang))
    return top + len(certificates)


def _meaning(book: Book, result: TierResult) -> str:
    if result.proved:
        return book.say("summary.zero" if result.value == 0 else "summary.proved")
    return book.say("summary.may_improve", points=result.value - result.bound)


def _missing(book: Book, sheet: Worksheet, row: int) -> int:
    """Write the worst lines of cover: first those below the minimum."""
    top = _section(book, sheet, row, "summary.missing")
    short = [line for line in book.facts.lines if line.below_nominal]
    short.sort(key=lambda line: (-line.below_minimum, -line.below_nominal))
    if not short:
        sheet.write_string(top, 0, book.say("summary.nothing_missing"), book.styles["plain"])
        return top + 1
    heads = ("head.post", "head.shift", "summary.below_minimum_short", "summary.below_nominal_short", "head.days")
    for column, key in enumerate(heads):
        sheet.write_string(top, column, book.say(key), book.styles["head"])
    for row, line in enumerate(short[:_MOST_LINES], start=top + 1):
        values = (f"{line.post.code} {line.post.name}", f"{line.shift.code} {line.shift.hours_label()}")
        days = spans(day for day, need in line.needs.items() if need.below_nominal)
        book.height(sheet, row, 2 if len(days) > 48 else 1)
        styles = ("text", "centre", "number_bold", "number", "text")
        for column, value in enumerate((*values, line.below_minimum, line.below_nominal, days)):
            book.put(sheet, row, column, value, styles[column])
    return _more(book, sheet, row + 1, len(short) - _MOST_LINES, "copertura")


def _more(book: Book, sheet: Worksheet, row: int, left: int, where: str) -> int:
    if left <= 0:
        return row
    sheet.write_string(
        row, 0, book.say("summary.more", number=left, sheet=book.say(f"sheet.{where}")), book.styles["plain"]
    )
    return row + 1


def _derogations(book: Book, sheet: Worksheet, row: int) -> int:
    row = _section(book, sheet, row, "summary.derogations")
    entries = tuple(beyond_caps(book.facts))
    others = sum(e.counted is None and e.ground is not None and not e.unused for e in register(book.facts))
    if not entries and not others:
        sheet.write_string(row, 0, book.say("summary.no_derogation"), book.styles["plain"])
        return row + 1
    for counted in Counted:
        mine = [entry for entry in entries if entry.counted is counted]
        if mine:
            names = ", ".join(entry.officer.label for entry in mine[:6] if entry.officer)
            names += ", ..." if len(mine) > 6 else ""
            words = book.say("summary.beyond", kind=book.say(f"counter.{counted.value}"), number=len(mine), names=names)
            sheet.write_string(row, 0, words, book.styles["plain"])
            row += 1
    if others:
        sheet.write_string(row, 0, book.say("summary.other_derogations", number=others), book.styles["plain"])
        row += 1
    return row


def _decisions(book: Book, sheet: Worksheet, row: int) -> int:
    """Write what only a person can do, the deadline first."""
    top = _section(book, sheet, row, "summary.decide")
    for row, words in enumerate(_to_decide(book), start=top):
        _sentence(book, sheet, row, f"\u25a1  {words}")
    return row + 1


def _to_decide(book: Book) -> Iterable[str]:
    facts = book.facts
    day, reading = publication_deadline(facts.instance)
    yield book.say("summary.publish", day=day, reading=reading)
    short = [line for line in facts.lines if line.below_minimum]
    if short:
        yield book.say("summary.decide_minimum", number=sum(line.below_minimum for line in short), posts=_codes(short))
    nominal = [line for line in facts.lines if line.below_nominal > line.below_minimum]
    if nominal:
        missing = sum(line.below_nominal - line.below_minimum for line in nominal)
        yield book.say("summary.decide_nominal", number=missing)
    entries = register(facts)
    without, unused = sum(entry.ground is None for entry in entries), sum(entry.unused for entry in entries)
    if without:
        yield book.say("summary.decide_ground", number=without)
    if unused:
        yield book.say("summary.decide_unused", number=unused, sheet=book.say("sheet.deroghe"))
    yield from _from_findings(book, facts.findings)


def _from_findings(book: Book, findings: tuple[Finding, ...]) -> Iterable[str]:
    from_facts = sum(finding.from_facts for finding in findings)
    if from_facts:
        yield book.say("summary.decide_from_facts", number=from_facts)
    reports = sum(finding.severity is Severity.REPORT and not finding.from_facts for finding in findings)
    if reports:
        yield book.say("summary.decide_reports", number=reports, sheet=book.say("sheet.rilievi"))


def _codes(lines: list[Line]) -> str:
    codes = list(dict.fromkeys(line.post.code for line in lines))
    return ", ".join(codes[:8]) + (", ..." if len(codes) > 8 else "")


def _sentence(book: Book, sheet: Worksheet, row: int, words: str) -> None:
    """Write a sentence over the width of the page, on two lines where it is long."""
    sheet.merge_range(row, 0, row, _LAST, words, book.styles["wrap"])
    sheet.set_row(row, 14 if len(words) < _LONG else 26)


def _section(book: Book, sheet: Worksheet, row: int, key: str) -> int:
    for column in range(_LAST + 1):
        sheet.write_blank(row, column, None, book.styles["section"])
    sheet.write_string(row, 0, book.say(key), book.styles["section"])
    return row + 1


def _made(book: Book) -> dict[str, object]:
    made = book.facts.plan.provenance
    return {
        "version": made.version,
        "hash": book.facts.fingerprint,
        "solver": made.solver or "-",
        "seed": str(made.seed),
    }
