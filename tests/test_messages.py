"""The message catalogue: two languages with the same placeholders, no key missing, no key left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from roster.domain import Text
from roster.messages import catalogue, text
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
