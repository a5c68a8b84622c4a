"""The union copy: nobody is named, nothing tells why somebody is absent, figures and findings stay."""

from __future__ import annotations

import json
import re
import stat
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from roster.audited import AuditedMonth, Role, Source
from roster.auditor import audit
from roster.cli.main import run
from roster.domain import DayCode, Plan
from roster.domain.codes import RequestKind
from roster.errors import InputError
from roster.messages import finding_text, text
from roster.pseudonyms import extended, new_key, pseudonymous, read_key
from roster.pseudonyms.findings import tells_a_reason
from roster.registry import rules
from roster.rule import WITHHELD, Finding, Severity
from roster.selection import Selection, outcome_of
from roster.writer import write_office, write_plan_json
from tests.lived_plan import make_lived_plan
from tests.rosters import any_plans
from tests.unmistakable import private_words, unmistakable

PLAN = unmistakable(make_lived_plan(24, 2))
KEY = extended(new_key("s" * 32), {one.id: one.label for one in PLAN.instance.seat.officers})
REASONS = [code for code in DayCode if code.is_absence]


def audited(plan: Plan) -> AuditedMonth:
    findings = audit(plan.instance, plan.roster)
    source = Source(Path("/casa/Zqurnam001/dicembre.xlsx"), "0" * 64, Role.ROSTER)
    return AuditedMonth(plan.instance, plan.roster, findings, (), (source,))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("union")
    write_office(PLAN, (), folder / "Zqurnam001.xlsx")
    return folder


def everything_in(path: Path) -> str:
    """All that is in a file, the parts of a workbook unzipped."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "\n".join([*archive.namelist(), *(archive.read(name).decode("utf-8") for name in archive.namelist())])


def leaks(content: str, plan: Plan = PLAN) -> list[str]:
    return sorted(word for word in private_words(plan) if word.casefold() in content.casefold())


def test_the_validate_copy_names_nobody_on_screen_in_json_and_on_the_page(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, page, key = files / "copia.json", files / "copia.html", files / "chiave.json"
    book = files / "copia.xlsx"
    arguments = [
        "validate",
        str(files / "Zqurnam001.xlsx"),
        "--json",
        str(out),
        "--html",
        str(page),
        "--xlsx",
        str(book),
    ]
    assert run([*arguments, "--pseudonyms", str(key)]) == 1
    shown = capsys.readouterr().out
    assert "Dipendente 0" in shown
    assert not leaks(shown)
    assert not leaks(out.read_text(encoding="utf-8"))
    assert not leaks(page.read_text(encoding="utf-8"))
    assert not leaks(everything_in(book))
    assert text("union.sheet_grid", month=f"{PLAN.instance.year}-{PLAN.instance.month:02}") in everything_in(book)
    assert str(key) in shown


def test_the_equality_copy_names_nobody_in_any_part(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, data, key = files / "uguaglianza.xlsx", files / "uguaglianza.json", files / "chiave2.json"
    arguments = ["equality", str(files / "Zqurnam001.xlsx"), "--out", str(out), "--json", str(data)]
    assert run([*arguments, "--pseudonyms", str(key)]) == 0
    for content in (everything_in(out), everything_in(data), capsys.readouterr().out):
        assert not leaks(content)
        for code in REASONS:
            assert text(f"status.{code.value}") not in content
    assert "Dipendente 0" in everything_in(out)


def test_the_figures_of_equality_are_the_same(files: Path) -> None:
    plain, copy = files / "con.json", files / "senza.json"
    source, book = str(files / "Zqurnam001.xlsx"), files / "x.xlsx"
    assert run(["equality", source, "--out", str(book), "--json", str(plain)]) == 0
    key = ["--pseudonyms", str(files / "chiave3.json"), "--force"]
    assert run(["equality", source, "--out", str(book), "--json", str(copy), *key]) == 0
    found = [json.loads(path.read_text(encoding="utf-8")) for path in (plain, copy)]
    spreads = [
        Counter(
            (spread["burden"], str(spread["group"]), line["done"], line["possible"], line["probability"])
            for spread in one["spreads"]
            for line in spread["comparisons"]
        )
        for one in found
    ]
    assert spreads[0] == spreads[1]
    plain_ids, copy_ids = (sorted(finding["id"] for finding in one["findings"]) for one in found)
    assert plain_ids == copy_ids


def test_every_finding_is_there_with_its_rule_weight_and_amount() -> None:
    before, after = audited(PLAN), pseudonymous(audited(PLAN), KEY)
    facts = [
        Counter((f.rule, f.severity, f.blocks, f.from_facts, f.amount) for f in m.findings) for m in (before, after)
    ]
    assert facts[0] == facts[1]
    assert any(f.says == WITHHELD for f in after.findings)
    assert any(f.officer and f.days for f in after.findings)


def test_a_withheld_finding_says_neither_of_whom_nor_when() -> None:
    withheld = [f for f in pseudonymous(audited(PLAN), KEY).findings if f.says == WITHHELD]
    assert withheld
    for finding in withheld:
        assert (finding.officer, finding.days, finding.values, finding.where) == (None, (), {}, None)
        assert finding_text(finding, PLAN.instance) == text("union.withheld")


@pytest.mark.parametrize("lang", ["it", "en"])
def test_no_sentence_that_is_kept_names_a_reason_or_a_right(lang: str) -> None:
    words = [text(f"status.{code.value}", lang).casefold() for code in REASONS]
    rights = [kind.value.casefold() for kind in RequestKind]
    for rule in rules().values():
        for says, sentence in rule.says.items():
            template = sentence.of(lang).casefold()
            told = "{officer}" in template and any(word in template for word in (*words, *rights))
            finding = Finding(rule=rule.id, severity=Severity.HARD, says=says)
            assert not told or tells_a_reason(finding), f"{rule.id} {says}: {template}"


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("ANQ-6.5", "notte"),
        ("ANQ-12.1", "non_dato"),
        ("ANQ-10.4c", "esentato"),
        ("ANQ-10.5", "notte"),
        ("ANQ-11.9", "non_idoneo"),
        ("ANQ-9.14c", "manca"),
        ("DLGS151-53", "dalle_24"),
        ("DPR57-24a", "sovrapposti"),
        ("DPR395-14", "oltre"),
        ("L104-33", "oltre"),
        ("ANQ-10.10", "esame"),
    ],
)
def test_sentences_on_personal_conditions_are_withheld(rule: str, says: str) -> None:
    assert tells_a_reason(Finding(rule=rule, severity=Severity.HARD, says=says))


@pytest.mark.parametrize(("rule", "says"), [("ANQ-9.16a", "breve"), ("ANQ-10.9a", "oltre"), ("ANQ-9.15a", "notte")])
def test_sentences_on_shifts_are_not(rule: str, says: str) -> None:
    assert not tells_a_reason(Finding(rule=rule, severity=Severity.HARD, says=says))


def test_codes_of_absence_and_words_of_the_office_in_values_are_masked() -> None:
    officer = PLAN.instance.officers[0]
    values = {
        "scritto": DayCode.MAL.value,
        "chi": f"{officer.label}, {officer.id}",
        "prima": "N",
        "ore": 6,
        "atto": "xyz",
        "altro": "00999123",
        "ruolo": "agenti-assistenti",
    }
    finding = Finding(
        rule="ANQ-9.16a", severity=Severity.HARD, says="breve", officer=officer.id, values=values, where="Personale!A3"
    )
    month = audited(PLAN)
    (shown,) = pseudonymous(AuditedMonth(month.instance, month.roster, (finding,), (), ()), KEY).findings
    alias, digits = KEY.alias(officer.id), KEY.digits(officer.id)
    assert shown.values == {
        "scritto": "[…]",
        "chi": f"Dipendente {digits}, {alias}",
        "prima": "N",
        "ore": 6,
        "atto": "[…]",
        "altro": "[…]",
        "ruolo": "agenti-assistenti",
    }
    assert (shown.officer, shown.where) == (alias, None)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=any_plans())
def test_no_name_and_no_matricola_of_any_roster(plan: Plan) -> None:
    hidden = unmistakable(plan)
    key = extended(new_key("t" * 32), {one.id: one.label for one in hidden.instance.seat.officers})
    month = pseudonymous(audited(hidden), key)
    told = [finding_text(finding, month.instance) for finding in month.findings]
    shown = "\n".join([*told, repr(month.findings), month.instance.model_dump_json(), month.roster.model_dump_json()])
    assert not leaks(shown + str(month.sources), hidden)
    assert not re.search(
        r"\"code\":\"(?:" + "|".join(code.value for code in REASONS) + r")\"", month.roster.model_dump_json()
    )


def test_the_order_of_people_shows_nothing() -> None:
    people = {f"{n:04}": f"Nome {n}" for n in range(40)}
    keys = [extended(new_key(secret * 32), people) for secret in "ab"]
    orders = [[key.number[one] for one in people] for key in keys]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == list(range(1, 41)) != orders[0]


def test_a_person_keeps_the_pseudonym_and_new_ones_follow() -> None:
    first = extended(new_key("a" * 32), {"1": "A", "2": "B"})
    second = extended(first, {"2": "B", "3": "C"})
    assert [second.alias(one) for one in "12"] == [first.alias(one) for one in "12"]
    assert second.alias("3") == "D003"
    assert extended(second, {"1": "A"}) is second


def test_the_key_is_created_for_its_owner_only_used_again_and_extended(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, source = tmp_path / "k.json", files / "Zqurnam001.xlsx"
    assert run(["validate", str(source), "--pseudonyms", str(key)]) == 1
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    created = key.read_bytes()
    assert text("union.key_created", path=key) in capsys.readouterr().out
    assert run(["validate", str(source), "--pseudonyms", str(key)]) == 1
    assert key.read_bytes() == created
    assert text("union.key_used", path=key) in capsys.readouterr().out
    bigger = tmp_path / "piu.json"
    write_plan_json(unmistakable(make_lived_plan(26, 2)), bigger)
    assert run(["validate", str(bigger), "--pseudonyms", str(key)]) == 1
    before, after = (read_key(content, "") for content in (created, key.read_bytes()))
    assert after.people[: len(before.people)] == before.people
    assert len(after.people) == len(before.people) + 2
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("content", [b"", b"{}", b'{"secret": "short"}', b"\xff\xfe", b"[1, 2]"])
def test_a_file_that_is_no_key_is_refused_and_left_alone(
    files: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "appunti.json"
    key.write_bytes(content)
    assert run(["validate", str(files / "Zqurnam001.xlsx"), "--pseudonyms", str(key)]) == 2
    assert key.read_bytes() == content
    assert "appunti.json" in capsys.readouterr().err


def test_two_people_with_one_number_are_no_key() -> None:
    people = [{"matricola": m, "name": m, "number": 1} for m in "ab"]
    with pytest.raises(InputError):
        read_key(json.dumps({"secret": "s" * 32, "people": people}).encode(), "k.json")


def test_the_key_is_no_other_file_of_the_command_and_no_list_of_known_findings_goes_with_it(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = str(files / "Zqurnam001.xlsx"), str(tmp_path / "a.json")
    assert run(["validate", source, "--json", out, "--pseudonyms", out]) == 2
    assert run(["validate", source, "--write-baseline", out, "--pseudonyms", str(tmp_path / "k.json")]) == 2
    assert "--write-baseline" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_workbook_of_the_copy_has_findings_and_grid_and_names_nobody(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from roster.writer import write_union_copy
    from roster.writer.union_copy import in_its_grid

    month = in_its_grid(pseudonymous(audited(PLAN), KEY), "it")
    outcome = outcome_of((month,), Selection())
    write_union_copy(outcome, tmp_path / "copia.xlsx")
    content = everything_in(tmp_path / "copia.xlsx")
    assert not leaks(content)
    assert not any(text(f"status.{code.value}") in content for code in REASONS)
    book = load_workbook(tmp_path / "copia.xlsx")
    assert book.sheetnames == ["Rilievi", f"Servizio {PLAN.instance.year}-{PLAN.instance.month:02}"]
    grid = book[book.sheetnames[1]]
    marks = {cell.value for row in grid.iter_rows(min_row=5, min_col=4) for cell in row}
    assert {"R", "SE", "—"} <= marks
    assert not marks & {code.value for code in DayCode}
    pointed = next(f for f in month.findings if f.officer and f.days and (f.officer, f.days[0]) in month.addresses)
    sheet, _, address = month.addresses[pointed.officer or "", pointed.days[0]].rpartition("!")
    row = book[sheet][address].row
    assert book[sheet].cell(row, 1).value == f"Dipendente {(pointed.officer or '')[1:]}"
