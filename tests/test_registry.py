"""No obligation vanishes, appears unannounced, or cites what its source does not say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
import typer

from roster.cli.commands import app
from roster.domain.profile import Readings
from roster.messages import catalogue
from roster.obligation import Elsewhere, Obligation, Shown
from roster.registry import all_readings, obligations, readings_of, rules
from roster.rule import Rule
from tests.plans import profile as profile_of_plans

IDS = (
    "ANQ-1.1",
    "ANQ-1.2",
    "ANQ-1.3",
    "ANQ-3.10",
    "ANQ-4.1",
    "ANQ-5.4",
    "ANQ-6.1",
    "ANQ-6.5",
    "ANQ-7.5",
    "ANQ-8.4",
    "ANQ-9.1b",
    "ANQ-9.2",
    "ANQ-9.4",
    "ANQ-9.5a",
    "ANQ-9.5b",
    "ANQ-9.5c",
    "ANQ-9.6",
    "ANQ-9.7a",
    "ANQ-9.7b",
    "ANQ-9.7c",
    "ANQ-9.7d",
    "ANQ-9.7e",
    "ANQ-9.8a",
    "ANQ-9.8b",
    "ANQ-9.9",
    "ANQ-9.10a",
    "ANQ-9.10b",
    "ANQ-9.11a",
    "ANQ-9.11b",
    "ANQ-9.11c",
    "ANQ-9.12",
    "ANQ-9.13",
    "ANQ-9.14a",
    "ANQ-9.14b",
    "ANQ-9.14c",
    "ANQ-9.15a",
    "ANQ-9.15b",
    "ANQ-9.16a",
    "ANQ-9.16b",
    "ANQ-10.1a",
    "ANQ-10.1b",
    "ANQ-10.2",
    "ANQ-10.3",
    "ANQ-10.4a",
    "ANQ-10.4b",
    "ANQ-10.4c",
    "ANQ-10.5",
    "ANQ-10.6a",
    "ANQ-10.6b",
    "ANQ-10.7",
    "ANQ-10.8",
    "ANQ-10.9a",
    "ANQ-10.9b",
    "ANQ-10.9c",
    "ANQ-10.9d",
    "ANQ-10.10",
    "ANQ-11.1",
    "ANQ-11.8",
    "ANQ-11.9",
    "ANQ-11.10",
    "ANQ-11.11",
    "ANQ-11.12",
    "ANQ-12.1",
    "ANQ-12.2",
    "ANQ-13.2",
    "ANQ-13.3",
    "ANQ-13.4",
    "ANQ-13.5",
    "ANQ-13.6",
    "ANQ-13.7",
    "ANQ-13.8",
    "ANQ-13.9",
    "ANQ-14.2",
    "ANQ-14.3",
    "ANQ-17.1",
    "ANQ-21.1",
    "ANQ-25.2",
    "CAP-E",
    "CAP-F",
    "CAP-H",
    "CAP-N",
    "CAP-R",
    "CAP-X",
    "DESIDERATA",
    "DLGS66",
    "DLGS151-53",
    "DPR39-10.1",
    "DPR39-10.2",
    "DPR39-10.3",
    "DPR39-10.4",
    "DPR39-10.5",
    "DPR57-24",
    "DPR57-24a",
    "DPR57-24c",
    "DPR57-24e",
    "DPR82-27",
    "DPR395-14",
    "DPR395-21",
    "GU18-1",
    "GU18-2",
    "GU18-3",
    "GU18-4",
    "GU18-5",
    "GU18-6",
    "GU18-7",
    "GU18-8",
    "L104-33",
    "L395-5.2",
    "L395-6.2",
    "L395-11.4",
    "L395-11.5",
    "L937-1",
    "P-1",
    "P-2",
    "P-3",
    "P-4",
    "P-5",
    "P-6",
    "RIGHT-MONTH",
)

OBLIGATIONS = obligations()
DRAFT = Path(__file__).parents[2] / "shared" / "law" / "anq-bozza.txt"
CATALOGUE = DRAFT.with_name("rule-catalogue.md")
SHOWN = [it for it in OBLIGATIONS.values() if isinstance(it, Shown)]


def folded(text: str) -> str:
    """Return a text with its white space folded, as a quotation is compared."""
    return " ".join(text.split())


def test_the_list_of_obligations_is_the_one_written_here() -> None:
    assert sorted(OBLIGATIONS) == sorted(IDS)


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the catalogue of rules is not at hand")
def test_every_entry_of_the_catalogue_has_its_place() -> None:
    """The ids in bold of sections A.1 to A.9, and the rows of the demand side; ``10.1/2`` stands for two."""
    text = CATALOGUE.read_text(encoding="utf-8")
    part = text[text.index("## A.1 ") : text.index("## A.10 ")]
    bold = re.findall(r"\*\*((?:[A-Z]+[A-Z0-9]*-[\w./]+)|DLGS66)\*\*", part) + re.findall(
        r"^\| (GU18-\d) \|", part, re.M
    )
    entries = {whole for entry in bold for whole in halves(entry)}
    assert len(entries) > 100
    assert entries <= set(OBLIGATIONS)


def halves(entry: str) -> tuple[str, ...]:
    first, slash, last = entry.partition("/")
    return (first, first[: -len(last)] + last) if slash else (entry,)


@pytest.mark.parametrize("obligation", OBLIGATIONS.values(), ids=OBLIGATIONS)
def test_what_fulfils_another_exists(obligation: Obligation) -> None:
    if isinstance(obligation, Elsewhere):
        assert obligation.by
        assert obligation.id not in obligation.by
        assert set(obligation.by) <= set(OBLIGATIONS)


@pytest.mark.parametrize("obligation", SHOWN, ids=[it.id for it in SHOWN])
def test_what_is_said_to_show_it_exists(obligation: Shown) -> None:
    """Verbs and options of the command line, and sheets of the workbook, by the names the sentence gives them."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  it is a group
    options = {option for command in commands.values() for parameter in command.params for option in parameter.opts}
    sheets = {sentence.it for key, sentence in catalogue().items() if key.startswith("sheet.")}
    said = obligation.shown.it
    assert set(re.findall(r"--[a-z-]+", said)) <= options
    assert set(re.findall(r"«(?:roster )?(\w+)", said)) <= set(commands)
    assert set(re.findall(r"fogli[oa] ([A-Z]\w+)", said)) <= sheets


@pytest.mark.parametrize("obligation", OBLIGATIONS.values(), ids=OBLIGATIONS)
def test_every_obligation_says_where_it_is_written(obligation: Obligation) -> None:
    assert obligation.cites
    for cite in obligation.cites:
        assert cite.source
        assert cite.article
        assert cite.text
        assert "…" not in cite.text
        assert "..." not in cite.text
        assert date(2023, 1, 1) < cite.checked_on <= date(2026, 12, 31)


@pytest.mark.skipif(not DRAFT.exists(), reason="the text of the draft agreement is not at hand")
@pytest.mark.parametrize("obligation", OBLIGATIONS.values(), ids=OBLIGATIONS)
def test_quotations_of_the_agreement_are_literal(obligation: Obligation) -> None:
    printed = folded(DRAFT.read_text(encoding="utf-8"))
    for cite in obligation.cites:
        if cite.source == "ANQ":
            assert folded(cite.text) in printed


@pytest.mark.parametrize("obligation", OBLIGATIONS.values(), ids=OBLIGATIONS)
def test_sentences_use_the_same_placeholders_in_both_languages(obligation: Obligation) -> None:
    for sentence in obligation.says.values():
        italian, english = (
            {name for _, name, _, _ in Formatter().parse(text) if name} for text in (sentence.it, sentence.en)
        )
        assert italian == english


def test_a_rule_names_the_readings_it_obeyed_and_their_choice() -> None:
    profile = profile_of_plans(1).model_copy(update={"readings": Readings(q16_consegne="reale")})
    assert [str(reading) for reading in readings_of("ANQ-9.15b", profile)] == ["Q1 no", "Q16 reale"]
    assert [reading.field for reading in readings_of("ANQ-9.15b", profile)] == ["q01_riposo_e_assenza", "q16_consegne"]
    assert readings_of("ANQ-9.5a", profile) == ()


def test_every_reading_that_a_setting_names_exists() -> None:
    profile = profile_of_plans(1)
    assert [reading.name for reading in all_readings(profile)] == [f"Q{number}" for number in range(1, 19)]
    for rule, obligation in obligations().items():
        named = set(re.findall(r"\bQ\d+\b", obligation.setting))
        assert {reading.name for reading in readings_of(rule, profile)} == named


def test_a_rule_that_does_not_state_what_it_reads_is_refused() -> None:
    stated = {name: getattr(rules()["P-5"], name) for name in ("title", "cites", "says")}
    body = {"__module__": __name__, "__doc__": "Something.", "id": "SENZA-FATTI", **stated}
    with pytest.raises(TypeError, match="needs, looks_at"):
        type(Rule)("SenzaFatti", (Rule,), body)
    with pytest.raises(TypeError, match="states its looks_at"):
        type(Rule)("SenzaFatti", (Rule,), {**body, "needs": frozenset()})
    assert "SENZA-FATTI" not in obligations()
