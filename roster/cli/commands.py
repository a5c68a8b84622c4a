"""The verbs and their options. The pages of help are in the message catalogue, one for each verb."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from roster.messages import text

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Page(TyperCommand):
    """A command whose help is a page of the catalogue, in the language asked for."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        formatter.write(text(f"help.{self.name}", ctx.obj["lang"]))


class FrontPage(TyperGroup):
    """The program as a whole, whose help is a page too."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        formatter.write(text("help.roster", ctx.obj["lang"]))


@app.callback(cls=FrontPage, invoke_without_command=True)
def roster(version: Annotated[bool, typer.Option("--version")] = False) -> None:
    """Page ``help.roster``."""
    if version:
        from importlib.metadata import version as installed

        print(f"roster {installed('roster')}")
        raise typer.Exit


@app.command(cls=Page)
def template(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out")],
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Page ``help.template``."""
    from roster.cli.template import run_template

    return run_template(out, force=force, lang=ctx.obj["lang"])


@app.command(cls=Page)
def generate(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="INPUT")],
    month: Annotated[str, typer.Option("--month")],
    out: Annotated[Path, typer.Option("--out")],
    posted_out: Annotated[Path | None, typer.Option("--posted-out")] = None,
    json: Annotated[Path | None, typer.Option("--json")] = None,
    time_limit: Annotated[str | None, typer.Option("--time-limit")] = None,
    workers: Annotated[str | None, typer.Option("--workers")] = None,
    seed: Annotated[str | None, typer.Option("--seed")] = None,
    gap: Annotated[str | None, typer.Option("--gap")] = None,
    memory: Annotated[str | None, typer.Option("--memory")] = None,
    history: Annotated[Path | None, typer.Option("--history")] = None,
    published: Annotated[Path | None, typer.Option("--published")] = None,
    published_on: Annotated[str | None, typer.Option("--published-on")] = None,
    start: Annotated[Path | None, typer.Option("--start")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Page ``help.generate``. Numbers come as text: their errors are worded here, in the language asked for."""
    from roster.cli.generate import Request, run_generate

    request = Request(
        source=source,
        month=month,
        out=out,
        posted_out=posted_out,
        json=json,
        time_limit=time_limit,
        workers=workers,
        seed=seed,
        gap=gap,
        memory=memory,
        history=history,
        published=published,
        published_on=published_on,
        start=start,
        force=force,
        lang=ctx.obj["lang"],
    )
    return run_generate(request)


@app.command(cls=Page)
def check(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="INPUT")],
    month: Annotated[str, typer.Option("--month")],
    json: Annotated[Path | None, typer.Option("--json")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Page ``help.check``."""
    from roster.cli.check import Request, run_check

    return run_check(Request(source, month, json, force, ctx.obj["lang"]))


@app.command(cls=Page)
def validate(
    ctx: typer.Context,
    sources: Annotated[list[Path], typer.Argument(metavar="FILE")],
    input_file: Annotated[Path | None, typer.Option("--input")] = None,
    month: Annotated[str | None, typer.Option("--month")] = None,
    map_file: Annotated[Path | None, typer.Option("--map")] = None,
    propose_map: Annotated[Path | None, typer.Option("--propose-map")] = None,
    published: Annotated[list[Path] | None, typer.Option("--programme", "--published")] = None,
    published_on: Annotated[str | None, typer.Option("--published-on")] = None,
    json: Annotated[Path | None, typer.Option("--json")] = None,
    html: Annotated[Path | None, typer.Option("--html")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx")] = None,
    only: Annotated[list[str] | None, typer.Option("--only")] = None,
    since: Annotated[str | None, typer.Option("--since")] = None,
    group_by: Annotated[str | None, typer.Option("--group-by")] = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    baseline: Annotated[Path | None, typer.Option("--baseline")] = None,
    write_baseline: Annotated[Path | None, typer.Option("--write-baseline")] = None,
    certificate: Annotated[Path | None, typer.Option("--certificate")] = None,
    pseudonyms: Annotated[Path | None, typer.Option("--pseudonyms")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Page ``help.validate``."""
    from roster.cli.validate import Request, run_validate

    request = Request(
        sources=tuple(sources),
        input_file=input_file,
        month=month,
        map=map_file,
        propose_map=propose_map,
        published=tuple(published or ()),
        published_on=published_on,
        json=json,
        html=html,
        xlsx=xlsx,
        only=tuple(only or ()),
        since=since,
        group_by=group_by,
        strict=strict,
        baseline=baseline,
        write_baseline=write_baseline,
        certificate=certificate,
        pseudonyms=pseudonyms,
        force=force,
        lang=ctx.obj["lang"],
    )
    return run_validate(request)


@app.command(cls=Page)
def equality(
    ctx: typer.Context,
    sources: Annotated[list[Path], typer.Argument(metavar="FILE")],
    out: Annotated[Path, typer.Option("--out")],
    input_file: Annotated[Path | None, typer.Option("--input")] = None,
    map_file: Annotated[Path | None, typer.Option("--map")] = None,
    json: Annotated[Path | None, typer.Option("--json")] = None,
    pseudonyms: Annotated[Path | None, typer.Option("--pseudonyms")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Page ``help.equality``."""
    from roster.cli.equality import Request, run_equality
    from roster.cli.validate import Request as Rosters

    rosters = Rosters(
        sources=tuple(sources),
        input_file=input_file,
        map=map_file,
        pseudonyms=pseudonyms,
        force=force,
        lang=ctx.obj["lang"],
    )
    return run_equality(Request(rosters, out, json))


@app.command(cls=Page)
def schema() -> int:
    """Page ``help.schema``."""
    from roster.cli.schema import run_schema

    return run_schema()
