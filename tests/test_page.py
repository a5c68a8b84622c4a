"""The page of findings: whole, self-contained, safe whatever a file says, and easy to find one's way in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

import roster.writer.page
from roster.audited import AuditedMonth, Role, Source
from roster.auditor import audit
from roster.conformity import RuleVerdict, Standing
from roster.domain import Instance
from roster.domain.known import Fact
from roster.messages import catalogue, finding_text
from roster.rule import Severity
from roster.selection import Grouping, Selection, baseline_of, in_order, outcome_of
from roster.writer.page import page_text
from tests.audits import NIGHT_GAP, a_finding, a_gap, a_month
from tests.plans import make_plan

FOLDER = Path(roster.writer.page.__file__).parent
THIRD = date(2026, 12, 3)
VOID = {"meta", "br"}


class Read(HTMLParser):
    """A page taken apart: elements with attributes and text, and everything a browser could fetch or run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1][0] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(data for tag, data in self.texts if tag not in {"style", "script"}).split())

    @property
    def anchors(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def page(*months: AuditedMonth, by: Grouping = Grouping.RULE, lang: str = "it", **asked: object) -> Read:
    return Read(page_text(outcome_of(months, **asked), by, lang))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def full() -> AuditedMonth:
    """A month of forty people with everything the audit finds in it."""
    plan = make_plan(40, 2)
    month = a_month(officers=40)
    return replace(month, instance=plan.instance, roster=plan.roster, findings=audit(plan.instance, plan.roster))


def test_each_finding_is_on_the_page_once_and_preferences_are_counted(full: AuditedMonth) -> None:
    read = page(full)
    rows = [attributes for attributes in read.all("tr") if "data-rule" in attributes]
    told = [finding for finding in full.findings if finding.severity is not Severity.PREFERENCE]
    assert Counter(row["data-rule"] for row in rows) == Counter(finding.rule for finding in told)
    sentences = Counter(data for tag, data in read.texts if tag == "td")
    for sentence, number in Counter(finding_text(finding, full.instance) for finding in told).items():
        assert sentences[sentence] >= number
    preferences = Counter(f.rule for f in full.findings if f.severity is Severity.PREFERENCE)
    assert preferences
    for rule, count in preferences.items():
        assert re.search(rf"{re.escape(rule)} .* {count}\b", read.text)


@pytest.mark.parametrize("by", list(Grouping))
def test_every_link_leads_to_a_place_on_the_page(full: AuditedMonth, by: Grouping) -> None:
    read = page(full, by=by)
    assert max(Counter(read.anchors).values()) == 1
    links = [attributes["href"] for attributes in read.all("a")]
    assert len(links) > 500
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(read.anchors)


def test_cells_concerned_are_marked_with_the_gravest_finding() -> None:
    grave, grounded = a_gap(), a_gap(ground="M1")
    read = page(a_month([grounded, a_finding("ANQ-10.2", Severity.REPORT, officer="000002", days=(THIRD,)), grave]))
    marked = {a["id"]: a["class"].split()[-1] for a in read.all("td") if "at-" in a.get("class", "")}
    assert marked == {f"c0-{b'000001'.hex()}-3": "at-breach", f"c0-{b'000002'.hex()}-3": "at-report"}
    assert any(a.get("title", "").startswith("2 rilievi, il primo: Bianchi Bruno") for a in read.all("a"))


def test_many_cells_are_told_by_the_first_and_the_last() -> None:
    week = tuple(date(2026, 12, number) for number in (13, 12, 11, 10, 9, 8, 7))
    read = page(a_month([a_gap(days=week), a_gap("000002", days=week[:2])]))
    assert "2026-12.xlsx Turni!H5 … N5" in read.text
    assert "2026-12.xlsx Turni!N6 , M6" in read.text
    assert len([a for a in read.all("td") if "at-breach" in a.get("class", "")]) == 9


def test_nothing_is_fetched_and_only_our_style_and_script_run(full: AuditedMonth) -> None:
    read = page(full)
    assert not {tag for tag, _ in read.elements} & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "audio",
        "video",
    }
    names = {name for _, attributes in read.elements for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in {"src", "style", "action", "srcset"}}
    policy = next(a["content"] for a in read.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (content,) = (data for where, data in read.texts if where == tag)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "http" not in content
        assert "url(" not in content
        assert "@import" not in content


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onclick='x",
    '=HYPERLINK("http://x")',
    "{{ 7*7 }}",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_file_says_is_text(name: str) -> None:
    month = a_month([a_gap(), a_gap(name, shift=name, where=name, days=())])
    officers = tuple(
        officer.model_copy(update={"id": name, "surname": name, "unit": name}) if officer.id == "000002" else officer
        for officer in month.instance.seat.officers
    )
    profile = month.instance.seat.profile.model_copy(update={"seat": name, "agreement": name})
    seat = month.instance.seat.model_copy(update={"officers": officers, "profile": profile})
    instance = Instance(seat=seat, year=2026, month=12)
    source = Source(Path(name), name, Role.ROSTER)
    hostile = replace(month, instance=instance, sources=(source,), addresses={("000001", THIRD): f"{name}!A1"})
    read = page(hostile, by=Grouping.UNIT)
    plain = page(month, by=Grouping.UNIT)
    assert {tag for tag, _ in read.elements} == {tag for tag, _ in plain.elements}
    assert len(read.all("script")) == 1
    assert {n for _, a in read.elements for n in a} == {n for _, a in plain.elements for n in a}
    assert " ".join(name.split()) in read.text


def test_the_page_says_the_verdict_of_the_whole_audit() -> None:
    both = a_month([a_gap(), a_finding("L395-11.4"), a_finding("ANQ-10.2", Severity.REPORT)])
    assert "Non conforme: 2 violazioni" in page(both).text
    chosen = page(both, selection=Selection(only=("ANQ-10",))).text
    assert "Non conforme: 2 violazioni" in chosen
    assert "2 ne sono rimasti fuori, di cui 2 violazioni" in chosen
    assert "Conforme: nessuna violazione" in page(a_month()).text
    assert "Not compliant: one breach" in page(a_month([a_gap()]), lang="en").text
    known = baseline_of(in_order([a_month([a_gap(), a_finding("L395-11.4")])]))
    compared = page(a_month([a_gap()]), baseline=known).text
    assert "già noto" in compared
    assert "Rilievi noti che non ci sono più: 1." in compared


def test_a_rule_that_was_not_checked_is_never_counted_as_respected() -> None:
    verdicts = (
        RuleVerdict("ANQ-10.5", Standing.NOT_CHECKED, 0, (Fact.ANAGRAFE,)),
        RuleVerdict(NIGHT_GAP, Standing.CHECKED, 0, (Fact.STORICO,)),
    )
    read = page(a_month(verdicts=verdicts)).text
    assert (
        "Nessuna violazione trovata nelle norme verificate; norme non verificabili: 1, verificate solo in parte: 1"
        in read
    )
    assert "non verificabile Non sono dati: date di nascita e di entrata in servizio" in read
    assert "verificata in parte Nessuna violazione. La verifica è parziale: manca il mese precedente" in read
    assert "non contate come rispettate: 1." in page(a_month([a_gap()], verdicts)).text


def test_sources_and_readings_are_shown() -> None:
    read = page(a_month([a_gap()])).text
    assert "File letto (servizio) 2026-12.xlsx, SHA-256 " + "ab" * 32 in read
    assert "Lettura: Q4 serale; Q16 misto" in read
    assert read.count("Q16 Le consegne contano") == 1


def test_months_have_their_own_grids() -> None:
    read = page(a_month(month=11), a_month([a_gap()]))
    assert ["m0-grid" in read.anchors, "m1-grid" in read.anchors, "m2-grid" in read.anchors] == [True, True, False]
    assert "Servizio di novembre 2026" in read.text
    assert next(a["id"] for a in read.all("td") if "id" in a).startswith("c1-")


def test_headings_tables_and_filters_can_be_heard(full: AuditedMonth) -> None:
    read = page(full)
    levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all("scope" in attributes for attributes in read.all("th"))
    assert read.all("html")[0]["lang"] == "it"
    assert [attributes["name"] for attributes in read.all("select")] == ["rule", "person", "unit", "day", "weight"]
    assert len(read.all("label")) == len(read.all("select"))
    assert read.all("form")[0].keys() >= {"hidden"}


def test_the_same_audit_gives_the_same_page(full: AuditedMonth) -> None:
    assert page_text(outcome_of([full]), Grouping.DAY, "it") == page_text(outcome_of([full]), Grouping.DAY, "it")


def test_every_sentence_of_the_page_is_used() -> None:
    template = FOLDER.joinpath("findings.html").read_text(encoding="utf-8")
    code = FOLDER.joinpath("view.py").read_text(encoding="utf-8") + FOLDER.joinpath("grid.py").read_text(
        encoding="utf-8"
    )
    said = {f"html.{key}" for key in re.findall(r'say\("(\w+)"', template)} | set(re.findall(r'"(html\.\w+)"', code))
    said = said - {"html.by_"} | {f"html.by_{name}" for name in ("rule", "person", "unit", "day", "weight")}
    assert said == {key for key in catalogue() if key.startswith("html.")}
