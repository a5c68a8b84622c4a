"""The message catalogue: two languages with the same placeholders, no key missing, no key left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from roster.domain import Text
from roster.messages import catalogue, text, written
from roster.registry import rules

ROOT = Path(__file__).parents[1]
SOURCES = sorted([*(ROOT / "roster").rglob("*.py"), *(ROOT / "constraints").rglob("*.py")])
AREAS = {key.split(".")[0] for key in catalogue()}


def placeholders(sentence: str) -> set[str]:
    """Names between braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def rule_sentences() -> Iterator[tuple[str, Text]]:
    """Every sentence that lives with its rule."""
    for rule in rules().values():
        yield f"{rule.id} title", rule.title
        yield from ((f"{rule.id} says {key}", sentence) for key, sentence in rule.says.items())


def patterns_in_code() -> dict[str, list[str]]:
    """Patterns of the keys that code can ask for, with the files: constants, and f-strings with holes."""
    found: dict[str, list[str]] = {}
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        pieces = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            pattern = pattern_of(node) if node not in pieces else None
            if pattern is not None:
                found.setdefault(pattern, []).append(str(path.relative_to(ROOT)))
    return found


def pattern_of(node: ast.AST) -> str | None:
    """Regular expression of the keys a string can be; None when it is no key."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        area, dot, key = node.value.partition(".")
        return re.escape(node.value) if dot and area in AREAS and re.fullmatch(r"\w+", key) else None
    if isinstance(node, ast.JoinedStr) and len(node.values) > 1 and isinstance(node.values[0], ast.Constant):
        parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"\w+" for p in node.values]
        pattern = "".join(parts)
        return pattern if re.match(rf"({'|'.join(AREAS)})\\\.", pattern) else None
    return None


@pytest.mark.parametrize(("key", "sentence"), [*catalogue().items(), *rule_sentences()], ids=lambda v: str(v)[:40])
def test_both_languages_say_the_same_things(key: str, sentence: Text) -> None:
    assert sentence.it.strip(), key
    assert sentence.en.strip(), key
    assert placeholders(sentence.it) == placeholders(sentence.en)


def test_every_key_in_code_is_in_the_catalogue() -> None:
    unknown = {
        pattern: files
        for pattern, files in patterns_in_code().items()
        if not any(re.fullmatch(pattern, key) for key in catalogue())
    }
    assert not unknown


def test_every_key_of_the_catalogue_is_used() -> None:
    used = list(patterns_in_code())
    assert not [key for key in catalogue() if not any(re.fullmatch(pattern, key) for pattern in used)]


def test_a_sentence_is_filled() -> None:
    assert text("where.sheet_cell", "it", sheet="Posti", cell="C7") == "Foglio Posti, cella C7"
    assert text("where.sheet_cell", "en", sheet="Posti", cell="C7") == "Sheet Posti, cell C7"


@pytest.mark.parametrize(
    ("value", "it", "en"),
    [
        (2.0, "2", "2"),
        (2.5, "2,5", "2.5"),
        (7 / 60, "0,12", "0.12"),
        (10.0, "10", "10"),
        (-0.5, "-0,5", "-0.5"),
        (-0.001, "0", "0"),
        (1234567.25, "1.234.567,25", "1,234,567.25"),
        (1716, "1.716", "1,716"),
        (-1234567, "-1.234.567", "-1,234,567"),
        (0, "0", "0"),
        ("2026", "2026", "2026"),
    ],
)
def test_a_number_has_the_marks_of_the_language_and_no_useless_zero(value: float | str, it: str, en: str) -> None:
    assert (written(value, "it"), written(value, "en")) == (it, en)


def test_no_rule_writes_decimals_itself() -> None:
    """A number given as a number is written in the language of the reader; one made text is not."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        if path.is_relative_to(ROOT / "constraints")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and re.search(r"[efgn%]$", spec_of(node), re.IGNORECASE)
    ]
    assert found == []


def spec_of(node: ast.FormattedValue) -> str:
    """How a value is written, as far as it is stated in so many words; times such as ``%H:%M`` are none."""
    spec = ast.unparse(node.format_spec).strip("f'\"") if node.format_spec else ""
    return "" if "%" in spec[:-1] else spec
