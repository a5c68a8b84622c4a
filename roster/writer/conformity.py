"""The certificate: where a month stands with each rule, by which versions and from which files, in a language.

Sheets, pages and the screen show the same rows and lines; :func:`certificate_text` is the whole of it as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from roster.audited import AuditedMonth, Source
from roster.conformity import RuleVerdict, Standing, totals
from roster.domain.known import Fact
from roster.messages import text
from roster.registry import all_readings, read_on, readings_of, rules
from roster.rule import Status


@dataclass(frozen=True)
class ConformityRow:
    """One rule, in the words of a language; ``why`` says what the standing means and what was not given."""

    rule: str
    articles: str
    obligation: str
    standing: str
    breaches: int
    covered: int
    given: int
    noted: int
    preferences: int
    readings: str
    why: str


def conformity_rows(month: AuditedMonth, lang: str) -> tuple[ConformityRow, ...]:
    """Return a row for each rule in force in the month."""
    return tuple(_row(verdict, month, lang) for verdict in month.verdicts)


def _row(verdict: RuleVerdict, month: AuditedMonth, lang: str) -> ConformityRow:
    rule = rules()[verdict.rule]
    obeyed = readings_of(verdict.rule, month.instance.profile)
    return ConformityRow(
        rule=verdict.rule,
        articles="; ".join(cite.place for cite in rule.cites),
        obligation=rule.title.of(lang),
        standing=standing_text(verdict, lang),
        breaches=verdict.breaches,
        covered=verdict.covered,
        given=verdict.given,
        noted=verdict.noted,
        preferences=verdict.preferences,
        readings="; ".join(f"{reading.name}: {reading.value}" for reading in obeyed),
        why=verdict_text(verdict, lang),
    )


def standing_text(verdict: RuleVerdict, lang: str) -> str:
    """Return the standing in a word or two."""
    in_part = verdict.standing is Standing.CHECKED and verdict.in_part
    return text(f"conformity.standing_{'in_part' if in_part else verdict.standing.name.lower()}", lang)


def verdict_text(verdict: RuleVerdict, lang: str) -> str:
    """Return what the audit can say of a rule, and because of which missing facts no more than that."""
    if verdict.standing is Standing.NOT_CHECKED:
        return text("conformity.cannot", lang, facts=facts_text(verdict.missing, lang))
    said = _found(verdict, lang)
    if not verdict.missing:
        return said
    gaps = "; ".join(text(f"conformity.gap_{fact.name.lower()}", lang) for fact in verdict.missing)
    return text("conformity.in_part", lang, verdict=said, gaps=gaps)


def _found(verdict: RuleVerdict, lang: str) -> str:
    if verdict.breaches == 1:
        return text("conformity.one_breach", lang)
    if verdict.standing is Standing.BREACHED:
        return text("conformity.some_breaches", lang, breaches=verdict.breaches)
    if verdict.standing is Standing.GROUNDED:
        return text("conformity.excused", lang, covered=verdict.covered, given=verdict.given)
    if verdict.preferences:
        return text("conformity.measured_short", lang, preferences=verdict.preferences)
    is_wish = rules()[verdict.rule].status is Status.PREFERENCE
    return text("conformity.measured" if is_wish else "conformity.respected", lang)


def facts_text(facts: Iterable[Fact], lang: str) -> str:
    """Return the names of facts, in the order given."""
    return "; ".join(text(f"conformity.fact_{fact.name.lower()}", lang) for fact in facts)


def conformity_line(verdicts: Sequence[RuleVerdict], lang: str) -> str:
    """Return in one line how many rules stand where."""
    found = totals(verdicts)
    return text(
        "conformity.summary",
        lang,
        rules=len(verdicts),
        in_part=sum(verdict.in_part and verdict.standing is Standing.CHECKED for verdict in verdicts),
        **{standing.name.lower(): number for standing, number in found.items()},
    )


def unchecked_lines(verdicts: Sequence[RuleVerdict], lang: str) -> tuple[str, ...]:
    """Return one line for each fact that some rule could not do without, with the rules; some miss several."""
    silent = [verdict for verdict in verdicts if verdict.standing is Standing.NOT_CHECKED]
    by_fact = {fact: [verdict.rule for verdict in silent if fact in verdict.missing] for fact in Fact}
    return tuple(
        text("conformity.unchecked", lang, fact=facts_text([fact], lang), rules=", ".join(names))
        for fact, names in by_fact.items()
        if names
    )


def conformity_head(month: AuditedMonth, lang: str) -> tuple[tuple[str, str], ...]:
    """Return what was judged, by which versions, from which files: pairs of label and value."""
    instance = month.instance
    readings = "; ".join(f"{reading.name}: {reading.value}" for reading in all_readings(instance.profile))
    missing = [fact for fact in Fact if any(fact in verdict.missing for verdict in month.verdicts)]
    rows = [
        ("seat", instance.profile.seat),
        ("month", f"{instance.month:02}/{instance.year}"),
        ("program", version("roster")),
        ("law", text("conformity.on", lang, day=read_on())),
        ("agreement", _agreement(month, missing, lang)),
        ("readings", readings),
    ]
    if missing:
        rows.append(("not_given", facts_text(missing, lang)))
    head = [(text(f"conformity.{label}", lang), value) for label, value in rows]
    return (*head, *(_source(source, lang) for source in month.sources))


def _agreement(month: AuditedMonth, missing: Sequence[Fact], lang: str) -> str:
    profile = month.instance.profile
    if Fact.ACCORDO in missing:
        return text("conformity.agreement_unknown", lang)
    if profile.agreement_from is None:
        return profile.agreement
    return text("conformity.agreement_from", lang, agreement=profile.agreement, since=profile.agreement_from)


def _source(source: Source, lang: str) -> tuple[str, str]:
    role = text(f"conformity.role_{source.role.name.lower()}", lang)
    value = text("conformity.source_hash", lang, name=source.path.name, sha256=source.sha256)
    return text("conformity.source", lang, role=role), value


def certificate_text(months: Sequence[AuditedMonth], lang: str) -> str:
    """Return the certificates of months as text, one after the other."""
    return "\n\n".join("\n".join(_lines(month, lang)) for month in months) + "\n"


def _lines(month: AuditedMonth, lang: str) -> list[str]:
    title = text("conformity.title", lang)
    head = [f"{label}: {value}" for label, value in conformity_head(month, lang)]
    rows = [
        f"{row.rule}  {row.articles}\n    {row.obligation}\n    {row.standing.upper()}. {row.why}"
        + (f"\n    {text('conformity.reading', lang)}: {row.readings}" if row.readings else "")
        for row in conformity_rows(month, lang)
    ]
    return [title, "=" * len(title), "", *head, "", conformity_line(month.verdicts, lang), "", *rows]
