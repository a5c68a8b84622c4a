"""The findings as one page for a browser and for paper: nothing is fetched, every word of a file is text."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from roster.messages import text
from roster.messages.numbers import whole
from roster.selection import Grouping, Outcome
from roster.writer.page.view import page_of

_FOLDER = Path(__file__).parent


def page_text(outcome: Outcome, by: Grouping, lang: str) -> str:
    """Return the page: verdict, findings in groups, grids with the cells concerned, differences, standing by rule."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda number: whole(number, lang)
    style, script = (_FOLDER.joinpath(name).read_text(encoding="utf-8") for name in ("findings.css", "findings.js"))
    return environment.get_template("findings.html").render(
        page=page_of(outcome, by, lang),
        say=lambda key, **values: text(f"html.{key}", lang, **values),
        label=lambda key, **values: text(f"compared.{key}", lang, **values),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: this style and this script by their hashes, nothing else, nothing fetched."""
    rules = (
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src '{_hash(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
